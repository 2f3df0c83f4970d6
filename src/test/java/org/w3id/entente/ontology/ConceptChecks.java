package org.w3id.entente.ontology;

import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.w3id.entente.ontology.Material.show;

/** Checks of concepts and their schemes (SKOS Reference, sections 4 to 6). */
final class ConceptChecks {
    private ConceptChecks() {}

    /** Preferred labels in English and Japanese that the plain labels repeat, one definition, the ontology as origin. */
    static void labels(Material material, Notes notes) {
        List<Resource> all = new ArrayList<>(concepts(material));
        all.addAll(material.members(SKOS.ConceptScheme));
        Map<List<Object>, Resource> owners = new HashMap<>();
        for (Resource concept : all) {
            notes.look();
            TermChecks.englishAndJapanese(material, concept, SKOS.prefLabel, notes);
            notes.faultUnless(
                    Set.copyOf(material.objects(concept, SKOS.prefLabel))
                            .equals(Set.copyOf(material.objects(concept, RDFS.label))),
                    "%s: label is not prefLabel",
                    show(concept));
            int definitions = material.objects(concept, SKOS.definition).size();
            notes.faultUnless(definitions == 1, "%s: %d definitions", show(concept), definitions);
            notes.faultUnless(
                    material.objects(concept, RDFS.isDefinedBy)
                            .equals(List.of(ResourceFactory.createResource(Material.HEADER))),
                    "%s: the ontology does not define it",
                    show(concept));
            for (RDFNode label : material.objects(concept, SKOS.prefLabel)) {
                Resource other = owners.putIfAbsent(
                        List.of(Set.copyOf(material.objects(concept, SKOS.inScheme)), label), concept);
                notes.faultUnless(
                        other == null,
                        "%s and %s share the label %s",
                        other == null ? "" : show(other),
                        show(concept),
                        show(label));
            }
        }
    }

    /** Each concept is in one scheme, below whose IRI it stands, and is a top concept of it or has a broader one there. */
    static void schemes(Material material, Notes notes) {
        for (Resource concept : concepts(material)) {
            notes.look();
            List<RDFNode> schemes = material.objects(concept, SKOS.inScheme);
            notes.faultUnless(schemes.size() == 1, "%s: in %d schemes", show(concept), schemes.size());
            boolean hasBroader = concept.hasProperty(SKOS.broader);
            notes.faultUnless(
                    concept.hasProperty(SKOS.topConceptOf) != hasBroader,
                    "%s: neither a top concept nor below one, or both",
                    show(concept));
            for (RDFNode scheme : schemes) {
                placed(material, concept, scheme.asResource(), notes);
            }
        }
        for (Resource scheme : material.members(SKOS.ConceptScheme)) {
            notes.look();
            notes.faultUnless(scheme.hasProperty(SKOS.hasTopConcept), "%s: no top concept", show(scheme));
        }
    }

    private static void placed(Material material, Resource concept, Resource scheme, Notes notes) {
        notes.faultUnless(
                material.members(SKOS.ConceptScheme).contains(scheme),
                "%s: %s is no scheme",
                show(concept),
                show(scheme));
        notes.faultUnless(
                concept.getURI().startsWith(scheme.getURI() + "/"),
                "%s: its IRI is not below %s",
                show(concept),
                show(scheme));
        notes.faultUnless(
                material.ontology().contains(concept, SKOS.topConceptOf, scheme)
                        == material.ontology().contains(scheme, SKOS.hasTopConcept, concept),
                "%s: topConceptOf and hasTopConcept disagree",
                show(concept));
        for (RDFNode broader : material.objects(concept, SKOS.broader)) {
            notes.faultUnless(
                    material.ontology().contains(broader.asResource(), SKOS.inScheme, scheme),
                    "%s: its broader concept is not in its scheme",
                    show(concept));
        }
    }

    /** Within one scheme a notation names one thing: of our concepts, and of the outside identifiers in the data. */
    static void notations(Material material, Notes notes) {
        Map<List<RDFNode>, Set<RDFNode>> things = new HashMap<>();
        var identifierScheme = ResourceFactory.createProperty(Material.NAMESPACE, "identifierScheme");
        var all = material.all();
        for (Statement notation :
                all.listStatements(null, SKOS.notation, (RDFNode) null).toList()) {
            notes.look();
            for (var inScheme : List.of(SKOS.inScheme, identifierScheme)) {
                all.listObjectsOfProperty(notation.getSubject(), inScheme).forEach(scheme -> things.computeIfAbsent(
                                List.of(scheme, notation.getObject()), it -> new HashSet<>())
                        .add(notation.getSubject()));
            }
        }
        things.forEach((name, named) -> notes.faultUnless(
                named.size() == 1, "%s: %s names %d things", show(name.get(0)), show(name.get(1)), named.size()));
    }

    /** Our concepts; those of others are theirs to describe. */
    private static List<Resource> concepts(Material material) {
        return material.members(SKOS.Concept).stream()
                .filter(concept -> concept.getURI().startsWith(Material.BASE))
                .toList();
    }
}
