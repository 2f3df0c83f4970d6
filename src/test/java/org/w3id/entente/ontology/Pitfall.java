package org.w3id.entente.ontology;

import java.util.Locale;
import java.util.function.BiConsumer;

/** What ontologies are known to get wrong, after the catalogue of OOPS! and our own style. */
enum Pitfall {
    NAMES(TermChecks::names),
    LABELS(TermChecks::labels),
    TWINS(TermChecks::twins),
    DEFINITIONS(TermChecks::definitions),
    ORIGIN(TermChecks::origin),
    UNDECLARED_TERMS(TermChecks::undeclared),
    UNUSED_TERMS(TermChecks::unused),
    FOREIGN_TERMS(TermChecks::foreign),
    CLASS_CYCLES(StructureChecks::classCycles),
    PROPERTY_CYCLES(StructureChecks::propertyCycles),
    DOMAINS_AND_RANGES(StructureChecks::domainsAndRanges),
    INVERSES(StructureChecks::inverses),
    CHARACTERISTICS(StructureChecks::characteristics),
    DISJOINTNESS(StructureChecks::disjointness),
    CONCEPT_LABELS(ConceptChecks::labels),
    CONCEPT_SCHEMES(ConceptChecks::schemes),
    NOTATIONS(ConceptChecks::notations),
    HEADERS(DocumentChecks::headers),
    IMPORTS(DocumentChecks::imports),
    DATATYPES(DocumentChecks::datatypes);

    @SuppressWarnings("ImmutableEnumChecker") // the checks are static methods, without state
    private final BiConsumer<Material, Notes> check;

    Pitfall(BiConsumer<Material, Notes> check) {
        this.check = check;
    }

    Notes look(Material material) {
        Notes notes = new Notes();
        check.accept(material, notes);
        return notes;
    }

    /** The folder of its cases. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
