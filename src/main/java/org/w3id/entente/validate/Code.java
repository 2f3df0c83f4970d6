package org.w3id.entente.validate;

/**
 * The stable codes of findings, each explained in docs/errors.md. A code is never used again for something else.
 *
 * <p>1xx: reading; 2xx: terms; 3xx: shapes; 4xx: citations; 5xx: hygiene; 6xx: rules.
 */
public enum Code {
    /** A file is missing, or the system refuses it. */
    ENT101("the file cannot be read", Severity.VIOLATION),
    /** A folder stands where a file was meant. */
    ENT102("a folder where a file was meant", Severity.VIOLATION),
    /** Bytes that are no UTF-8. */
    ENT103("not UTF-8", Severity.VIOLATION),
    /** A file without statements. */
    ENT104("nothing stated", Severity.VIOLATION),
    /** What the grammar of Turtle does not allow. */
    ENT105("Turtle syntax", Severity.VIOLATION),
    /** A prefix that is not declared. */
    ENT106("undefined prefix", Severity.VIOLATION),
    /** An IRI that needs a base. */
    ENT107("relative IRI", Severity.VIOLATION),
    /** An IRI that breaks the rules of its scheme. */
    ENT108("bad IRI", Severity.VIOLATION),
    /** A literal that is no value of its datatype. */
    ENT109("ill-formed literal", Severity.VIOLATION),
    /** A language tag that is none. */
    ENT110("bad language tag", Severity.VIOLATION),

    /** A term of the ontology that does not exist. */
    ENT201("unknown term of the ontology", Severity.VIOLATION),
    /** A thing, concept, claim, citation, shape or rule that does not exist. */
    ENT202("undefined IRI", Severity.VIOLATION),
    /** A term that its closed vocabulary does not have. */
    ENT203("unknown term of another vocabulary", Severity.VIOLATION),
    /** A term of another vocabulary that the ontology does not declare. */
    ENT204("undeclared term of another vocabulary", Severity.WARNING),
    /** A class used as a property, or a property as a class. */
    ENT205("term in the wrong role", Severity.VIOLATION),
    /** Something described that has no type. */
    ENT206("no type", Severity.VIOLATION),
    /** A datatype that does not exist. */
    ENT207("unknown datatype", Severity.VIOLATION),

    /** Data that break a shape. */
    ENT301("shape", Severity.VIOLATION),
    /** Shapes that cannot be used. */
    ENT302("broken shapes", Severity.VIOLATION),
    /** A shape that was not checked to the end. */
    ENT303("check not finished", Severity.VIOLATION),

    /** A citation whose offsets lie outside of its text. */
    ENT401("offsets outside of the text", Severity.VIOLATION),
    /** A citation whose IRI says other offsets than its selector. */
    ENT402("citation's IRI and offsets disagree", Severity.VIOLATION),
    /** A digest that is none. */
    ENT403("malformed digest", Severity.VIOLATION),
    /** A text that is not the one cited. */
    ENT404("the text differs", Severity.VIOLATION),
    /** A cited passage whose digest differs. */
    ENT405("the passage differs", Severity.VIOLATION),
    /** A sentence that no citation covers. */
    ENT406("uncited sentence", Severity.VIOLATION),
    /** A sentence of which citations cover the smaller part. */
    ENT407("partly cited sentence", Severity.VIOLATION),

    /** A file that is not in canonical order. */
    ENT501("not in canonical order", Severity.WARNING),
    /** A triple stated twice in a file. */
    ENT502("repeated triple", Severity.WARNING),
    /** A blank node in data. */
    ENT503("blank node in data", Severity.VIOLATION),
    /** A thing that nothing refers to. */
    ENT504("unused entity", Severity.WARNING),
    /** A declared prefix that nothing uses. */
    ENT505("unused prefix", Severity.WARNING),
    /** A prefix declared twice. */
    ENT506("prefix declared twice", Severity.WARNING),
    /** A subject described in two places of a file. */
    ENT507("subject described in two places", Severity.WARNING),

    /** A rule without a query, or with several. */
    ENT601("not one query", Severity.VIOLATION),
    /** The query of a rule that is no SPARQL. */
    ENT602("SPARQL syntax", Severity.VIOLATION),
    /** A prefix in the query of a rule that is not declared. */
    ENT603("undefined prefix in a query", Severity.VIOLATION),
    /** A prefix that is declared for queries and used by none. */
    ENT604("prefix that no query uses", Severity.WARNING),
    /** A query that rules cannot be written in. */
    ENT605("outside the profile of rules", Severity.VIOLATION),
    /** A variable that need not have a value. */
    ENT606("unsafe variable", Severity.VIOLATION),
    /** Rules that cannot be put in an order. */
    ENT607("not stratifiable", Severity.VIOLATION),
    /** A conclusion that only people may assert. */
    ENT608("reserved conclusion", Severity.VIOLATION),
    /** A file that would be the graph of the conclusions. */
    ENT609("reserved graph", Severity.VIOLATION),
    /** A rule that makes new terms of its own new terms. */
    ENT610("may never end", Severity.WARNING),
    /** A rule that does not say why. */
    ENT611("no reason", Severity.VIOLATION),
    /** A reason that speaks of what the query does not bind. */
    ENT612("reason without a value", Severity.VIOLATION),
    /** Two rules that say the same. */
    ENT613("same query twice", Severity.WARNING),
    /** A rule that waits for what nothing concludes. */
    ENT614("nothing concludes what is read", Severity.WARNING);

    private final String title;
    private final Severity severity;

    Code(String title, Severity severity) {
        this.title = title;
        this.severity = severity;
    }

    /**
     * What the code means, in a few words.
     *
     * @return the heading in docs/errors.md
     */
    public String title() {
        return title;
    }

    /**
     * What a finding with this code weighs, unless a shape says otherwise.
     *
     * @return the severity
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Where the code is explained.
     *
     * @return a path within the project, with fragment
     */
    public String help() {
        return "docs/errors.md#" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
