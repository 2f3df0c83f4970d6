package org.w3id.entente.load;

import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file's bytes; line feeds end lines, as RIOT counts them. Threads may share it. */
final class Lines {
    private final byte[] bytes;
    private IntArrayList starts;

    Lines(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The offset of a line's first byte; the number of bytes when the line lies beyond the end. */
    int start(int line) {
        IntArrayList index = index();
        return line > index.size() ? bytes.length : index.getInt(line - 1);
    }

    int count() {
        return index().size();
    }

    /** The line that holds the byte at an offset. */
    int lineAt(int offset) {
        IntArrayList index = index();
        int low = 0;
        int high = index.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (index.getInt(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    /** A line's text without its line end; what is no UTF-8 shows as U+FFFD. */
    Optional<String> text(int line) {
        if (line < 1 || line > count()) {
            return Optional.empty();
        }
        String text = text(start(line), start(line + 1));
        return Optional.of(text.replaceAll("[\r\n]+$", ""));
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private synchronized IntArrayList index() {
        if (starts == null) {
            starts = new IntArrayList();
            starts.add(0);
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n' && i + 1 < bytes.length) {
                    starts.add(i + 1);
                }
            }
        }
        return starts;
    }
}
