package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sys.JenaSystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The project's own graph and rules.
 *
 * @param ontology what {@code ontology/*.ttl} says
 * @param asserted this and what {@code data/} says
 * @param axioms the ontology's axioms as rules
 * @param compiled what the compiler makes of the rules of {@code ontology/rules}, by their names
 */
record ProjectKnowledge(Graph ontology, Graph asserted, List<Rule> axioms, List<Compiled> compiled) {
    static {
        JenaSystem.init();
    }

    static final Path HOME = Path.of(System.getProperty("entente.home"));
    private static final String SH = "http://www.w3.org/ns/shacl#";

    static ProjectKnowledge read() {
        Graph ontology = graph(HOME.resolve("ontology"), 1);
        Graph asserted = graph(HOME.resolve("data"), Integer.MAX_VALUE);
        ontology.find().forEach(asserted::add);
        Graph definitions = graph(HOME.resolve("ontology/rules"), 1);
        Map<String, String> prefixes = new HashMap<>();
        definitions
                .find(Node.ANY, term("prefix"), Node.ANY)
                .forEachRemaining(triple -> prefixes.put(
                        triple.getObject().getLiteralLexicalForm(),
                        definitions
                                .find(triple.getSubject(), term("namespace"), Node.ANY)
                                .next()
                                .getObject()
                                .getLiteralLexicalForm()));
        List<Compiled> compiled = definitions.find(Node.ANY, term("construct"), Node.ANY).toList().stream()
                .sorted(Comparator.comparing(triple -> triple.getSubject().getURI()))
                .map(triple -> compile(triple, prefixes))
                .toList();
        if (compiled.isEmpty()) {
            throw new IllegalStateException("no rule was found");
        }
        return new ProjectKnowledge(ontology, asserted, OwlRules.of(ontology), compiled);
    }

    private static Compiled compile(Triple construct, Map<String, String> prefixes) {
        String name = construct.getSubject().getURI();
        String label = name.substring(name.lastIndexOf('/') + 1);
        return RuleCompiler.compile(
                construct.getSubject(), label, construct.getObject().getLiteralLexicalForm(), prefixes);
    }

    /** The rules of {@code ontology/rules}. */
    List<Rule> rules() {
        return compiled.stream()
                .map(each -> switch (each) {
                    case Compiled.Accepted accepted -> accepted.rule();
                    case Compiled.Refused refused -> throw new AssertionError(refused.problems());
                })
                .toList();
    }

    /** Axioms and rules together. */
    Program program() {
        List<Rule> all = new ArrayList<>(axioms);
        all.addAll(rules());
        return Program.require(all);
    }

    /** All that the Turtle files in a folder say; there is at least one. */
    static Graph graph(Path folder, int depth) {
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            List<Path> files = walk.filter(file -> file.toString().endsWith(".ttl"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalStateException("no Turtle file was found in " + folder);
            }
            Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
            files.forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
            return graph;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node term(String name) {
        return NodeFactory.createURI(SH + name);
    }
}
