package org.w3id.entente.query.explain;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.load.GraphNames;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Revision;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.Consequences.Conclusions;
import org.w3id.entente.reason.ConclusionLimitException;
import org.w3id.entente.reason.OwlRules;
import org.w3id.entente.reason.RuleReader;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.Facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A change that is thought through and not made: what if these statements were asserted, and those not? Immutable as long
 * as nobody changes the graphs; threads may share it.
 *
 * @param added the statements to assert, by the named graphs that they would stand in; their blank nodes are new things
 * @param files the file of each such graph, as its user knows it
 * @param removed the statements to take back, from whatever graph asserts them; those with blank nodes, which have no
 *     name, match nothing
 */
public record Hypothesis(NamedGraphs added, Map<Node, String> files, Collection<Triple> removed) {
    /** Copies the collections. */
    public Hypothesis {
        files = Map.copyOf(files);
        removed = List.copyOf(removed);
    }

    /**
     * Thinks the change through. Rules and axioms stay as they are.
     *
     * @param base what is known; it stays as it is
     * @param language the language tag of the labels to prefer
     * @param limit how many statements and conclusions of each kind to tell at most, from 0
     * @throws ConclusionLimitException when far more would follow than is asserted
     * @throws InterruptedException when the thread is interrupted
     */
    public Consequences consequences(Snapshot base, String language, int limit) throws InterruptedException {
        CanonicalHash before = base.closure().hash();
        Revision revision = base.apply(change(base));
        Explainer now = new Explainer(base, language);
        Explainer then = new Explainer(
                revision.after(), language, graph -> Optional.ofNullable(files.get(NodeFactory.createURI(graph)))
                        .or(() -> GraphNames.file(graph)));
        Graph asserted = base.closure().asserted();
        Set<Triple> additions = new LinkedHashSet<>();
        added.graphs().values().forEach(graph -> graph.find().forEachRemaining(additions::add));
        Set<Triple> removals = new LinkedHashSet<>(removed);
        Predicate<Triple> isKept = additions::contains;
        return new Consequences(
                listing(additions, triple -> !asserted.contains(triple), then, limit),
                listing(additions, asserted::contains, then, limit),
                listing(removals, triple -> asserted.contains(triple) && !isKept.test(triple), now, limit),
                listing(removals, triple -> !base.closure().holds(triple), now, limit),
                listing(removals, triple -> base.closure().holds(triple) && !asserted.contains(triple), now, limit),
                added.graphs().values().stream().anyMatch(Hypothesis::holdsRules),
                conclusions(revision.conclusions().appeared(), revision.after(), then, limit),
                conclusions(revision.conclusions().disappeared(), base, now, limit),
                before,
                base.closure().hash());
    }

    /** The change of the named graphs: a triple is removed from each that asserts it. */
    private DatasetChange change(Snapshot base) {
        List<Quad> additions = new ArrayList<>();
        added.graphs().forEach((name, graph) -> graph.find()
                .forEachRemaining(triple -> additions.add(Quad.create(name, triple))));
        List<Quad> removals = new ArrayList<>();
        base.asserted().graphs().forEach((name, graph) -> removed.stream()
                .filter(graph::contains)
                .forEach(triple -> removals.add(Quad.create(name, triple))));
        return new DatasetChange(additions, removals);
    }

    private static boolean holdsRules(Graph graph) {
        return !OwlRules.of(graph).isEmpty() || !RuleReader.read(graph).isEmpty();
    }

    private static Listing listing(
            Collection<Triple> triples, Predicate<Triple> isMeant, Explainer explainer, int limit) {
        List<Statement> meant = triples.stream()
                .filter(isMeant)
                .map(explainer::statement)
                .sorted(Comparator.comparing(Statement::text))
                .toList();
        return new Listing(meant.size(), meant.stream().limit(limit).toList());
    }

    private static Conclusions conclusions(List<Triple> triples, Snapshot snapshot, Explainer explainer, int limit) {
        Facts facts = snapshot.closure().facts();
        List<Triple> first = triples.stream()
                .map(explainer::statement)
                .sorted(Comparator.comparing(
                                (Statement each) -> each.object().node().isLiteral())
                        .thenComparingInt(each -> -facts.height(each.triple()))
                        .thenComparing(Statement::text))
                .limit(limit)
                .map(Statement::triple)
                .toList();
        return new Conclusions(triples.size(), explainer.explainAll(first));
    }
}
