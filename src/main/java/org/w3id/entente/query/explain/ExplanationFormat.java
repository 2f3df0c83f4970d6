package org.w3id.entente.query.explain;

import java.util.Locale;

/** The formats in which the answer to “why?” can be written. */
public enum ExplanationFormat {
    /** A tree for a terminal: labels first, each asserted statement with its edition, characters and claim. */
    TEXT("text/plain"),

    /**
     * One JSON object. {@code statement} is what was asked, {@code holds} whether it holds, {@code proofs} the numbers of
     * the steps that prove it, the smallest proof first, {@code steps} all steps in reading order, {@code more} whether
     * there are other proofs. A step has its number {@code step} and its {@code statement}; a derived one the {@code rule},
     * the sentence {@code because}, the numbers of its {@code premises}, the {@code absences}, that is patterns that
     * nothing matches, and for an aggregation the {@code rows}, each with {@code values}, {@code premises} and
     * {@code absences}; an asserted one its {@code sources}, each with {@code graph}, {@code file}, {@code edition},
     * {@code testimonies} (the claims, each with {@code witness}, {@code modality}, {@code statedIn} and {@code passages}
     * with {@code citation}, {@code text}, {@code start}, {@code end} in code points from 0 and {@code sha256}) and
     * {@code describesSource}. {@code origin} says where it all comes from, where that is said: {@code version}, {@code asOf}
     * and {@code sources}. Terms are as in SPARQL 1.1 Query Results JSON, section 3.2.2, each with a {@code label}.
     */
    JSON("application/json"),

    /**
     * Provenance in Turtle: each statement a {@code prov:Entity}, derived from others by an activity that used a rule, or
     * from a claim, with the citations as primary sources.
     */
    TURTLE("text/turtle"),

    /** A flowchart of Mermaid. */
    MERMAID("text/vnd.mermaid"),

    /** One self-contained page without scripts. */
    HTML("text/html");

    private final String mediaType;

    ExplanationFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The name by which a user asks for the format. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The media type of what is written; its charset is UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /** Writes an answer. */
    public String write(Justification answer, Presentation how) {
        return switch (this) {
            case TEXT -> new TextWriter(how.layout()).why(answer) + how.lastLine("\n");
            case JSON -> new JsonWriter(how.origin()).why(answer);
            case TURTLE -> TurtleWriter.why(answer) + how.lastLine("\n# ");
            case MERMAID -> MermaidWriter.why(answer) + how.lastLine("%% ");
            case HTML -> new HtmlWriter(how).why(answer);
        };
    }

    /**
     * Writes the answer to “why not?”.
     *
     * @throws IllegalArgumentException when the format shows proofs alone, see {@link #isForAnyAnswer}
     */
    public String write(Refusal answer, Presentation how) {
        return switch (this) {
            case TEXT -> new TextWriter(how.layout()).whyNot(answer) + how.lastLine("\n");
            case JSON -> new JsonWriter(how.origin()).whyNot(answer);
            case HTML -> new HtmlWriter(how).whyNot(answer);
            case TURTLE, MERMAID -> throw new IllegalArgumentException(label() + " shows proofs alone");
        };
    }

    /**
     * Writes the answer to “what if?”.
     *
     * @throws IllegalArgumentException when the format shows proofs alone, see {@link #isForAnyAnswer}
     */
    public String write(Consequences answer, Presentation how) {
        return switch (this) {
            case TEXT -> new TextWriter(how.layout()).whatIf(answer) + how.lastLine("\n");
            case JSON -> new JsonWriter(how.origin()).whatIf(answer);
            case HTML -> new HtmlWriter(how).whatIf(answer);
            case TURTLE, MERMAID -> throw new IllegalArgumentException(label() + " shows proofs alone");
        };
    }

    /** The style of pages as a source of a Content-Security-Policy (CSP 3, section 2.3.1). */
    public static String styleSource() {
        return HtmlWriter.styleSource();
    }

    /** Whether the format can show more than proofs: the answers to “why not?” and “what if?” as well. */
    public boolean isForAnyAnswer() {
        return this == TEXT || this == JSON || this == HTML;
    }
}
