package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The engine accepts every rule of the project. */
class ProjectRulesTest {
    private static final String SH = "http://www.w3.org/ns/shacl#";

    @Test
    void everyRuleOfTheProjectCompiles() throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        Path folder = Path.of(System.getProperty("entente.home"), "ontology", "rules");
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".ttl"))
                    .forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
        }
        Map<String, String> prefixes = new HashMap<>();
        graph.find(Node.ANY, term("prefix"), Node.ANY)
                .forEachRemaining(triple -> prefixes.put(
                        triple.getObject().getLiteralLexicalForm(),
                        graph.find(triple.getSubject(), term("namespace"), Node.ANY)
                                .next()
                                .getObject()
                                .getLiteralLexicalForm()));
        List<String> refused = new ArrayList<>();
        List<Triple> constructs =
                graph.find(Node.ANY, term("construct"), Node.ANY).toList();
        assertFalse(constructs.isEmpty(), "no rule in " + folder);
        for (Triple construct : constructs) {
            Compiled compiled = RuleCompiler.compile(
                    construct.getSubject(), "", construct.getObject().getLiteralLexicalForm(), prefixes);
            if (compiled instanceof Compiled.Refused problem) {
                refused.add(problem.toString());
            }
        }
        assertEquals(List.of(), refused);
    }

    private static Node term(String name) {
        return NodeFactory.createURI(SH + name);
    }
}
