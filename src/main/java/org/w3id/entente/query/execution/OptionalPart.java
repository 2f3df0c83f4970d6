package org.w3id.entente.query.execution;

/** Each solution of the input with those of an optional part, or as it is when there are none. */
final class OptionalPart extends Solutions {
    private final Solutions input;
    private final Solutions part;
    private boolean open;
    private boolean found;

    OptionalPart(Solutions input, Solutions part) {
        this.input = input;
        this.part = part;
    }

    @Override
    boolean next() {
        for (; ; ) {
            if (open) {
                if (part.next()) {
                    found = true;
                    return true;
                }
                open = false;
                if (!found) {
                    return true;
                }
            }
            if (!input.next()) {
                return false;
            }
            part.restart();
            open = true;
            found = false;
        }
    }

    @Override
    void restart() {
        if (open) {
            part.restart();
            open = false;
        }
        input.restart();
    }
}
