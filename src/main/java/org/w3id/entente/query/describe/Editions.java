package org.w3id.entente.query.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.vocab.Ent;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The editions that a graph rests on, the oldest first. Immutable; threads may share it.
 *
 * @param all every edition
 */
public record Editions(List<Edition> all) {
    /**
     * An edition.
     *
     * @param node its name
     * @param issued when it was issued, such as 2020 or 2020-07; empty when that is not known
     */
    public record Edition(Node node, Optional<String> issued) {
        /** Checks that nothing is missing. */
        public Edition {
            Objects.requireNonNull(node);
            Objects.requireNonNull(issued);
        }
    }

    /** Copies the list. */
    public Editions {
        all = List.copyOf(all);
    }

    /** The editions that a graph describes; a look-up for each. */
    public static Editions of(Graph graph) {
        return new Editions(graph
                .find(Node.ANY, RDF.type.asNode(), Ent.Edition)
                .mapWith(each -> edition(graph, each.getSubject()))
                .toList()
                .stream()
                .sorted(Comparator.comparing((Edition each) -> each.issued().orElse(""))
                        .thenComparing(each -> each.node().toString()))
                .toList());
    }

    private static Edition edition(Graph graph, Node node) {
        Optional<String> issued =
                graph.find(node, DCTerms.issued.asNode(), Node.ANY).mapWith(each -> each.getObject()).toList().stream()
                        .filter(Node::isLiteral)
                        .map(Node::getLiteralLexicalForm)
                        .max(Comparator.naturalOrder());
        return new Edition(node, issued);
    }

    /** When the newest edition was issued: up to when the graph can know anything; empty when no edition says so. */
    public Optional<String> asOf() {
        return all.stream().flatMap(each -> each.issued().stream()).max(Comparator.naturalOrder());
    }
}
