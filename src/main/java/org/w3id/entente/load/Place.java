package org.w3id.entente.load;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a file. A shared value.
 *
 * @param file the file's name as its user knows it
 * @param line the line, from 1; 0 stands for the whole file
 * @param column the column in UTF-16 units, from 1; 0 when the place is a whole file
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    /** Checks that line and column count from 1, or are both 0. */
    public Place {
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0 || (line == 0) != (column == 0)) {
            throw new IllegalArgumentException("no place in a file: line " + line + ", column " + column);
        }
    }

    /**
     * The place that is a whole file.
     *
     * @param file the file's name
     * @return the place
     */
    public static Place wholeFile(String file) {
        return new Place(file, 0, 0);
    }

    /**
     * Says whether the place is a whole file.
     *
     * @return true when there is neither line nor column
     */
    public boolean isWholeFile() {
        return line == 0;
    }

    /** By file, line and column. */
    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column}, or the file alone. */
    @Override
    public String toString() {
        return isWholeFile() ? file : file + ":" + line + ":" + column;
    }
}
