package org.w3id.entente.ontology;

import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The ontology, alone and with the data, is in OWL 2 RL and in OWL 2 DL, as OWLAPI's profile checkers see it. */
final class OwlProfileTest {
    private static final List<Named<OWLProfile>> PROFILES =
            List.of(Named.of("rl", new OWL2RLProfile()), Named.of("dl", new OWL2DLProfile()));

    static List<Arguments> graphs() throws IOException {
        Graph ontology = Sources.ontology();
        Graph all = Sources.union(ontology, Sources.data());
        return PROFILES.stream()
                .flatMap(profile -> Stream.of(
                        arguments(profile, Named.of("ontology", ontology)),
                        arguments(profile, Named.of("ontology and data", all))))
                .toList();
    }

    static List<Arguments> violations() throws IOException {
        Graph ontology = Sources.ontology();
        return PROFILES.stream()
                .flatMap(profile -> cases(profile.getName()).map(it -> arguments(profile, it, ontology)))
                .toList();
    }

    /** What an ontology editor does with one file: no help from Jena, no other file, no network. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ontologyFiles")
    void opensInAnEditor(Path file) throws OWLOntologyCreationException {
        OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(file.toFile());
        assertFalse(ontology.isEmpty(), "no axiom was read");
    }

    static List<Path> ontologyFiles() throws IOException {
        return Sources.files("ontology", 1, ".ttl");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("graphs")
    void isInTheProfile(OWLProfile profile, Graph graph) throws OWLOntologyCreationException {
        OWLOntology ontology = Owl.read(graph);
        List<OWLProfileViolation> violations = profile.checkOntology(ontology).getViolations();
        assertEquals(List.of(), violations);
    }

    static List<Case> malformed() throws IOException {
        return Case.in("owl/malformed");
    }

    /** What OWLAPI passes over in silence cannot hide a fault. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void triplesThatAreNoOwlAreNoticed(Case broken) throws IOException {
        Graph extended = Sources.union(Sources.ontology(), Sources.read(List.of(broken.file())));
        assertThrows(IllegalStateException.class, () -> Owl.read(extended));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("violations")
    void violationsAreNoticed(OWLProfile profile, Case broken, Graph ontology) throws OWLOntologyCreationException {
        OWLOntology extended = Owl.read(Sources.union(ontology, Sources.read(List.of(broken.file()))));
        List<String> kinds = profile.checkOntology(extended).getViolations().stream()
                .map(violation -> violation.getClass().getSimpleName())
                .distinct()
                .sorted()
                .toList();
        assertEquals(broken.expected(), kinds);
    }

    private static Stream<Case> cases(String profile) {
        try {
            return Case.in("owl/" + profile).stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
