package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.entente.reason.RuleProblem.Kind;
import org.w3id.entente.vocab.Ent;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the rules that a graph defines: each {@code sh:SPARQLRule} with its {@code sh:construct}, the prefixes that its
 * {@code sh:prefixes} declare, its English label and its {@code ent:because}. Stateless.
 */
public final class RuleReader {
    static final Node RULE = shacl("SPARQLRule");
    static final Node CONSTRUCT = shacl("construct");
    static final Node PREFIXES = shacl("prefixes");
    static final Node DECLARE = shacl("declare");
    static final Node PREFIX = shacl("prefix");
    static final Node NAMESPACE = shacl("namespace");

    private final Graph graph;

    private RuleReader(Graph graph) {
        this.graph = graph;
    }

    /** The rules of a graph, sorted by name; those that cannot be used as well. */
    public static List<RuleDefinition> read(Graph graph) {
        RuleReader reader = new RuleReader(graph);
        return graph.find(Node.ANY, RDF.type.asNode(), RULE).mapWith(Triple::getSubject).toList().stream()
                .sorted(Comparator.comparing(Node::toString))
                .map(reader::definition)
                .toList();
    }

    private RuleDefinition definition(Node name) {
        List<Node> texts = objects(name, CONSTRUCT)
                .filter(Node::isLiteral)
                .sorted(Comparator.comparing(Node::toString))
                .toList();
        Optional<String> because = literal(name, Ent.because);
        Map<String, String> prefixes = prefixes(name);
        if (texts.size() != 1) {
            String found = texts.isEmpty() ? "a rule without a query" : "a rule with " + texts.size() + " queries";
            String cure = texts.isEmpty() ? "" : "write a rule for each";
            return new RuleDefinition(
                    name,
                    because,
                    Optional.empty(),
                    prefixes,
                    new Compiled.Refused(List.of(new RuleProblem(
                            Kind.QUERY,
                            name,
                            found,
                            "one sh:construct with the text of a CONSTRUCT query",
                            cure,
                            0,
                            0,
                            List.of()))));
        }
        Compiled compiled = RuleCompiler.compile(
                name,
                literal(name, RDFS.label.asNode()).orElse(""),
                texts.getFirst().getLiteralLexicalForm(),
                prefixes);
        return new RuleDefinition(name, because, Optional.of(texts.getFirst()), prefixes, compiled);
    }

    private Map<String, String> prefixes(Node name) {
        Map<String, String> prefixes = new HashMap<>();
        objects(name, PREFIXES).flatMap(set -> objects(set, DECLARE)).forEach(declaration -> objects(
                        declaration, PREFIX)
                .filter(Node::isLiteral)
                .forEach(prefix -> objects(declaration, NAMESPACE)
                        .filter(Node::isLiteral)
                        .forEach(namespace ->
                                prefixes.put(prefix.getLiteralLexicalForm(), namespace.getLiteralLexicalForm()))));
        return prefixes;
    }

    /** A text in English, or else in no language. */
    private Optional<String> literal(Node subject, Node property) {
        return Stream.of("en", "")
                .flatMap(language -> objects(subject, property)
                        .filter(Node::isLiteral)
                        .filter(each -> each.getLiteralLanguage().equals(language))
                        .map(Node::getLiteralLexicalForm)
                        .sorted())
                .findFirst();
    }

    private Stream<Node> objects(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
    }

    private static Node shacl(String local) {
        return NodeFactory.createURI("http://www.w3.org/ns/shacl#" + local);
    }
}
