package org.w3id.entente.store.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** There was no room for a record; the log is as it was before, and takes the next one when there is room again. */
public final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1;

    DiskFullException(Path file, IOException cause) {
        super("no room for a change in " + file + " (" + cause.getMessage() + ")", cause);
    }

    /** Whether a failure is for want of room; the system says so in its message alone. */
    static boolean isMeant(Exception failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof IOException
                && (message.contains("no space left")
                        || message.contains("quota exceeded")
                        || message.contains("not enough space"));
    }
}
