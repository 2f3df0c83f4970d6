package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.reason.Closure;
import org.w3id.entente.reason.ConclusionLimitException;
import org.w3id.entente.reason.Reasoner;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.vocab.Namespaces;

/**
 * What is known at one moment: the asserted named graphs and what follows from them together. Immutable, as long as nobody
 * changes the graphs that it was made from; threads may share it.
 */
public final class Snapshot {
    /** The name of the graph that holds what follows without being asserted. */
    public static final Node INFERRED = NodeFactory.createURI(Namespaces.INFERRED);

    /** Rules conclude about as much as is asserted; ten times as much, and they have gone astray. */
    private static final int CONCLUSIONS_PER_TRIPLE = 10;

    private static final long FEWEST_CONCLUSIONS = 1_000_000;

    private final NamedGraphs asserted;
    private final Rulebook rules;
    private final Closure closure;

    private Snapshot(NamedGraphs asserted, Rulebook rules, Closure closure) {
        this.asserted = asserted;
        this.rules = rules;
        this.closure = closure;
    }

    /**
     * Reasons over named graphs.
     *
     * @param asserted what is asserted
     * @param rules what concludes
     * @throws ConclusionLimitException when far more follows than is asserted
     * @throws InterruptedException when the thread is interrupted
     */
    public static Snapshot of(NamedGraphs asserted, Rulebook rules) throws InterruptedException {
        Graph union = GraphMemFactory.createDefaultGraphSameTerm();
        asserted.graphs().values().forEach(graph -> graph.find().forEachRemaining(union::add));
        long conclusions = Math.max(FEWEST_CONCLUSIONS, CONCLUSIONS_PER_TRIPLE * (long) union.size());
        Reasoner.Limits limits = new Reasoner.Limits(conclusions, Reasoner.Limits.USUAL.threads());
        return new Snapshot(asserted, rules, new Reasoner(rules.program(), limits).conclude(union));
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
        NamedGraphs remaining = asserted.asOf(editions);
        return remaining.equals(asserted) ? this : of(remaining, rules);
    }

    /** What is asserted. */
    public NamedGraphs asserted() {
        return asserted;
    }

    /** The rules that concluded. */
    public Rulebook rules() {
        return rules;
    }

    /** All that holds, with its proofs. */
    public Closure closure() {
        return closure;
    }

    /** The asserted graphs, {@link #INFERRED}, and their union; made on each call, in time linear in the triples. */
    public UnionDataset dataset() {
        return UnionDataset.of(asserted.with(INFERRED, closure.inferred()));
    }

    /** The asserted graphs and their union; made on each call, in time linear in the triples. */
    public UnionDataset assertedDataset() {
        return UnionDataset.of(asserted);
    }
}
