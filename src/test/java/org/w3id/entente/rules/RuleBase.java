package org.w3id.entente.rules;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The project's rules and ontology, as they stand on disk.
 *
 * @param ontology what {@code ontology/*.ttl} says
 * @param definitions what {@code ontology/rules/*.ttl} says
 * @param rules the rules, sorted by name
 * @param strata the rules and the axioms of the ontology, in layers
 */
record RuleBase(Graph ontology, Graph definitions, List<Rule> rules, List<List<Rule>> strata) {
    static final Path HOME = Path.of(System.getProperty("entente.home"));
    static final String NAMESPACE = "https://w3id.org/entente/rule/";
    private static final String SHACL = "http://www.w3.org/ns/shacl#";

    static RuleBase read() {
        Graph ontology = union(files(HOME.resolve("ontology"), 1, ".ttl"));
        Graph definitions = union(files(HOME.resolve("ontology/rules"), 1, ".ttl"));
        List<Rule> rules = definitions
                .find(Node.ANY, RDF.type.asNode(), shacl("SPARQLRule"))
                .mapWith(Triple::getSubject)
                .mapWith(node -> rule(node, definitions))
                .toList()
                .stream()
                .sorted(Comparator.comparing(Rule::name))
                .toList();
        if (rules.isEmpty()) {
            throw new IllegalStateException("no rule was found");
        }
        List<Rule> all = Stream.concat(OwlAxioms.rules(ontology).stream(), rules.stream())
                .toList();
        return new RuleBase(ontology, definitions, rules, Strata.of(all));
    }

    private static Rule rule(Node node, Graph definitions) {
        StringBuilder query = new StringBuilder();
        definitions
                .find(object(definitions, node, shacl("prefixes")), shacl("declare"), Node.ANY)
                .forEach(declaration -> query.append("PREFIX ")
                        .append(text(definitions, declaration.getObject(), "prefix"))
                        .append(": <")
                        .append(text(definitions, declaration.getObject(), "namespace"))
                        .append(">\n"));
        query.append(text(definitions, node, "construct"));
        return new Rule(node.getURI(), QueryFactory.create(query.toString()));
    }

    private static String text(Graph graph, Node subject, String property) {
        return object(graph, subject, shacl(property)).getLiteralLexicalForm();
    }

    static Node object(Graph graph, Node subject, Node predicate) {
        List<Node> objects = graph.find(subject, predicate, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
        if (objects.size() != 1) {
            throw new IllegalStateException(subject + " has " + objects.size() + " values of " + predicate);
        }
        return objects.getFirst();
    }

    private static Node shacl(String local) {
        return NodeFactory.createURI(SHACL + local);
    }

    static Graph union(List<Path> files) {
        Graph graph = GraphFactory.createDefaultGraph();
        files.forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
        return graph;
    }

    /** The files with this ending, sorted; never none. */
    static List<Path> files(Path folder, int depth, String ending) {
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            List<Path> files = walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalStateException("no *" + ending + " was found in " + folder);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
