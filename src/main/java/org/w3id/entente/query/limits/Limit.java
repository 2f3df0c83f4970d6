package org.w3id.entente.query.limits;

/** What is limited. The labels stand in messages and in problem documents, and do not change. */
public enum Limit {
    /** The time from the start of the evaluation to its last row. */
    TIME("time", "ask for less, or make the patterns more selective"),
    /** The rows of a SELECT query's answer. */
    ROWS("rows", "add LIMIT, or page with ORDER BY, LIMIT and OFFSET"),
    /** The triples of a CONSTRUCT or DESCRIBE query's answer. */
    TRIPLES("triples", "add LIMIT, or narrow the query"),
    /** The quads that an update writes. */
    QUADS("quads", "make it in several steps"),
    /** The text of an answer's terms. */
    ANSWER_TEXT("answer-text", "select fewer columns, add LIMIT, or page with ORDER BY, LIMIT and OFFSET"),
    /** What one query holds at once: rows to be sorted, groups, distinct rows, hash tables. */
    HELD_BYTES("held-bytes", "narrow the patterns, so that less is sorted, grouped or joined"),
    /** The memory of the whole process. */
    MEMORY("memory", "narrow the query, or ask again when less is going on"),
    /** The length of one string. */
    STRING_LENGTH("string-length", "join or replace shorter strings"),
    /** The digits of one number. */
    DIGITS("digits", "calculate with smaller numbers, or with xsd:double"),
    /** The extent of a duration, which calendars add up month by month. */
    DURATION("duration", "calculate with shorter durations"),
    /** How deeply a regular expression descends into itself. */
    REGULAR_EXPRESSION("regular-expression", "write a simpler regular expression, or use CONTAINS"),
    /** How deeply the evaluation descends into itself. */
    DEPTH("depth", "nest the query less deeply, or bound the path"),
    /** Somebody stopped the query. */
    STOPPED("stopped", "ask again");

    private final String label;
    private final String cure;

    Limit(String label, String cure) {
        this.label = label;
        this.cure = cure;
    }

    /** The name of the limit for programs. */
    public String label() {
        return label;
    }

    /** What to do about it. */
    public String cure() {
        return cure;
    }
}
