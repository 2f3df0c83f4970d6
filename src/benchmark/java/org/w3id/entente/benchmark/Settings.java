package org.w3id.entente.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a run measures, and within which bounds.
 *
 * @param sizes triples asserted, ascending
 * @param contenders the engines
 * @param seconds after how many seconds a process is ended
 * @param gibibytes the heap that an engine other than Entente may use
 * @param resume whether what is already measured is left as it is
 * @param write whether the tables go into the documentation as well
 * @param folder where results are kept
 * @param versions what is compared, in words
 */
record Settings(
        List<Long> sizes,
        List<Contender> contenders,
        long seconds,
        int gibibytes,
        boolean resume,
        boolean write,
        Path folder,
        String versions) {
    /** The heap of Entente's own processes; it is to need no more. */
    static final int OWN_GIBIBYTES = 4;

    Settings {
        sizes = sizes.stream().sorted().toList();
        contenders = contenders.stream().sorted().toList();
        if (sizes.isEmpty() || contenders.isEmpty() || sizes.getFirst() < 1_000) {
            throw new IllegalArgumentException(
                    "wanted are sizes from 1000 on, such as -Dsizes=10000,100000, and engines"
                            + " such as -Dengines=entente,vlog; found were " + sizes + " and " + contenders);
        }
    }

    /** From system properties, each of which the build gives. */
    static Settings ofSystem() {
        String engines = property("engines");
        return new Settings(
                Arrays.stream(property("sizes").split(",")).map(Settings::size).toList(),
                engines.equals("all")
                        ? List.of(Contender.values())
                        : Arrays.stream(engines.split(","))
                                .map(Settings::contender)
                                .toList(),
                Long.parseLong(property("limit")),
                Integer.parseInt(property("heap")),
                Boolean.parseBoolean(property("resume")),
                property("benchmarks").equals("write"),
                Path.of(property("folder")),
                property("versions"));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("no -D" + name + " was given");
        }
        return value;
    }

    private static long size(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "-Dsizes takes numbers of triples, such as 10000,100000, not " + text, e);
        }
    }

    private static Contender contender(String text) {
        try {
            return Contender.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            String known = String.join(
                    ", ", Arrays.stream(Contender.values()).map(Contender::key).toList());
            throw new IllegalArgumentException("there is no engine " + text + "; known are " + known + " and all", e);
        }
    }
}
