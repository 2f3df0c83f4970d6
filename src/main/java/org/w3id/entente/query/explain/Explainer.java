package org.w3id.entente.query.explain;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.entente.load.GraphNames;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.Body;
import org.w3id.entente.reason.Proof;
import org.w3id.entente.reason.Proofs;
import org.w3id.entente.reason.Rule;
import org.w3id.entente.reason.WhyNot;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Explains what is known at one moment. Belongs to one thread; make one for each request, which costs nothing. The cost of
 * an explanation goes with the size of the proofs.
 */
public final class Explainer {
    /** The language of labels, unless another one is asked for. */
    public static final String DEFAULT_LANGUAGE = "en";

    private final Snapshot snapshot;
    private final Wording wording;
    private final Reasons reasons;
    private final Conditions conditions;
    private final Witnesses witnesses;

    /**
     * Explains a snapshot.
     *
     * @param snapshot what is known
     * @param language the language tag of the labels to prefer; English comes next, then any
     */
    public Explainer(Snapshot snapshot, String language) {
        this(snapshot, language, GraphNames::file);
    }

    /**
     * Explains a snapshot, part of which may stand in files outside of the project.
     *
     * @param snapshot what is known
     * @param language the language tag of the labels to prefer
     * @param files the file of a named graph's IRI, as its user knows it; empty when there is none
     */
    Explainer(Snapshot snapshot, String language, Function<String, Optional<String>> files) {
        this.snapshot = snapshot;
        wording = new Wording(List.of(snapshot.closure().graph()), language);
        reasons = new Reasons(snapshot.rules(), wording);
        conditions = new Conditions(wording);
        witnesses = new Witnesses(snapshot.asserted(), graph -> files.apply(graph.toString()), wording);
    }

    /**
     * Why a statement holds: its smallest proof.
     *
     * @param triple the statement; without variables
     */
    public Justification why(Triple triple) {
        List<Proof> proof = snapshot.closure().why(triple).stream().toList();
        return new Justification(wording.statement(triple), explanation(proof), false);
    }

    /**
     * Why a statement holds: every rule instance that concludes it, each with the smallest proof of its premises.
     *
     * @param triple the statement; without variables
     * @param limit how many proofs to give at most, from 1
     */
    public Justification allProofs(Triple triple, int limit) {
        Proofs proofs = snapshot.closure().proofs(triple, limit);
        return new Justification(wording.statement(triple), explanation(proofs.proofs()), proofs.more());
    }

    /**
     * Why a statement does not hold: the rules that come nearest to concluding it.
     *
     * @param triple the statement; without variables
     */
    public Refusal whyNot(Triple triple) {
        WhyNot whyNot = snapshot.closure().whyNot(triple);
        return new Refusal(
                wording.statement(triple),
                whyNot.holds(),
                whyNot.attempts().stream()
                        .sorted(Comparator.comparing(Explainer::isMirror))
                        .map(this::attempt)
                        .toList(),
                instead(whyNot),
                whyNot.unfinished().stream().map(reasons::rule).toList());
    }

    /**
     * Who speaks of a thing: the graphs that describe it, each with the claims that state it, else with those that state what
     * points to it, and their passages. A few look-ups for each of these.
     *
     * @param most how many claims to give at most for what points to it, from 1
     */
    public List<Source> sources(Node thing, int most) {
        return witnesses.sources(thing, most);
    }

    /** Proofs of several statements in one explanation, each with a root, in the order given. */
    Explanation explainAll(Collection<Triple> triples) {
        return explanation(triples.stream()
                .map(triple -> snapshot.closure().why(triple).orElseThrow())
                .toList());
    }

    /** The words for a statement. */
    Statement statement(Triple triple) {
        return wording.statement(triple);
    }

    private Explanation explanation(List<Proof> proofs) {
        return new Numbering(wording, reasons, conditions, witnesses).explain(proofs);
    }

    /** Whether a rule only turns the statement round, which says little: the other way round it is missing as well. */
    private static boolean isMirror(WhyNot.Attempt attempt) {
        return attempt.held().isEmpty()
                && attempt.missing().size() == 1
                && attempt.rule().head().stream().anyMatch(head -> head.getPredicate()
                        .equals(attempt.missing().getFirst().getPredicate()));
    }

    private List<Statement> instead(WhyNot whyNot) {
        boolean isComputed =
                whyNot.attempts().stream().anyMatch(each -> each.rule().body() instanceof Body.Aggregation);
        Triple goal = whyNot.goal();
        return !isComputed
                ? List.of()
                : snapshot.closure().graph().find(goal.getSubject(), goal.getPredicate(), Node.ANY).toList().stream()
                        .sorted(Comparator.comparing((Triple triple) -> triple.toString()))
                        .map(wording::statement)
                        .toList();
    }

    private Refusal.Attempt attempt(WhyNot.Attempt attempt) {
        Rule rule = attempt.rule();
        return new Refusal.Attempt(
                reasons.rule(rule),
                reasons.because(rule, attempt.bindings()),
                wording.statements(attempt.held()),
                wording.statements(attempt.missing()),
                conditions.texts(attempt.failed(), attempt.bindings()),
                attempt.present().stream().map(wording::statements).toList(),
                rule.body() instanceof Body.Aggregation);
    }
}
