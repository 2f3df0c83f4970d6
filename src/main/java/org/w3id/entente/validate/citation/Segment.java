package org.w3id.entente.validate.citation;

/**
 * A stretch of a text that stands for itself.
 *
 * @param kind what it is
 * @param passage where it is, without white space around it
 */
public record Segment(Kind kind, Passage passage) {
    /** What a segment can be. */
    public enum Kind {
        /** A line that begins with number signs. */
        HEADING("heading", "headings"),
        /** A line that sends the reader elsewhere. */
        CROSS_REFERENCE("cross reference", "cross references"),
        /** A sentence. */
        SENTENCE("sentence", "sentences"),
        /** A line that ends without a full stop, such as the words below a picture. */
        CAPTION("caption", "captions"),
        /** A row of a table, with bars between its cells. */
        TABLE_ROW("table row", "table rows"),
        /** Page numbers, running heads and the like. */
        FURNITURE("line of page furniture", "lines of page furniture");

        private final String one;
        private final String many;

        Kind(String one, String many) {
            this.one = one;
            this.many = many;
        }

        /**
         * The kind in words.
         *
         * @param count how many
         * @return singular or plural
         */
        public String words(long count) {
            return count == 1 ? one : many;
        }

        /**
         * Says whether segments of this kind state something, so that a citation is due.
         *
         * @return true for sentences, captions and table rows
         */
        public boolean isStatement() {
            return switch (this) {
                case SENTENCE, CAPTION, TABLE_ROW -> true;
                case HEADING, CROSS_REFERENCE, FURNITURE -> false;
            };
        }
    }
}
