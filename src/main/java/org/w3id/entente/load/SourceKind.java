package org.w3id.entente.load;

/** What a file is for. */
public enum SourceKind {
    /** Terms, concepts and alignments. */
    ONTOLOGY,
    /** Rules. */
    RULES,
    /** Facts, claims and citations. */
    DATA,
    /** SHACL shapes. */
    SHAPES
}
