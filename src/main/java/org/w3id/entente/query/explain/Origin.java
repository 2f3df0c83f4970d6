package org.w3id.entente.query.explain;

import org.apache.jena.graph.Graph;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.describe.Editions;

import java.util.List;
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
     * Where answers from a snapshot come from. A few look-ups.
     *
     * @param language the language tag of the labels to prefer
     */
    public static Origin of(Snapshot snapshot, String language) {
        Graph graph = snapshot.closure().graph();
        Wording wording = new Wording(List.of(graph), language);
        Editions editions = Editions.of(graph);
        return new Origin(
                snapshot.version(),
                editions.asOf(),
                editions.all().stream().map(each -> wording.term(each.node())).toList());
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
