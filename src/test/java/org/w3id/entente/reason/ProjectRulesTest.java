package org.w3id.entente.reason;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The engine accepts every rule of the project. */
class ProjectRulesTest {
    @Test
    void everyRuleOfTheProjectCompiles() {
        List<Compiled> refused = ProjectKnowledge.read().compiled().stream()
                .filter(Compiled.Refused.class::isInstance)
                .toList();
        assertEquals(List.of(), refused);
    }
}
