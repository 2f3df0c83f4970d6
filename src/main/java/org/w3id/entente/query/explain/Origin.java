package org.w3id.entente.query.explain;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.vocab.Ent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where an answer comes from. Immutable; threads may share it.
 *
 * @param version the version of the graph
 * @param asOf when the newest of the sources was issued, as it says itself; empty when none says so
 * @param sources the editions that count
 */
public record Origin(long version, Optional<String> asOf, List<Term> sources) {
    /** Copies the list. */
    public Origin {
        Objects.requireNonNull(asOf, "asOf");
        sources = List.copyOf(sources);
    }

    /**
     * Where answers from a snapshot come from. The cost goes with the number of its graphs.
     *
     * @param language the language tag of the labels to prefer
     */
    public static Origin of(Snapshot snapshot, String language) {
        Wording wording = new Wording(List.of(snapshot.closure().graph()), language);
        List<Term> sources = new ArrayList<>();
        List<String> issued = new ArrayList<>();
        for (Map.Entry<Node, Graph> named : snapshot.asserted().graphs().entrySet()) {
            if (EditionSelection.edition(named.getKey()).isPresent()) {
                Graph graph = named.getValue();
                for (Node edition : graph.find(Node.ANY, RDF.type.asNode(), Ent.Edition)
                        .mapWith(Triple::getSubject)
                        .toList()) {
                    sources.add(wording.term(edition));
                    graph.find(edition, DCTerms.issued.asNode(), Node.ANY)
                            .mapWith(Triple::getObject)
                            .filterKeep(Node::isLiteral)
                            .forEachRemaining(date -> issued.add(date.getLiteralLexicalForm()));
                }
            }
        }
        sources.sort(Comparator.comparing(Term::name));
        return new Origin(snapshot.version(), issued.stream().max(String::compareTo), sources);
    }

    /** All of it in a sentence. */
    public String sentence() {
        String labels = sources.stream().map(Term::label).collect(Collectors.joining(", "));
        return "Version " + version + " of the graph"
                + asOf.map(date -> ", as of " + date).orElse("")
                + (labels.isEmpty() ? "" : ", from " + labels)
                + ".";
    }
}
