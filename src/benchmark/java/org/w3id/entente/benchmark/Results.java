package org.w3id.entente.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures of one process in a file, one on a line as soon as it is known: what was measured outlives the process. */
final class Results {
    private final Path file;

    Results(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    void put(String key, double value) throws IOException {
        put(key, String.format(Locale.ROOT, "%.6f", value));
    }

    void put(String key, long value) throws IOException {
        put(key, Long.toString(value));
    }

    void put(String key, String value) throws IOException {
        Files.writeString(
                file,
                key + "\t" + value.replaceAll("\\s+", " ") + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    void put(String key, Series series) throws IOException {
        put(key + ".count", series.count());
        put(key + ".p50", series.quantile(0.5));
        if (series.count() >= 100) { // of fewer, none is the hundredth
            put(key + ".p99", series.quantile(0.99));
        }
        put(key + ".max", series.quantile(1));
    }

    /** What is known, in the order of its coming. */
    Map<String, String> all() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        if (exists()) {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                values.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return values;
    }

    Optional<String> text(String key) throws IOException {
        return Optional.ofNullable(all().get(key));
    }

    OptionalDouble number(String key) throws IOException {
        String value = all().get(key);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    }
}
