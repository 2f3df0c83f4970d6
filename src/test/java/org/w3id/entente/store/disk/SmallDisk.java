package org.w3id.entente.store.disk;

import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file system of few bytes, where this process may mount one. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /**
     * Mounts a file system on a folder.
     *
     * @throws TestAbortedException when that is not permitted here; the reason is said
     */
    static SmallDisk on(Path folder, int kibibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String said;
        try {
            said = run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder.toString());
        } catch (IOException none) {
            said = none.getMessage();
        }
        if (!said.isEmpty()) {
            throw new TestAbortedException("no small file system can be mounted here: " + said.strip());
        }
        return new SmallDisk(folder);
    }

    /** Takes what room there is left. */
    Path fill() throws IOException {
        Path filler = folder.resolve("filler");
        for (int size : new int[] {4096, 1}) {
            try (OutputStream out =
                    Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                for (int i = 0; i < 1 << 20; i++) {
                    out.write(new byte[size]);
                }
            } catch (IOException full) {
                continue;
            }
            throw new IOException(folder + " does not become full");
        }
        return filler;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said + "status " + process.exitValue();
    }

    @Override
    public void close() throws IOException {
        try {
            String said = run("umount", "-l", folder.toString());
            if (!said.isEmpty()) {
                throw new IOException(said);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
