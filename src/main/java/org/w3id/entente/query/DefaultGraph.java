package org.w3id.entente.query;

/** What the default graph of a dataset is (SPARQL 1.1 Query, section 13). */
public enum DefaultGraph {
    /** The union of all graphs; nothing is written to it but to named graphs. */
    UNION,
    /** A graph of its own beside the named ones, as in a plain RDF dataset; asserted triples alone. */
    SEPARATE
}
