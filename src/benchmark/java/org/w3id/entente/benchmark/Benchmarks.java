package org.w3id.entente.benchmark;

import org.w3id.entente.reason.PartnershipRules.Extent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the benchmarks, each in a process of its own and one after the other, and writes the tables. A process that does
 * not end in time, or runs out of memory, is reported as such, and its engine is not tried on anything larger.
 */
final class Benchmarks {
    private static final int OUT_OF_MEMORY = 3; // what the virtual machine exits with, by -XX:+ExitOnOutOfMemoryError

    private static final String SCRATCH = "scratch";

    private final Settings settings;
    private final PrintStream out;

    private Benchmarks(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Settings are system properties; see the profile of the build. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings;
        try {
            settings = Settings.ofSystem();
        } catch (IllegalArgumentException e) {
            System.err.println("benchmark: " + e.getMessage());
            System.exit(2);
            return;
        }
        new Benchmarks(settings, System.out).run();
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(settings.folder());
        try (DirectoryStream<Path> left = Files.newDirectoryStream(settings.folder(), SCRATCH + "*")) {
            for (Path scratch : left) { // of a run that was broken off
                delete(scratch);
            }
        }
        List<Cell> cells = cells();
        long begin = System.nanoTime();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            out.printf(Locale.ROOT, "[%d/%d] %s%n", i + 1, cells.size(), cell);
            measure(cell);
        }
        out.printf(Locale.ROOT, "measured in %d minutes%n%n", (System.nanoTime() - begin) / 60_000_000_000L);
        String tables = Report.of(settings);
        Files.writeString(settings.folder().resolveSibling("benchmarks.md"), tables);
        out.println(tables);
        if (settings.write()) {
            Report.write(Path.of("docs", "benchmarks.md"), tables);
        }
    }

    /** By size, and then by extent, so that engines are measured side by side. */
    private List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (long size : settings.sizes()) {
            for (Extent extent : Extent.values()) {
                for (Contender contender : settings.contenders()) {
                    if (contender.extents().contains(extent)) {
                        cells.add(new Cell(contender, extent, size));
                    }
                }
            }
        }
        return cells;
    }

    private void measure(Cell cell) throws IOException, InterruptedException {
        Results results = cell.results(settings.folder());
        if (settings.resume() && results.text("outcome").isPresent()) {
            out.println("    measured before");
            return;
        }
        results.clear();
        Optional<Cell> unfinished = unfinished(cell);
        String outcome;
        if (unfinished.isPresent()) {
            outcome = "not tried, since " + unfinished.get() + " did not finish";
        } else {
            Path scratch = Files.createTempDirectory(settings.folder(), SCRATCH);
            outcome = run(cell, results, scratch);
            delete(scratch);
        }
        results.put("date", LocalDate.now(ZoneId.systemDefault()).toString());
        results.put("outcome", outcome);
        if (!outcome.equals("finished")) {
            out.println("    " + outcome);
        }
    }

    /** A lesser task of the same engine that came to no conclusions. */
    private Optional<Cell> unfinished(Cell cell) throws IOException {
        for (long size : settings.sizes()) {
            for (Extent extent : cell.contender().extents()) {
                Cell lesser = new Cell(cell.contender(), extent, size);
                if (size <= cell.size() && extent.compareTo(cell.extent()) <= 0 && !lesser.equals(cell)) {
                    Map<String, String> values =
                            lesser.results(settings.folder()).all();
                    if (values.containsKey("outcome") && !values.containsKey("conclusions")) {
                        return Optional.of(lesser);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private String run(Cell cell, Results results, Path scratch) throws IOException, InterruptedException {
        int heap = cell.contender() == Contender.ENTENTE ? Settings.OWN_GIBIBYTES : settings.gibibytes();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "g",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Trial.class.getName(),
                        cell.contender().name(),
                        cell.extent().name(),
                        Long.toString(cell.size()),
                        results.file().toString(),
                        scratch.toString())
                .inheritIO()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        if (!process.waitFor(settings.seconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return "ended after " + settings.seconds() + " s";
        }
        return switch (process.exitValue()) {
            case 0 -> "finished";
            case OUT_OF_MEMORY -> "out of memory: heap of " + heap + " GiB";
            default -> "failed with exit status " + process.exitValue();
        };
    }
}
