package org.w3id.entente.ontology;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

import java.io.IOException;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Ontology, concepts, alignments and data do not contradict each other, as HermiT sees it. */
final class HermitTest {
    static List<Case> cases() throws IOException {
        List<Case> cases = Case.in("owl/consistency");
        for (Verdict verdict : Verdict.values()) {
            assertTrue(cases.stream().anyMatch(it -> it.isNamed(verdict.fileName())), verdict::fileName);
        }
        return cases;
    }

    @Test
    void theProjectIsConsistentAndEveryClassSatisfiable() throws IOException, OWLOntologyCreationException {
        Graph project = Sources.union(Sources.ontology(), Sources.data());
        OWLOntology ontology = Owl.read(project);
        int classes = project.find(Node.ANY, RDF.type.asNode(), OWL2.Class.asNode())
                .toList()
                .size();
        assertTrue(classes > 0, "no class was found");
        assertEquals(classes, ontology.classesInSignature().count(), "not every class reached the reasoner");
        assertTrue(ontology.individualsInSignature().count() > 0, "no individual reached the reasoner");
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
        assertTrue(reasoner.isConsistent(), "ontology and data contradict each other");
        assertEquals(List.of(), unsatisfiable(ontology, reasoner));
    }

    /** HermiT infers: what it finds above is no silence of an idle reasoner. */
    @Test
    void whatTheOntologyWantsInferredIsInferred() throws IOException, OWLOntologyCreationException {
        OWLOntology ontology = Owl.read(Sources.union(Sources.ontology(), Sources.data()));
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
        OWLClass activity = ontology.getOWLOntologyManager()
                .getOWLDataFactory()
                .getOWLClass(IRI.create("http://www.w3.org/ns/prov#Activity"));
        long asserted = ontology.classAssertionAxioms(activity).count();
        long inferred = reasoner.getInstances(activity).entities().count();
        assertEquals(0, asserted, "an activity of PROV is asserted");
        assertTrue(inferred > 0, "no activity was recognised as one of PROV");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void contradictionsAreNoticed(Case it) throws IOException, OWLOntologyCreationException {
        Graph graph = Sources.union(Sources.ontology(), Sources.read(List.of(it.file())));
        OWLOntology ontology = Owl.read(graph);
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(ontology);
        if (it.isNamed(Verdict.INCONSISTENT.fileName())) {
            assertFalse(reasoner.isConsistent(), "no contradiction was found");
        } else {
            assertTrue(reasoner.isConsistent(), "a contradiction was found");
            assertEquals(
                    it.isNamed(Verdict.UNSATISFIABLE.fileName()),
                    !unsatisfiable(ontology, reasoner).isEmpty());
        }
    }

    private static List<OWLClass> unsatisfiable(OWLOntology ontology, OWLReasoner reasoner) {
        return ontology.classesInSignature()
                .filter(type -> !type.isOWLNothing() && !reasoner.isSatisfiable(type))
                .sorted()
                .toList();
    }

    /** What a case expects, and what its file is called. */
    private enum Verdict {
        CONSISTENT("consistent"),
        INCONSISTENT("inconsistent"),
        UNSATISFIABLE("unsatisfiable");

        private final String fileName;

        Verdict(String fileName) {
            this.fileName = fileName;
        }

        String fileName() {
            return fileName;
        }
    }
}
