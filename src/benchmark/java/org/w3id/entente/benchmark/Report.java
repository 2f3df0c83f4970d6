package org.w3id.entente.benchmark;

import org.w3id.entente.reason.PartnershipRules;
import org.w3id.entente.reason.PartnershipRules.Extent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The results as tables in Markdown. */
final class Report {
    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- /measured -->";

    private final Settings settings;
    private final Sheet sheet;
    private final StringBuilder text = new StringBuilder();

    private Report(Settings settings, Sheet sheet) {
        this.settings = settings;
        this.sheet = sheet;
    }

    static String of(Settings settings) throws IOException {
        return new Report(settings, Sheet.of(settings.folder())).markdown();
    }

    /** Puts tables between the marks of a page. */
    static void write(Path page, String tables) throws IOException {
        String old = Files.readString(page);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for tables: wanted are the lines " + BEGIN + " and " + END);
        }
        Files.writeString(page, old.substring(0, begin + BEGIN.length()) + "\n" + tables + old.substring(end));
    }

    private String markdown() {
        line("Measured " + Machine.dates(sheet.values("date")) + " on " + Machine.description() + ".");
        line("Compared: " + settings.versions() + ". Bounds: a process was ended after " + settings.seconds()
                + " s; the heap was " + Settings.OWN_GIBIBYTES + " GiB for Entente and " + settings.gibibytes()
                + " GiB for the others.");
        line("");
        line("### Goals");
        line("");
        row("work", "wanted", "measured", "reached");
        row("---", "---", "---", "---");
        for (Goal goal : Goal.of(sheet)) {
            row(goal.work(), goal.wanted(), goal.measured(), goal.reached());
        }
        for (Extent extent : Extent.values()) {
            conclusions(extent);
        }
        changes();
        explanations();
        return text.toString();
    }

    private void conclusions(Extent extent) {
        List<Cell> cells = sheet.cells(extent);
        if (cells.isEmpty()) {
            return;
        }
        String name = cells.getFirst().rules();
        line("");
        line("### Conclusions of the " + name + " rules ("
                + PartnershipRules.of(extent).size() + ")");
        line("");
        row(
                "asserted",
                "engine",
                "conclusions",
                "same as Entente's",
                "first time, s",
                "then, s",
                "with loading, s",
                "times Entente's",
                "bytes per triple",
                "peak, MiB");
        row("--:", "---", "--:", "---", "--:", "--:", "--:", "--:", "--:", "--:");
        for (Cell cell : cells) {
            Cell own = cell.of(Contender.ENTENTE);
            if (sheet.text(cell, "conclusions").isEmpty()) {
                row(
                        Text.count((double) cell.size()),
                        cell.contender().label(),
                        sheet.text(cell, "outcome").orElse("not finished"));
                continue;
            }
            boolean apart = sheet.number(cell, "materialise").isPresent();
            String key = apart ? "materialise" : "materialise.loading";
            row(
                    Text.count(sheet.number(cell, "asserted")),
                    cell.contender().label(),
                    Text.count(sheet.number(cell, "conclusions")),
                    agreement(cell, own),
                    apart ? Text.digits(sheet.number(cell, "materialise.first")) : Text.NONE,
                    Text.digits(sheet.number(cell, "materialise")),
                    Text.digits(sheet.number(cell, "materialise.loading")),
                    cell.equals(own) ? Text.NONE : Text.digits(sheet.ratio(cell, key, own, key)),
                    Text.digits(sheet.number(cell, "bytes")),
                    mebibytes(sheet.number(cell, "materialise.peak")));
        }
    }

    private String agreement(Cell cell, Cell own) {
        if (cell.equals(own)) {
            return Text.NONE;
        }
        List<String> counts = counts(cell);
        List<String> owns = counts(own);
        if (counts.equals(owns)) {
            return "yes";
        }
        List<String> different = new ArrayList<>(counts);
        different.removeAll(owns);
        return owns.isEmpty() ? Text.NONE : "no: " + String.join(", ", different);
    }

    private List<String> counts(Cell cell) {
        return sheet.text(cell, "predicates")
                .map(counts -> Arrays.asList(counts.split(" ")))
                .orElse(List.of());
    }

    private void changes() {
        line("");
        line("### One triple added, one taken back, and the answer read (ms)");
        line("");
        row(
                "rules",
                "asserted",
                "engine",
                "add p50",
                "p99",
                "max",
                "answers as Entente's",
                "remove p50",
                "p99",
                "max",
                "wrong afterwards");
        row("---", "--:", "---", "--:", "--:", "--:", "---", "--:", "--:", "--:", "---");
        for (Extent extent : Extent.values()) {
            for (Cell cell : sheet.cells(extent)) {
                if (sheet.number(cell, "add.p50").isPresent()) {
                    List<String> columns = new ArrayList<>(List.of(
                            cell.rules(),
                            Text.count((double) cell.size()),
                            cell.contender().label()));
                    columns.addAll(times(cell, "add"));
                    columns.add(answers(cell));
                    columns.addAll(times(cell, "remove"));
                    columns.add(wrong(cell));
                    row(columns.toArray(String[]::new));
                }
            }
        }
    }

    /** Whether the same answers were read after the same additions. */
    private String answers(Cell cell) {
        Cell own = cell.of(Contender.ENTENTE);
        if (cell.equals(own) || sheet.text(own, "answers").isEmpty()) {
            return Text.NONE;
        }
        return sheet.text(cell, "answers").equals(sheet.text(own, "answers")) ? "yes" : "no";
    }

    private String wrong(Cell cell) {
        OptionalDouble missing = sheet.number(cell, "missing");
        OptionalDouble surplus = sheet.number(cell, "surplus");
        if (missing.isEmpty() || surplus.isEmpty()) {
            return sheet.text(cell, "outcome").orElse(Text.NONE);
        }
        double all = missing.getAsDouble() + surplus.getAsDouble();
        return all == 0
                ? "nothing"
                : Text.count(missing) + " missing, " + Text.count(surplus) + " too many, after "
                        + Text.count(sheet.number(cell, "remove.count")) + " removals";
    }

    private List<String> times(Cell cell, String what) {
        return List.of(
                Text.digits(sheet.number(cell, what + ".p50")),
                Text.digits(sheet.number(cell, what + ".p99")),
                Text.digits(sheet.number(cell, what + ".max")));
    }

    private void explanations() {
        line("");
        line("### Proofs of conclusions taken at random, and what would be if (ms; Entente alone)");
        line("");
        row("asserted", "proof p50", "p99", "max", "what-if p50", "p99", "max");
        row("--:", "--:", "--:", "--:", "--:", "--:", "--:");
        for (Cell cell : sheet.cells(Extent.WHOLE)) {
            if (cell.contender() == Contender.ENTENTE) {
                List<String> columns = new ArrayList<>(List.of(Text.count((double) cell.size())));
                columns.addAll(times(cell, "proof"));
                columns.addAll(times(cell, "what-if"));
                row(columns.toArray(String[]::new));
            }
        }
    }

    private static String mebibytes(OptionalDouble bytes) {
        return bytes.isPresent() && bytes.getAsDouble() > 0 ? Text.count(bytes.getAsDouble() / (1 << 20)) : Text.NONE;
    }

    private void row(String... columns) {
        line("| " + String.join(" | ", columns) + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
