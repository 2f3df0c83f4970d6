package org.w3id.entente.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When each stage of a start was done, counted from the start of the process. Threads may share it. */
final class Timings {
    /** The place of field 22 after the name of the command. */
    private static final int START_TIME = 19;

    private static final double TICKS_PER_SECOND = 100;

    private final Instant start;
    private final List<Stage> stages = new ArrayList<>();

    private Timings(Instant start) {
        this.start = start;
    }

    /** Counts from the start of this process, as the system tells it; from now where it does not. */
    static Timings ofProcess() {
        Instant now = Instant.now();
        return new Timings(ageInLinux()
                .map(now::minus)
                .or(() -> ProcessHandle.current().info().startInstant())
                .orElse(now));
    }

    /**
     * How long this process has run, to a hundredth of a second. {@link ProcessHandle} counts from a boot time in whole
     * seconds, and may be wrong by one. See proc(5): fields 1 of uptime and 22 of stat.
     */
    private static Optional<Duration> ageInLinux() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String uptime = Files.readString(Path.of("/proc/uptime"));
            // The name of the command, in parentheses, may hold spaces.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double started = Long.parseLong(fields[START_TIME]) / TICKS_PER_SECOND;
            double age = Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) - started;
            return Optional.of(Duration.ofNanos(Math.round(age * 1e9)));
        } catch (IOException | RuntimeException notLinux) {
            return Optional.empty();
        }
    }

    /** Notes that a stage is done. */
    synchronized void done(String stage) {
        stages.add(new Stage(stage, Duration.between(start, Instant.now())));
    }

    /** The stages as a table, the earliest first. */
    synchronized String table() {
        StringBuilder table = new StringBuilder("Since the start of the process:\n");
        for (Stage stage : stages) {
            double seconds = stage.since().toNanos() / 1e9;
            table.append(String.format(Locale.ROOT, "%8.3f s  %s%n", seconds, stage.name()));
        }
        return table.toString();
    }

    private record Stage(String name, Duration since) {}
}
