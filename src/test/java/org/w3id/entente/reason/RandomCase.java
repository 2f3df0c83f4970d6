package org.w3id.entente.reason;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small graph and a stratified set of rules, both made from one seed. */
final class RandomCase {
    static {
        JenaSystem.init();
    }

    static final String BASE = "http://example.org/";
    static final Map<String, String> PREFIXES =
            Map.of("", BASE, "xsd", "http://www.w3.org/2001/XMLSchema#", "rdf", RDF.getURI());

    private static final int PREDICATES = 7;
    private static final int CLASSES = 4;

    private final Random random;
    private final int individuals;
    private final boolean anyClass;
    final List<String> texts = new ArrayList<>();
    final Program program;

    RandomCase(long seed) {
        random = new Random(seed);
        individuals = 3 + random.nextInt(6);
        anyClass = random.nextInt(8) == 0;
        int wanted = 2 + random.nextInt(9);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            String text = rule();
            Node name = NodeFactory.createURI(BASE + "rule" + i);
            switch (RuleCompiler.compile(name, "", text, PREFIXES)) {
                case Compiled.Accepted accepted -> {
                    rules.add(accepted.rule());
                    if (Program.of(rules) instanceof Program.Result.Cyclic) {
                        rules.removeLast();
                    } else {
                        texts.add(text);
                    }
                }
                case Compiled.Refused refused ->
                    throw new AssertionError("seed " + seed + ": " + text + ": " + refused.problems());
            }
        }
        program = Program.require(rules);
    }

    Random random() {
        return random;
    }

    Graph graph() {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        int size = 5 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
            graph.add(triple());
        }
        return graph;
    }

    Triple triple() {
        Node subject = individual();
        if (random.nextInt(4) == 0) {
            return Triple.create(
                    subject, RDF.type.asNode(), NodeFactory.createURI(BASE + "C" + random.nextInt(CLASSES)));
        }
        Node predicate = NodeFactory.createURI(BASE + "p" + random.nextInt(PREDICATES));
        Node object = random.nextInt(6) == 0
                ? NodeFactory.createLiteralDT("" + random.nextInt(4), XSDDatatype.XSDinteger)
                : individual();
        return Triple.create(subject, predicate, object);
    }

    private Node individual() {
        return NodeFactory.createURI(BASE + "i" + random.nextInt(individuals));
    }

    private String rule() {
        return switch (random.nextInt(10)) {
            case 0 -> chain();
            case 1 -> aggregation();
            case 2 -> making();
            default -> plain();
        };
    }

    private String predicate() {
        return ":p" + random.nextInt(PREDICATES);
    }

    private String atom(String subject, String object) {
        int kind = random.nextInt(12);
        if (kind < 3) {
            return subject + " a :C" + random.nextInt(CLASSES) + " . ";
        }
        if (kind == 3) {
            return subject + " " + predicate() + " :i" + random.nextInt(individuals) + " . ";
        }
        if (kind == 4) {
            return subject + " " + predicate() + "/^" + predicate() + " " + object + " . ";
        }
        if (kind == 5 && anyClass) {
            return subject + " a " + object + " . ";
        }
        return random.nextBoolean()
                ? subject + " " + predicate() + " " + object + " . "
                : object + " " + predicate() + " " + subject + " . ";
    }

    /** Atoms that bind ?x and ?y. */
    private String body() {
        String body = "?x " + predicate() + " ?y . ";
        if (random.nextBoolean()) {
            body += atom("?y", "?z");
        }
        if (random.nextInt(3) == 0) {
            body += atom("?x", random.nextBoolean() ? "?z" : "?y");
        }
        if (random.nextInt(8) == 0) {
            body += "?x " + predicate() + " ?x . ";
        }
        return body;
    }

    private String filter() {
        return switch (random.nextInt(9)) {
            case 0 -> "FILTER(?x != ?y) ";
            case 1 -> "FILTER(STR(?x) < STR(?y)) ";
            case 2 -> "FILTER(sameTerm(?x, ?y)) ";
            case 3 -> "FILTER(?y IN (:i0, :i1, :i2)) ";
            case 4 -> "FILTER(isIRI(?y)) ";
            case 5 -> "FILTER(?y > 1) ";
            default -> "";
        };
    }

    private String negation() {
        return switch (random.nextInt(8)) {
            case 0 -> "FILTER NOT EXISTS { " + atom("?x", "?y") + "} ";
            case 1 -> "FILTER NOT EXISTS { " + atom("?x", "?n") + atom("?n", "?y") + "} ";
            case 2 -> "FILTER NOT EXISTS { ?y " + predicate() + " ?m . FILTER(?m != ?x) } ";
            case 3 -> "FILTER NOT EXISTS { " + atom("?y", "?x") + "} FILTER NOT EXISTS { " + atom("?x", "?n") + "} ";
            default -> "";
        };
    }

    private String head() {
        String head = random.nextInt(4) == 0
                ? "?x a :C" + random.nextInt(CLASSES) + " . "
                : random.nextBoolean() ? "?x " + predicate() + " ?y . " : "?y " + predicate() + " ?x . ";
        if (anyClass && random.nextInt(8) == 0) {
            head = "?x a ?y . ";
        }
        return random.nextInt(4) == 0 ? head + "?x " + predicate() + " :i" + random.nextInt(individuals) + " . " : head;
    }

    private String plain() {
        return "CONSTRUCT { " + head() + "} WHERE { " + body() + filter() + negation() + "}";
    }

    private String chain() {
        String predicate = predicate();
        return "CONSTRUCT { ?x " + predicate + " ?z } WHERE { ?x " + predicate + " ?y . ?y " + predicate + " ?z }";
    }

    private String aggregation() {
        String function =
                switch (random.nextInt(6)) {
                    case 0 -> "COUNT(*)";
                    case 1 -> "COUNT(?y)";
                    case 2 -> "COUNT(DISTINCT ?y)";
                    case 3 -> "MIN(?y)";
                    case 4 -> "MAX(?y)";
                    default -> "SUM(?y)";
                };
        String outside = random.nextInt(3) == 0 ? "FILTER(?n != 1) " : "";
        if (random.nextInt(3) == 0) {
            return "CONSTRUCT { ?g a :C" + random.nextInt(CLASSES) + " . ?g " + predicate()
                    + " ?n } WHERE { { SELECT ?x ("
                    + function + " AS ?n) WHERE { " + body() + filter() + negation()
                    + "} GROUP BY ?x } BIND(IRI(CONCAT(\"" + BASE + "g\", SUBSTR(MD5(STR(?x)), 1, 1))) AS ?g) "
                    + outside
                    + "}";
        }
        return "CONSTRUCT { ?x " + predicate() + " ?n } WHERE { { SELECT ?x (" + function + " AS ?n) WHERE { " + body()
                + filter() + negation() + "} GROUP BY ?x } " + outside + "}";
    }

    /** Makes one of sixteen terms, so that there is an end, and different arguments make the same term. */
    private String making() {
        String second = random.nextBoolean() ? "?made " + predicate() + " ?y . " : "";
        return "CONSTRUCT { ?made " + predicate() + " ?x . " + second + "} WHERE { " + body() + filter() + negation()
                + "BIND(IRI(CONCAT(\"" + BASE + "m\", SUBSTR(MD5(CONCAT(STR(?x), STR(?y))), 1, 1))) AS ?made) }";
    }
}
