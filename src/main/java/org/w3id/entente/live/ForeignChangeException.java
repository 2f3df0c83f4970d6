package org.w3id.entente.live;

/** A change that was made elsewhere does not lead on from what is known here: the two have not gone the same way. */
public final class ForeignChangeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ForeignChangeException(String found) {
        super(found);
    }
}
