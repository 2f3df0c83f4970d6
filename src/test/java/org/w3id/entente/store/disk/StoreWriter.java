package org.w3id.entente.store.disk;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that tells a story to a store, and prints each version once it is acknowledged, until it is killed. */
final class StoreWriter {
    private StoreWriter() {}

    /** The folder of the store, and the seed of the story. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Store store = Store.open(Path.of(arguments[0])).store();
        Story story = new Story(Long.parseLong(arguments[1])).upTo(store.version());
        while (true) {
            story.appendTo(store);
            out.println(story.version());
        }
    }
}
