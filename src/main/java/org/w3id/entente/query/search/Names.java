package org.w3id.entente.query.search;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.vocab.Ent;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the names of all things in a graph. */
final class Names {
    private static final Map<Node, Name.Kind> LITERALS = literals();

    private final Graph graph;
    private final Budget budget;

    Names(Graph graph, Budget budget) {
        this.graph = graph;
        this.budget = budget;
    }

    private static Map<Node, Name.Kind> literals() {
        Map<Node, Name.Kind> kinds = new LinkedHashMap<>();
        kinds.put(SKOS.prefLabel.asNode(), Name.Kind.LABEL);
        kinds.put(RDFS.label.asNode(), Name.Kind.LABEL);
        kinds.put(DCTerms.title.asNode(), Name.Kind.LABEL);
        kinds.put(SKOS.altLabel.asNode(), Name.Kind.ALTERNATIVE);
        kinds.put(SKOS.hiddenLabel.asNode(), Name.Kind.ALTERNATIVE);
        kinds.put(Ent.slug, Name.Kind.SHORT);
        kinds.put(Ent.eventCode, Name.Kind.IDENTIFIER);
        kinds.put(DCTerms.identifier.asNode(), Name.Kind.IDENTIFIER);
        kinds.put(SKOS.notation.asNode(), Name.Kind.IDENTIFIER);
        return kinds;
    }

    /** Hands over each name once for each thing; things without label have none. */
    void forEach(Consumer<Name> use) {
        Set<Node> named = new LinkedHashSet<>();
        LITERALS.forEach((property, kind) -> find(property, triple -> {
            Node thing = triple.getSubject();
            Node value = triple.getObject();
            if (thing.isURI() && value.isLiteral()) {
                if (kind == Name.Kind.LABEL) {
                    named.add(thing);
                }
                use.accept(new Name(thing, value.getLiteralLexicalForm(), value.getLiteralLanguage(), kind));
                if (kind == Name.Kind.IDENTIFIER) {
                    identified(thing, value.getLiteralLexicalForm(), use);
                }
            }
        }));
        find(SKOS.exactMatch.asNode(), triple -> {
            if (triple.getSubject().isURI() && triple.getObject().isURI()) {
                identifier(triple.getSubject(), triple.getObject().getURI(), use);
            }
        });
        for (Node thing : named) {
            String local = local(thing.getURI());
            if (!local.isEmpty()) {
                use.accept(new Name(thing, local, "", Name.Kind.SHORT));
                String words = Folding.words(local);
                if (!words.equals(local)) {
                    use.accept(new Name(thing, words, "", Name.Kind.SHORT));
                }
            }
        }
    }

    /** An identifier is a thing itself; whoever looks for it means what it identifies. */
    private void identified(Node identifier, String value, Consumer<Name> use) {
        graph.find(identifier, Ent.identifies, Node.ANY).forEachRemaining(triple -> {
            if (triple.getObject().isURI()) {
                identifier(triple.getObject(), value, use);
            }
        });
    }

    /** An identifier, and where it is an IRI, its last part as well, which is what people write. */
    private static void identifier(Node thing, String value, Consumer<Name> use) {
        use.accept(new Name(thing, value, "", Name.Kind.IDENTIFIER));
        if (value.startsWith("http://") || value.startsWith("https://")) {
            String local = local(value);
            if (!local.isEmpty()) {
                use.accept(new Name(thing, local, "", Name.Kind.IDENTIFIER));
            }
        }
    }

    private static String local(String iri) {
        String name = iri.endsWith("/") ? iri.substring(0, iri.length() - 1) : iri;
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#')) + 1);
    }

    private void find(Node property, Consumer<Triple> use) {
        ExtendedIterator<Triple> triples = graph.find(Node.ANY, property, Node.ANY);
        try {
            while (triples.hasNext()) {
                budget.check();
                use.accept(triples.next());
            }
        } finally {
            triples.close();
        }
    }
}
