package org.w3id.entente.validate.citation;

import java.util.BitSet;
import java.util.List;

/**
 * What cites a segment.
 *
 * @param segment the segment
 * @param citations the citations that overlap it, sorted by passage
 * @param letters the number of its letters and digits
 * @param citedLetters the number of these that a citation covers
 */
public record Coverage(Segment segment, List<CitedText.Citation> citations, int letters, int citedLetters) {
    /** An overlap of fewer letters is a citation's edge. */
    private static final int SUBSTANTIAL = 12;

    private static final int HALF = 50;

    /** Copies the list. */
    public Coverage {
        citations = List.copyOf(citations);
    }

    static Coverage of(Segment segment, CitedText cited, SourceText source) {
        Passage passage = segment.passage();
        List<CitedText.Citation> overlapping = cited.citations().stream()
                .filter(each ->
                        each.passage().start() < passage.end() && each.passage().end() > passage.start())
                .toList();
        BitSet covered = new BitSet();
        overlapping.forEach(each -> covered.set(
                Math.max(each.passage().start(), passage.start()) - passage.start(),
                Math.min(each.passage().end(), passage.end()) - passage.start()));
        int[] codePoints = source.text(passage).codePoints().toArray();
        int letters = 0;
        int covering = 0;
        for (int i = 0; i < codePoints.length; i++) {
            if (Character.isLetterOrDigit(codePoints[i])) {
                letters++;
                covering += covered.get(i) ? 1 : 0;
            }
        }
        return new Coverage(segment, overlapping, letters, covering);
    }

    /**
     * Says whether citations cover a substantial part of the segment.
     *
     * @return true when they cover a dozen letters, or all
     */
    public boolean isCited() {
        return !citations.isEmpty() && citedLetters >= Math.min(SUBSTANTIAL, letters);
    }

    /**
     * Says whether something cites the segment but most of it stands uncited.
     *
     * @return true when it is cited, and to less than half of its letters
     */
    public boolean isMostlyUncited() {
        return isCited() && percent() < HALF;
    }

    /**
     * Says whether something cites the segment but not all of it.
     *
     * @return true when it is cited, and a letter is not
     */
    public boolean isPartlyCited() {
        return isCited() && citedLetters < letters;
    }

    /**
     * The share of the segment's letters that citations cover.
     *
     * @return whole percent, 0 to 100; 100 only when all are covered
     */
    public int percent() {
        if (letters == 0) {
            return isCited() ? 100 : 0;
        }
        return (int) (100L * citedLetters / letters);
    }
}
