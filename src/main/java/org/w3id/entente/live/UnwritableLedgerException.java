package org.w3id.entente.live;

import java.io.IOException;

/** The ledger could not keep a change; nothing has changed, and nothing can be changed until a restart. */
public final class UnwritableLedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnwritableLedgerException(IOException cause) {
        super(
                "changes cannot be kept (" + cause.getMessage()
                        + "), so none is taken any more; make room or mend the disk, then restart",
                cause);
    }
}
