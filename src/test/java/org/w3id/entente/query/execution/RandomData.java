package org.w3id.entente.query.execution;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.util.List;
import java.util.Random;

/** A small random dataset, once in Jena's own graphs and once as facts. */
final class RandomData {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    static final String PROLOGUE = "PREFIX xsd: <" + XSD + "> ";

    private static final List<String> LITERALS = List.of(
            "1",
            "01",
            "2",
            "1.0",
            "2.5",
            "1e0",
            "\"1\"^^xsd:int",
            "\"3\"^^xsd:float",
            "\"1\"",
            "\"a\"",
            "\"a\"@en",
            "\"a\"@EN",
            "\"a\"@de-CH",
            "\"b\"",
            "true",
            "\"1\"^^xsd:boolean",
            "\"x\"^^xsd:integer",
            "\"NaN\"^^xsd:double",
            "\"1\"^^<http://example.org/type>",
            "\"2\"^^<http://example.org/type>",
            "\"2019-03-01\"^^xsd:date",
            "\"2020-12-01T00:00:00Z\"^^xsd:dateTime",
            "\"2020-12-01T10:00:00\"^^xsd:dateTime",
            "\"2021\"^^xsd:gYear");

    private static final PrefixMap PREFIXES = PrefixMapFactory.create();

    static {
        PREFIXES.add("xsd", XSD);
    }

    final DatasetGraph plain;
    final DatasetGraph facts;

    RandomData(long seed) {
        Random random = new Random(seed);
        Dictionary dictionary = new Dictionary();
        Graph first = graph(random, 5 + random.nextInt(40));
        plain = new DatasetGraphMapLink(first);
        facts = new DatasetGraphMapLink(Facts.of(dictionary, first).graph());
        for (int i = 0; i < 2; i++) {
            Node name = NodeFactory.createURI("http://example.org/g" + i);
            Graph graph = graph(random, random.nextInt(20));
            plain.addGraph(name, graph);
            facts.addGraph(name, Facts.of(dictionary, graph).graph());
        }
    }

    private static Graph graph(Random random, int size) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        for (int i = 0; i < size; i++) {
            graph.add(Triple.create(subject(random), node(predicate(random)), object(random)));
        }
        return graph;
    }

    private static Node subject(Random random) {
        return random.nextInt(6) == 0 ? blank(random) : node(iri(random));
    }

    private static Node object(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> node(literal(random));
            case 2 -> blank(random);
            default -> node(iri(random));
        };
    }

    private static Node blank(Random random) {
        return NodeFactory.createBlankNode("b" + random.nextInt(3));
    }

    private static Node node(String term) {
        return NodeFactoryExtra.parseNode(term, PREFIXES);
    }

    static String iri(Random random) {
        return random.nextInt(12) == 0 ? predicate(random) : "<http://example.org/i" + random.nextInt(6) + ">";
    }

    static String predicate(Random random) {
        return "<http://example.org/p" + random.nextInt(4) + ">";
    }

    static String literal(Random random) {
        return LITERALS.get(random.nextInt(LITERALS.size()));
    }
}
