package org.w3id.entente.benchmark;

import org.w3id.entente.reason.PartnershipRules.Extent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * What the engine is wanted to reach, and what it reached.
 *
 * @param work what is done
 * @param wanted the bound
 * @param measured the figure; a dash where there is none
 * @param reached yes, no or a dash
 */
record Goal(String work, String wanted, String measured, String reached) {
    private static final long MILLION = 1_000_000;

    private static Goal of(String work, String wanted, OptionalDouble measured, String unit, DoublePredicate reached) {
        return measured.isPresent()
                ? new Goal(
                        work,
                        wanted,
                        Text.digits(measured) + unit,
                        reached.test(measured.getAsDouble()) ? "yes" : "**no**")
                : new Goal(work, wanted, Text.NONE, Text.NONE);
    }

    static List<Goal> of(Sheet sheet) {
        Cell vlog = new Cell(Contender.VLOG, Extent.NEGATION, MILLION);
        Cell rete = new Cell(Contender.RETE, Extent.POSITIVE, MILLION);
        Cell million = new Cell(Contender.ENTENTE, Extent.WHOLE, MILLION);
        Cell millions = new Cell(Contender.ENTENTE, Extent.WHOLE, 10 * MILLION);
        List<Goal> goals = new ArrayList<>();
        Map<String, String> times = new LinkedHashMap<>();
        times.put("materialise", "");
        times.put("materialise.loading", ", with loading");
        times.put("materialise.first", ", the first time in a process");
        for (String key : times.keySet()) {
            goals.add(of(
                    "conclude at 10⁶" + times.get(key),
                    "under VLog's time",
                    sheet.ratio(vlog.of(Contender.ENTENTE), key, vlog, key),
                    " times VLog's",
                    ratio -> ratio < 1));
        }
        goals.add(of(
                "conclude at 10⁶",
                "10 times quicker than RETE",
                sheet.ratio(rete, "materialise", rete.of(Contender.ENTENTE), "materialise"),
                " times",
                ratio -> ratio >= 10));
        goals.add(of(
                "conclude at 10⁷",
                "at most 12 times the time at 10⁶",
                sheet.ratio(millions, "materialise", million, "materialise"),
                " times",
                ratio -> ratio <= 12));
        goals.add(of(
                "heap at 10⁷",
                "at most " + Settings.OWN_GIBIBYTES + " GiB",
                sheet.number(millions, "conclusions").isPresent()
                        ? OptionalDouble.of(Settings.OWN_GIBIBYTES)
                        : OptionalDouble.empty(),
                " GiB were enough",
                heap -> heap <= 4));
        for (Cell cell : List.of(million, millions)) {
            String at = cell.equals(million) ? " at 10⁶" : " at 10⁷";
            int most = cell.equals(million) ? 1 : 2;
            goals.add(milliseconds(sheet, cell, "add.p50", "one triple added" + at + ", p50", most));
            goals.add(milliseconds(sheet, cell, "remove.p50", "one triple removed" + at + ", p50", most));
            goals.add(milliseconds(sheet, cell, "remove.p99", "one triple removed" + at + ", p99", 10));
            goals.add(correctness(sheet, cell, "conclusions after these changes" + at));
        }
        goals.add(milliseconds(sheet, million, "proof.p99", "proof at 10⁶, p99", 10));
        goals.add(of(
                "memory at 10⁶",
                "at most 60 bytes per triple",
                sheet.number(million, "bytes"),
                " bytes",
                bytes -> bytes <= 60));
        return goals;
    }

    private static Goal correctness(Sheet sheet, Cell cell, String work) {
        OptionalDouble missing = sheet.number(cell, "missing");
        OptionalDouble surplus = sheet.number(cell, "surplus");
        if (missing.isEmpty() || surplus.isEmpty()) {
            return new Goal(work, "none wrong", Text.NONE, Text.NONE);
        }
        double wrong = missing.getAsDouble() + surplus.getAsDouble();
        return new Goal(
                work,
                "none wrong",
                wrong == 0 ? "none wrong" : Text.count(wrong) + " wrong",
                wrong == 0 ? "yes" : "**no**");
    }

    private static Goal milliseconds(Sheet sheet, Cell cell, String key, String work, int most) {
        return of(work, "at most " + most + " ms", sheet.number(cell, key), " ms", value -> value <= most);
    }
}
