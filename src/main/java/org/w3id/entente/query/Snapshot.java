package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.reason.Change;
import org.w3id.entente.reason.Closure;
import org.w3id.entente.reason.ConclusionLimitException;
import org.w3id.entente.reason.Reasoner;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.reason.Update;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known at one moment: the asserted named graphs and what follows from them together. Immutable; threads may share it.
 */
public final class Snapshot {
    /** The name of the graph that holds what follows without being asserted. */
    public static final Node INFERRED = NodeFactory.createURI(Namespaces.INFERRED);

    /** Rules conclude about as much as is asserted; ten times as much, and they have gone astray. */
    private static final int CONCLUSIONS_PER_TRIPLE = 10;

    private static final long FEWEST_CONCLUSIONS = 100_000;

    private final long version;
    private final Map<Node, Facts> asserted;
    private final Rulebook rules;
    private final Closure closure;

    private Snapshot(long version, Map<Node, Facts> asserted, Rulebook rules, Closure closure) {
        this.version = version;
        this.asserted = Collections.unmodifiableMap(asserted);
        this.rules = rules;
        this.closure = closure;
    }

    /**
     * Reasons over named graphs, which are read once and not kept.
     *
     * @param asserted what is asserted
     * @param rules what concludes
     * @return version 0
     * @throws ConclusionLimitException when far more follows than is asserted
     * @throws InterruptedException when the thread is interrupted
     */
    public static Snapshot of(NamedGraphs asserted, Rulebook rules) throws InterruptedException {
        Dictionary dictionary = new Dictionary();
        Map<Node, Facts> facts = new LinkedHashMap<>();
        asserted.graphs().forEach((name, graph) -> facts.put(name, Facts.of(dictionary, graph)));
        return of(0, dictionary, facts, rules);
    }

    private static Snapshot of(long version, Dictionary dictionary, Map<Node, Facts> asserted, Rulebook rules)
            throws InterruptedException {
        Facts union = Facts.union(dictionary, asserted.values());
        long conclusions = Math.max(FEWEST_CONCLUSIONS, CONCLUSIONS_PER_TRIPLE * union.size());
        Reasoner.Limits limits = new Reasoner.Limits(conclusions, Reasoner.Limits.USUAL.threads());
        return new Snapshot(version, asserted, rules, new Reasoner(rules.program(), limits).conclude(union));
    }

    /**
     * Reasons over a project: ontology, concepts and data by the rules and the ontology's axioms.
     *
     * @param editions which editions count
     * @throws UnknownEditionException when a named edition does not exist, or none counts
     * @throws UnreadableGraphException when a file could not be read whole
     * @throws org.w3id.entente.reason.UnusableRulesException when the rules cannot be applied
     * @throws ConclusionLimitException when far more follows than is asserted
     * @throws InterruptedException when the thread is interrupted
     */
    public static Snapshot of(Corpus corpus, EditionSelection editions) throws InterruptedException {
        NamedGraphs.whole(corpus.documents(SourceKind.RULES));
        return of(
                NamedGraphs.of(corpus).asOf(editions),
                Rulebook.of(corpus.union(SourceKind.RULES), corpus.union(SourceKind.ONTOLOGY)));
    }

    /**
     * What is known when only some editions count: reasons anew over the graphs that remain.
     *
     * @throws UnknownEditionException when a named edition does not exist, or none counts
     * @throws InterruptedException when the thread is interrupted
     */
    public Snapshot asOf(EditionSelection editions) throws InterruptedException {
        Map<Node, Facts> remaining = new LinkedHashMap<>(asserted);
        remaining.keySet().retainAll(editions.among(asserted.keySet()));
        return remaining.size() == asserted.size()
                ? this
                : of(version, closure.facts().dictionary(), remaining, rules);
    }

    /**
     * What is known after a change: the graphs that it names are changed, a graph that does not exist comes into being, one
     * that has nothing left goes. The cost goes with the change. This snapshot stays as it is.
     *
     * @throws IllegalArgumentException when a quad is in the default graph or in {@link #INFERRED}
     * @throws ConclusionLimitException when far more follows than is asserted
     * @throws InterruptedException when the thread is interrupted
     */
    public Revision apply(DatasetChange change) throws InterruptedException {
        Map<Node, GraphChange> changes = new LinkedHashMap<>();
        Set<Quad> added = new LinkedHashSet<>(change.added());
        for (Quad quad : change.removed()) {
            if (!added.contains(quad) && holds(quad)) {
                changes.computeIfAbsent(writable(quad), name -> new GraphChange())
                        .removed
                        .add(quad.asTriple());
            }
        }
        for (Quad quad : added) {
            if (!holds(quad)) {
                changes.computeIfAbsent(writable(quad), name -> new GraphChange())
                        .added
                        .add(quad.asTriple());
            }
        }
        Map<Node, Facts> next = new LinkedHashMap<>(asserted);
        changes.forEach((name, each) -> {
            Facts facts = next.getOrDefault(name, Facts.none(closure.facts().dictionary()))
                    .changed(each.added, each.removed);
            if (facts.size() == 0) {
                next.remove(name);
            } else {
                next.put(name, facts);
            }
        });
        Set<Triple> appeared = new LinkedHashSet<>();
        Set<Triple> disappeared = new LinkedHashSet<>();
        changes.values().forEach(each -> {
            appeared.addAll(each.added);
            each.removed.stream()
                    .filter(triple -> next.values().stream().allMatch(facts -> facts.height(triple) < 0))
                    .forEach(disappeared::add);
        });
        Update update = closure.apply(new Change(List.copyOf(appeared), List.copyOf(disappeared)));
        DatasetChange effective = effective(changes);
        Snapshot after = effective.isEmpty() ? this : new Snapshot(version + 1, next, rules, update.closure());
        return new Revision(this, after, effective, update);
    }

    /** What changes in one graph. */
    private static final class GraphChange {
        final Set<Triple> added = new LinkedHashSet<>();
        final Set<Triple> removed = new LinkedHashSet<>();
    }

    private static DatasetChange effective(Map<Node, GraphChange> changes) {
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        changes.forEach((name, each) -> {
            each.added.forEach(triple -> added.add(Quad.create(name, triple)));
            each.removed.forEach(triple -> removed.add(Quad.create(name, triple)));
        });
        return new DatasetChange(added, removed);
    }

    private boolean holds(Quad quad) {
        Facts facts = asserted.get(quad.getGraph());
        return facts != null && facts.height(quad.asTriple()) >= 0;
    }

    private static Node writable(Quad quad) {
        Node name = quad.getGraph();
        if (quad.isDefaultGraph() || !name.isURI() || name.equals(INFERRED)) {
            throw new IllegalArgumentException(
                    name.equals(INFERRED)
                            ? "what is inferred is not asserted"
                            : "a triple outside of every named graph: " + quad.asTriple());
        }
        return name;
    }

    /** How many changes lie behind this snapshot. */
    public long version() {
        return version;
    }

    /** The same, counted as another version. */
    public Snapshot numbered(long number) {
        return new Snapshot(number, asserted, rules, closure);
    }

    /** What is asserted; views that cost nothing. */
    public NamedGraphs asserted() {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        asserted.forEach((name, facts) -> graphs.put(name, facts.graph()));
        return new NamedGraphs(graphs);
    }

    /** The rules that concluded. */
    public Rulebook rules() {
        return rules;
    }

    /** All that holds, with its proofs. */
    public Closure closure() {
        return closure;
    }

    /** The asserted graphs, {@link #INFERRED}, and their union; views that cost nothing. */
    public UnionDataset dataset() {
        return UnionDataset.of(asserted().with(INFERRED, closure.inferred()), closure.graph());
    }

    /** The asserted graphs and their union; views that cost nothing. */
    public UnionDataset assertedDataset() {
        return UnionDataset.of(asserted(), closure.asserted());
    }
}
