package org.w3id.entente.live;

import org.w3id.entente.store.log.DiskFullException;

import java.io.IOException;

/** The ledger could not keep a change; nothing has changed. */
public final class UnwritableLedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isLasting;

    UnwritableLedgerException(IOException cause) {
        super(message(cause), cause);
        isLasting = !(cause instanceof DiskFullException);
    }

    private static String message(IOException cause) {
        return cause instanceof DiskFullException
                ? "the change cannot be kept: " + cause.getMessage()
                        + "; nothing has changed; make room, then try again"
                : "changes cannot be kept (" + cause.getMessage()
                        + "), so none is taken any more; mend the disk, then restart";
    }

    /** Whether no change can be made until a restart; otherwise the next one may find room. */
    public boolean isLasting() {
        return isLasting;
    }
}
