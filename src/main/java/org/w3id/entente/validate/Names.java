package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.w3id.entente.vocab.Prefixes;

import java.util.HashMap;
import java.util.Map;

/** Nodes as people write them. Threads may share it once it is made. */
final class Names {
    private final Map<String, String> prefixes = new HashMap<>();

    /** Names with the usual prefixes. */
    Names() {
        Prefixes.usual().forEach((prefix, namespace) -> prefixes.put(namespace, prefix));
    }

    /** One more prefix, unless its namespace has one. */
    void add(String prefix, String namespace) {
        prefixes.putIfAbsent(namespace, prefix);
    }

    /** A prefixed name where a prefix fits, else the IRI in angle brackets; a literal as in Turtle. */
    String of(Node node) {
        if (node.isURI()) {
            return of(node.getURI());
        }
        return node.isLiteral() ? "\"" + node.getLiteralLexicalForm() + "\"" : "a blank node";
    }

    private String of(String iri) {
        for (int end = iri.length(); end > 0; end--) {
            String prefix = prefixes.get(iri.substring(0, end));
            if (prefix != null) {
                String local = iri.substring(end);
                return local.matches("[^/#?]*") ? prefix + ":" + local : "<" + iri + ">";
            }
        }
        return "<" + iri + ">";
    }
}
