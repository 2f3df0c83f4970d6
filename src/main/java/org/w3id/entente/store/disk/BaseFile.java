package org.w3id.entente.store.disk;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.QuadText;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What a store begins with: N-Quads, compressed. Blank nodes keep their labels. */
final class BaseFile {
    private static final int AT_ONCE = 1_000;

    private BaseFile() {}

    /** Writes distinct quads to a file, which is on disk afterwards. */
    static Description.Base write(Path file, long version, Iterator<Quad> quads) throws IOException {
        Sum sum = new Sum();
        Layout.write(file, out -> {
            OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
            GZIPOutputStream compressed = new GZIPOutputStream(buffered, 1 << 16);
            QuadText.write(Iter.map(quads, sum::add), compressed);
            compressed.finish();
            buffered.flush();
        });
        return new Description.Base(version, sum.count, sum.hash(), Layout.sha256(file));
    }

    /** Adds up quads, several at a time. */
    private static final class Sum {
        private final List<Quad> waiting = new ArrayList<>(AT_ONCE);
        private CanonicalHash hash = CanonicalHash.NOTHING;
        private long count;

        Quad add(Quad quad) {
            waiting.add(quad);
            count++;
            if (waiting.size() == AT_ONCE) {
                hash();
            }
            return quad;
        }

        CanonicalHash hash() {
            hash = hash.after(new DatasetChange(waiting, List.of()));
            waiting.clear();
            return hash;
        }
    }

    /**
     * Reads the file, after it was compared with its digest.
     *
     * @param each is given each quad
     * @throws BrokenStoreException when it is not the file that was written
     * @throws IOException when it cannot be read
     */
    static void read(Path file, Description.Base base, Consumer<Quad> each) throws IOException {
        check(file, base);
        try (InputStream in =
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), 1 << 16)) {
            QuadText.read(in, each);
        } catch (RiotException fault) {
            throw new BrokenStoreException(
                    file, "it is no N-Quads: " + fault.getMessage(), BrokenStoreException.RESTORE, fault);
        }
    }

    /** Compares the file with its digest alone. */
    static void check(Path file, Description.Base base) throws IOException {
        String found;
        try {
            found = Layout.sha256(file);
        } catch (NoSuchFileException missing) {
            throw new BrokenStoreException(file, "it is missing", BrokenStoreException.RESTORE, missing);
        }
        if (!found.equals(base.sha256())) {
            throw new BrokenStoreException(
                    file,
                    "found SHA-256 " + found + ", wanted " + base.sha256() + " of store.json",
                    BrokenStoreException.RESTORE);
        }
    }
}
