package org.w3id.entente.vocab;

/** The namespaces of everything that the project names. */
public final class Namespaces {
    /** What all names of the project start with. */
    public static final String BASE = "https://w3id.org/entente/";

    /** Terms of the ontology. */
    public static final String ONTOLOGY = BASE + "ontology#";

    /** Things: actors, series, activities, agreements, editions. */
    public static final String ID = BASE + "id/";

    /** SKOS concepts, one folder per scheme. */
    public static final String CONCEPT = BASE + "concept/";

    /** Claims, one folder per edition. */
    public static final String CLAIM = BASE + "claim/";

    /** Citations, one folder per edition. */
    public static final String CITATION = BASE + "citation/";

    /** Named graphs. */
    public static final String GRAPH = BASE + "graph/";

    /** The named graph of what rules conclude; no file is that graph. */
    public static final String INFERRED = GRAPH + "inferred";

    /** Shapes. */
    public static final String SHAPE = BASE + "shape/";

    /** Rules. */
    public static final String RULE = BASE + "rule/";

    /** Questions. */
    public static final String QUERY = BASE + "query/";

    /** Steps of proofs, named by their content. */
    public static final String PROOF = BASE + "proof/";

    /** Identifiers in outside registers, with their evidence. */
    public static final String IDENTIFIER = BASE + "identifier/";

    private Namespaces() {}
}
