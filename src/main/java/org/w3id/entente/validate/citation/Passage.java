package org.w3id.entente.validate.citation;

/**
 * A run of characters in a text. A shared value.
 *
 * @param start the offset of its first character, in Unicode code points from 0
 * @param end the offset after its last character
 */
public record Passage(int start, int end) implements Comparable<Passage> {
    /** Checks that the start is from 0 and not after the end. */
    public Passage {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no passage: " + start + "-" + end);
        }
    }

    /** By start, then end. */
    @Override
    public int compareTo(Passage other) {
        return start == other.start ? Integer.compare(end, other.end) : Integer.compare(start, other.start);
    }

    /** {@code start-end}. */
    @Override
    public String toString() {
        return start + "-" + end;
    }
}
