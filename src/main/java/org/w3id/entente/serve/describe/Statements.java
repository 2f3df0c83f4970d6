package org.w3id.entente.serve.describe;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.vocab.Prefixes;

import java.util.Map;
import java.util.TreeMap;

/** Statements being made, in words such as {@code void:triples}. Belongs to one thread. */
final class Statements {
    /** The prefixes that may stand in a word. */
    private static final Map<String, String> NAMESPACES = namespaces();

    private final Graph graph = GraphMemFactory.createGraphMem2();

    private static Map<String, String> namespaces() {
        Map<String, String> all = new TreeMap<>(Prefixes.usual());
        all.put("sd", "http://www.w3.org/ns/sparql-service-description#");
        all.put("formats", "http://www.w3.org/ns/formats/");
        all.put("spdx", "http://spdx.org/rdf/terms#");
        all.put("media", "https://www.iana.org/assignments/media-types/");
        all.put("entailment", "http://www.w3.org/ns/entailment/");
        return all;
    }

    static Map<String, String> prefixes() {
        return NAMESPACES;
    }

    /** The IRI that a word stands for. */
    static Node term(String word) {
        int colon = word.indexOf(':');
        String namespace = NAMESPACES.get(word.substring(0, colon));
        if (namespace == null) {
            throw new IllegalArgumentException("no prefix for " + word);
        }
        return NodeFactory.createURI(namespace + word.substring(colon + 1));
    }

    static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    Statements type(Node subject, String... classes) {
        for (String each : classes) {
            graph.add(Triple.create(subject, RDF.type.asNode(), term(each)));
        }
        return this;
    }

    Statements add(Node subject, String property, Node object) {
        graph.add(Triple.create(subject, term(property), object));
        return this;
    }

    Statements add(Node subject, String property, long number) {
        return add(subject, property, NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger));
    }

    Statements text(Node subject, String property, String text) {
        return add(subject, property, NodeFactory.createLiteralString(text));
    }

    Statements text(Node subject, String property, String text, String language) {
        return add(subject, property, NodeFactory.createLiteralLang(text, language));
    }

    Graph graph() {
        return graph;
    }
}
