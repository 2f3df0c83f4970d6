package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.w3id.entente.vocab.Ent;

import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The engine accepts every rule of the project. */
class ProjectRulesTest {
    @Test
    void everyRuleOfTheProjectCompiles() {
        List<RuleDefinition> definitions =
                RuleReader.read(ProjectKnowledge.graph(ProjectKnowledge.HOME.resolve("ontology/rules"), 1));
        assertFalse(definitions.isEmpty(), "no rule was found");
        List<RuleDefinition> refused = definitions.stream()
                .filter(each -> each.compiled() instanceof Compiled.Refused)
                .toList();
        assertEquals(List.of(), refused);
    }

    /** The check refuses conclusions in terms that are not marked; here, that no term is marked for nothing. */
    @Test
    void everyTermMarkedAsDerivedIsConcluded() {
        Graph ontology = ProjectKnowledge.graph(ProjectKnowledge.HOME.resolve("ontology"), 1);
        Graph rules = ProjectKnowledge.graph(ProjectKnowledge.HOME.resolve("ontology/rules"), 1);
        Set<Node> marked = ontology.find(Node.ANY, Ent.derivation, Node.ANY)
                .mapWith(Triple::getSubject)
                .toSet();
        assertFalse(marked.isEmpty(), "the ontology marks no term as derived");
        Rulebook.of(rules, ontology).program().rules().stream()
                .flatMap(rule -> rule.head().stream())
                .map(Triples::term)
                .forEach(marked::remove);
        assertEquals(Set.of(), marked);
    }
}
