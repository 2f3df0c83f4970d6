package org.w3id.entente.ontology;

import org.apache.jena.graph.Graph;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLNamedIndividual;
import org.semanticweb.owlapi.model.OWLObjectProperty;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.reasoner.InferenceType;
import org.semanticweb.owlapi.reasoner.OWLReasoner;
import org.w3id.entente.reason.Closure;
import org.w3id.entente.reason.OwlRules;
import org.w3id.entente.reason.Program;
import org.w3id.entente.reason.Reasoner;
import org.w3id.entente.reason.Rulebook;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * HermiT and the rules made of the ontology's axioms conclude the same classes of named individuals, and the same object
 * properties between them. Out of scope: what holds of everything (owl:Thing, owl:topObjectProperty); data and
 * annotation properties, which HermiT gives no values of; and individuals without a name.
 */
final class HermitAgreesTest {
    private static final int MANY = 1_000;

    @Test
    void axiomsConcludeWhatHermitEntails() throws IOException, OWLOntologyCreationException, InterruptedException {
        Graph asserted = Sources.union(Sources.ontology(), Sources.data());
        Program axioms = Program.require(OwlRules.of(Sources.ontology()));
        Set<String> without = statements(Owl.read(asserted), asserted);
        Set<String> concluded = compare(asserted, new Reasoner(axioms).conclude(asserted));
        assertTrue(concluded.size() > without.size() + 100, "the axioms conclude little");
    }

    /** What the other rules conclude is well formed and consistent, and nothing more follows from it. */
    @Test
    void hermitFindsTheClosureClosed() throws IOException, OWLOntologyCreationException, InterruptedException {
        Graph asserted = Sources.union(Sources.ontology(), Sources.data());
        Graph rules = Sources.read(Sources.files("ontology/rules", 1, ".ttl"));
        Closure closure = new Reasoner(Rulebook.of(rules, Sources.ontology()).program()).conclude(asserted);
        compare(closure.graph(), closure);
    }

    private static Set<String> compare(Graph known, Closure closure) throws OWLOntologyCreationException {
        OWLOntology ontology = Owl.read(known);
        Set<String> entailed = entailed(ontology);
        Set<String> concluded = statements(ontology, closure.graph());
        assertTrue(concluded.size() > MANY, "little was compared");
        assertEquals(
                List.of(),
                entailed.stream().filter(each -> !concluded.contains(each)).toList(),
                "only HermiT");
        assertEquals(
                List.of(),
                concluded.stream().filter(each -> !entailed.contains(each)).toList(),
                "only the rules");
        return concluded;
    }

    private static Set<String> entailed(OWLOntology ontology) {
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
        assertTrue(reasoner.isConsistent(), "the statements contradict each other");
        reasoner.precomputeInferences(
                InferenceType.CLASS_ASSERTIONS,
                InferenceType.OBJECT_PROPERTY_HIERARCHY,
                InferenceType.OBJECT_PROPERTY_ASSERTIONS);
        Set<String> entailed = new TreeSet<>();
        List<OWLObjectProperty> properties = ontology.objectPropertiesInSignature()
                .filter(property -> !property.isOWLTopObjectProperty())
                .toList();
        ontology.individualsInSignature().forEach(individual -> {
            reasoner.getTypes(individual, false)
                    .entities()
                    .filter(type -> !type.isOWLThing())
                    .forEach(type -> entailed.add(individual + " " + type));
            for (OWLObjectProperty property : properties) {
                reasoner.getObjectPropertyValues(individual, property)
                        .entities()
                        .forEach(value -> entailed.add(individual + " " + property + " " + value));
            }
        });
        return entailed;
    }

    /** What a graph says of named individuals. */
    private static Set<String> statements(OWLOntology ontology, Graph graph) {
        Set<String> statements = new TreeSet<>();
        Set<String> individuals = ontology.individualsInSignature()
                .map(OWLNamedIndividual::toString)
                .collect(Collectors.toSet());
        Set<String> classes =
                ontology.classesInSignature().map(OWLClass::toString).collect(Collectors.toSet());
        Set<String> properties = ontology.objectPropertiesInSignature()
                .map(OWLObjectProperty::toString)
                .collect(Collectors.toSet());
        graph.find().forEach(triple -> {
            String subject = "<" + triple.getSubject() + ">";
            String predicate = "<" + triple.getPredicate() + ">";
            String object = "<" + triple.getObject() + ">";
            if (individuals.contains(subject)) {
                if (triple.getPredicate().equals(RDF.type.asNode()) && classes.contains(object)) {
                    statements.add(subject + " " + object);
                } else if (properties.contains(predicate) && individuals.contains(object)) {
                    statements.add(subject + " " + predicate + " " + object);
                }
            }
        });
        return statements;
    }
}
