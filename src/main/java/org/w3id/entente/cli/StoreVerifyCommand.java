package org.w3id.entente.cli;

import org.w3id.entente.store.disk.StoreVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Reads a store from its beginning to its end and says what was found. */
@Command(
        name = "verify",
        description = "Read a whole store and compare it with its digests.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Changes nothing, and may be used while a server runs on the store.",
            "Exit status 0 when the store is sound, 1 when it is damaged, 3 when it cannot be read."
        })
final class StoreVerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "the folder of the store")
    private String folder = "";

    StoreVerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        StoreVerification verification = StoreVerification.of(terminal.path(folder));
        verification.parts().forEach(part -> terminal.out()
                .printf("%-7s %-13s %s%n", part.isSound() ? "sound" : "damaged", part.name(), part.finding()));
        return verification.isSound() ? ExitCode.YES : ExitCode.NO;
    }
}
