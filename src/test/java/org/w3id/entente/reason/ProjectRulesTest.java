package org.w3id.entente.reason;

import org.junit.jupiter.api.Test;

import java.util.List;

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
}
