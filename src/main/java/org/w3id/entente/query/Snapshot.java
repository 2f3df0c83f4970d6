package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.reason.Change;
import org.w3id.entente.reason.Closure;
import org.w3id.entente.reason.ConclusionLimitException;
import org.w3id.entente.reason.Reasoner;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.reason.Update;
import org.w3id.entente.store.CanonicalHash;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
    private final DefaultGraph mode;
    /** Graph name to facts; a default graph of its own is among them. */
    private final Map<Node, Facts> asserted;

    private final Rulebook rules;
    private final Closure closure;
    private volatile Optional<CanonicalHash> hash;
    private volatile Optional<UnionDataset> dataset = Optional.empty();

    private Snapshot(
            long version,
            DefaultGraph mode,
            Map<Node, Facts> asserted,
            Rulebook rules,
            Closure closure,
            Optional<CanonicalHash> hash) {
        this.version = version;
        this.mode = mode;
        this.asserted = Collections.unmodifiableMap(asserted);
        this.rules = rules;
        this.closure = closure;
        this.hash = hash;
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
        asserted.own().ifPresent(graph -> facts.put(Quad.defaultGraphIRI, Facts.of(dictionary, graph)));
        return of(0, asserted.mode(), dictionary, facts, rules);
    }

    private static Snapshot of(
            long version, DefaultGraph mode, Dictionary dictionary, Map<Node, Facts> asserted, Rulebook rules)
            throws InterruptedException {
        Facts union = Facts.union(dictionary, asserted.values());
        long conclusions = Math.max(FEWEST_CONCLUSIONS, CONCLUSIONS_PER_TRIPLE * union.size());
        Reasoner.Limits limits = new Reasoner.Limits(conclusions, Reasoner.Limits.USUAL.threads());
        return new Snapshot(
                version,
                mode,
                asserted,
                rules,
                new Reasoner(rules.program(), limits).conclude(union),
                Optional.empty());
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
        return of(corpus, editions, DefaultGraph.UNION);
    }

    /**
     * Reasons over a project.
     *
     * @param mode whether the default graph is the union of all, or a graph of its own, empty at first
     * @see #of(Corpus, EditionSelection)
     */
    public static Snapshot of(Corpus corpus, EditionSelection editions, DefaultGraph mode) throws InterruptedException {
        Rulebook rules = rulebook(corpus);
        NamedGraphs graphs = NamedGraphs.of(corpus).asOf(editions);
        return of(mode == DefaultGraph.UNION ? graphs : graphs.beside(GraphZero.instance()), rules);
    }

    /**
     * What concludes in a project: its rules, and the axioms of its ontology.
     *
     * @throws UnreadableGraphException when a file of rules could not be read whole
     * @throws org.w3id.entente.reason.UnusableRulesException when the rules cannot be applied
     */
    public static Rulebook rulebook(Corpus corpus) {
        NamedGraphs.whole(corpus.documents(SourceKind.RULES));
        return Rulebook.of(corpus.union(SourceKind.RULES), corpus.union(SourceKind.ONTOLOGY));
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
                : of(version, mode, closure.facts().dictionary(), remaining, rules);
    }

    /**
     * What is known after a change: the graphs that it names are changed, a graph that does not exist comes into being, one
     * that has nothing left goes. The cost goes with the change. This snapshot stays as it is.
     *
     * @param change a default graph of its own is named {@link Quad#defaultGraphIRI} in it
     * @throws IllegalArgumentException when a quad is in {@link #INFERRED}, or in the default graph when that is a union
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
        Optional<CanonicalHash> sum = hash.map(before -> before.after(effective));
        Snapshot after =
                effective.isEmpty() ? this : new Snapshot(version + 1, mode, next, rules, update.closure(), sum);
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

    private Node writable(Quad quad) {
        Node name = quad.getGraph();
        boolean isOwn = mode == DefaultGraph.SEPARATE && name.equals(Quad.defaultGraphIRI);
        if (!isOwn && (quad.isDefaultGraph() || !name.isURI() || name.equals(INFERRED))) {
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
        return new Snapshot(number, mode, asserted, rules, closure, hash);
    }

    /**
     * The fingerprint of all asserted quads. Computed once, in time linear in them; a snapshot that was made by a change of
     * one whose fingerprint is known knows its own.
     */
    public CanonicalHash hash() {
        Optional<CanonicalHash> known = hash;
        if (known.isEmpty()) {
            known = Optional.of(Facts.hash(asserted));
            hash = known;
        }
        return known.get();
    }

    /** The fingerprint of the quads of some of the asserted graphs. Time linear in them. */
    public CanonicalHash hash(Predicate<Node> graphs) {
        Map<Node, Facts> some = new LinkedHashMap<>(asserted);
        some.keySet().removeIf(graphs.negate());
        return Facts.hash(some);
    }

    /** What the default graph is. */
    public DefaultGraph mode() {
        return mode;
    }

    /** What is asserted; views that cost nothing. */
    public NamedGraphs asserted() {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        asserted.forEach((name, facts) -> graphs.put(name, facts.graph()));
        if (mode == DefaultGraph.UNION) {
            return new NamedGraphs(graphs);
        }
        Graph own = graphs.remove(Quad.defaultGraphIRI);
        return new NamedGraphs(graphs)
                .beside(own == null ? Facts.none(closure.facts().dictionary()).graph() : own);
    }

    /** The rules that concluded. */
    public Rulebook rules() {
        return rules;
    }

    /** All that holds, with its proofs. */
    public Closure closure() {
        return closure;
    }

    /**
     * The asserted graphs and {@link #INFERRED}, as views, made once. Beside a default graph of its own, there is no named
     * graph of conclusions where there are none.
     */
    public UnionDataset dataset() {
        Optional<UnionDataset> known = dataset;
        if (known.isEmpty()) {
            Graph inferred = closure.inferred();
            NamedGraphs graphs =
                    mode == DefaultGraph.SEPARATE && !inferred.find().hasNext()
                            ? asserted()
                            : asserted().with(INFERRED, inferred);
            known = Optional.of(UnionDataset.of(graphs, closure.graph()));
            dataset = known;
        }
        return known.get();
    }

    /** The asserted graphs and their union; views that cost nothing. */
    public UnionDataset assertedDataset() {
        return UnionDataset.of(asserted(), closure.asserted());
    }
}
