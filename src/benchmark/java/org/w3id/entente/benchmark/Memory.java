package org.w3id.entente.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What a process uses. */
final class Memory {
    private Memory() {}

    /** Bytes of the heap that something still refers to. */
    @SuppressWarnings("CallToSystemGC")
    static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The most bytes of memory that this process ever held; empty where the system does not tell (Linux does). */
    static OptionalLong peak() {
        return status("VmHWM");
    }

    /** The bytes of memory that this process holds; empty where the system does not tell. */
    static OptionalLong resident() {
        return status("VmRSS");
    }

    private static OptionalLong status(String key) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(key + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
