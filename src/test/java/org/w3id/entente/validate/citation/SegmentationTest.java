package org.w3id.entente.validate.citation;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SegmentationTest {
    @Test
    void endsNoSentenceAfterAnAbbreviation() {
        assertSegments(
                "The drill was held by the U.S. Forces under Gen. Doe, cf. Sec. 3 and No. 4, off St. Olaf. It ended.",
                "SENTENCE The drill was held by the U.S. Forces under Gen. Doe, cf. Sec. 3 and No. 4, off St. Olaf.",
                "SENTENCE It ended.");
    }

    @Test
    void endsASentenceAfterAnAbbreviationWhenAnotherBegins() {
        assertSegments(
                "Japan met the U.S. The talks went on. They met Paper, Inc. Lanterns were lit.",
                "SENTENCE Japan met the U.S.",
                "SENTENCE The talks went on.",
                "SENTENCE They met Paper, Inc. Lanterns were lit.");
    }

    @Test
    void takesClosingMarksToTheSentence() {
        assertSegments(
                "They called it “the Paper Lantern.” (It was lit in 2001.) All left.[12]",
                "SENTENCE They called it “the Paper Lantern.”",
                "SENTENCE (It was lit in 2001.)",
                "SENTENCE All left.[12]");
    }

    @Test
    void tellsTheKindsOfLinesApart() {
        assertSegments(
                """
                ## Section 1

                Q See Chapter 2, Section 2 (Lanterns)
                Section 1-4 (More Lanterns), p. 388
                ##
                Crew waving in the drill Paper Lantern (May 2001)
                |2001|May: lit|
                Chapter
                3
                [p. 12]
                """,
                "HEADING ## Section 1",
                "CROSS_REFERENCE Q See Chapter 2, Section 2 (Lanterns)",
                "CROSS_REFERENCE Section 1-4 (More Lanterns), p. 388",
                "HEADING ##",
                "CAPTION Crew waving in the drill Paper Lantern (May 2001)",
                "TABLE_ROW |2001|May: lit|",
                "FURNITURE Chapter",
                "FURNITURE 3",
                "FURNITURE [p. 12]");
    }

    @Test
    void countsCodePoints() {
        SourceText source = SourceText.of("text", "🏮 was lit. 日本 came.\r\nIt ended.");
        assertEquals(
                List.of(new Passage(0, 10), new Passage(11, 19), new Passage(21, 30)),
                Segmentation.of(source).stream().map(Segment::passage).toList());
    }

    private static void assertSegments(String text, String... segments) {
        SourceText source = SourceText.of("text", text);
        assertEquals(
                List.of(segments),
                Segmentation.of(source).stream()
                        .map(each -> each.kind() + " " + source.text(each.passage()))
                        .toList());
    }
}
