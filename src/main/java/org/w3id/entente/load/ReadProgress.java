package org.w3id.entente.load;

/** Hears how far reading has come. Called from several threads. */
@FunctionalInterface
public interface ReadProgress {
    /** Hears nothing. */
    ReadProgress NONE = bytes -> {};

    /**
     * Called now and then while a source is read.
     *
     * @param bytes how many more bytes were parsed since the last call
     */
    void parsed(long bytes);
}
