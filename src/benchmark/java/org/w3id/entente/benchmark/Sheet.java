package org.w3id.entente.benchmark;

import org.w3id.entente.reason.PartnershipRules.Extent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/** All results of a folder, read once. */
final class Sheet {
    private final Map<Cell, Map<String, String>> results;

    private Sheet(Map<Cell, Map<String, String>> results) {
        this.results = results;
    }

    static Sheet of(Path folder) throws IOException {
        Map<Cell, Map<String, String>> results = new TreeMap<>();
        for (Cell cell : Cell.measured(folder)) {
            results.put(cell, cell.results(folder).all());
        }
        return new Sheet(results);
    }

    /** What was measured with some rules, by size and then by engine. */
    List<Cell> cells(Extent extent) {
        return results.keySet().stream().filter(cell -> cell.extent() == extent).toList();
    }

    /** Every value of a key, each once and in order. */
    List<String> values(String key) {
        TreeSet<String> values = new TreeSet<>();
        results.values().forEach(each -> Optional.ofNullable(each.get(key)).ifPresent(values::add));
        return new ArrayList<>(values);
    }

    Optional<String> text(Cell cell, String key) {
        return Optional.ofNullable(results.getOrDefault(cell, Map.of()).get(key));
    }

    OptionalDouble number(Cell cell, String key) {
        return text(cell, key).map(Double::parseDouble).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** How many times as much one number is as another. */
    OptionalDouble ratio(Cell cell, String key, Cell other, String otherKey) {
        OptionalDouble one = number(cell, key);
        OptionalDouble two = number(other, otherKey);
        return one.isPresent() && two.isPresent() && two.getAsDouble() > 0
                ? OptionalDouble.of(one.getAsDouble() / two.getAsDouble())
                : OptionalDouble.empty();
    }
}
