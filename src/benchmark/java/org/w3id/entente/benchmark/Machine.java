package org.w3id.entente.benchmark;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The machine on which all this runs, in words. */
final class Machine {
    private Machine() {}

    static String description() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d cores (%s), %d GiB of memory, %s %s, JDK %s (%s)"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        Math.round((double) system.getTotalMemorySize() / (1 << 30)),
                        System.getProperty("os.name"),
                        System.getProperty("os.version").replaceAll("-.*", ""),
                        Runtime.version(),
                        System.getProperty("java.vendor"));
    }

    /** The processor's name, as Linux tells it; elsewhere its architecture. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** The first and the last of some days. */
    static String dates(List<String> days) {
        if (days.isEmpty()) {
            return "never";
        }
        return days.size() == 1 ? "on " + days.getFirst() : "from " + days.getFirst() + " to " + days.getLast();
    }
}
