package org.w3id.entente.cli;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MainTest {
    private static final Path PROJECT = Path.of("src", "test", "resources", "projects", "small");

    @Test
    void anErrorIsOneLineToo() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new InputStream() {
            @Override
            public int read() {
                throw new StackOverflowError();
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                throw new StackOverflowError();
            }
        };
        Terminal terminal = new Terminal(
                in,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                PROJECT.toAbsolutePath(),
                Optional.of(PROJECT.toAbsolutePath()),
                false,
                false,
                Map.of());
        assertEquals(ExitCode.INCOMPLETE, Main.run(terminal, "check", "-"));
        assertEquals(
                "entente: a defect of entente: java.lang.StackOverflowError; "
                        + "please report it (ENTENTE_DEBUG=1 shows more)\n",
                err.toString(StandardCharsets.UTF_8));
    }
}
