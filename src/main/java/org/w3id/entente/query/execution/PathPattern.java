package org.w3id.entente.query.execution;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.w3id.entente.store.FactsGraph;
import org.w3id.entente.store.Relation;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** A property path pattern in slots and ids. */
record PathPattern(FactsGraph graph, Row.Place subject, Path path, Row.Place object) implements Pattern {
    /** About how many steps a repeated path takes. */
    private static final double REPETITIONS = 4;

    /**
     * Whether all of a path is known here.
     *
     * @param computed which predicates ARQ computes instead of looking them up
     */
    static boolean covers(Path path, Predicate<Node> computed) {
        return switch (path) {
            case P_Link link -> !computed.test(link.getNode());
            case P_ReverseLink link -> !computed.test(link.getNode());
            case P_Inverse inverse -> covers(inverse.getSubPath(), computed);
            case P_Seq sequence -> covers(sequence.getLeft(), computed) && covers(sequence.getRight(), computed);
            case P_Alt either -> covers(either.getLeft(), computed) && covers(either.getRight(), computed);
            case P_ZeroOrOne optional -> covers(optional.getSubPath(), computed);
            case P_ZeroOrMore1 repeated -> covers(repeated.getSubPath(), computed);
            case P_OneOrMore1 repeated -> covers(repeated.getSubPath(), computed);
            case P_NegPropSet excluding -> true;
            default -> false;
        };
    }

    /** The path as a walk from subject to object, or the other way round. */
    static Reach compile(Path path, Row row, FactsGraph graph, boolean inverse) {
        return switch (path) {
            case P_Link link -> new Reach.Link(row, graph, relation(link.getNode(), row, graph), inverse);
            case P_ReverseLink link -> new Reach.Link(row, graph, relation(link.getNode(), row, graph), !inverse);
            case P_Inverse inverted -> compile(inverted.getSubPath(), row, graph, !inverse);
            case P_Seq sequence -> {
                Reach left = compile(sequence.getLeft(), row, graph, inverse);
                Reach right = compile(sequence.getRight(), row, graph, inverse);
                yield inverse ? new Reach.Sequence(row, right, left) : new Reach.Sequence(row, left, right);
            }
            case P_Alt either ->
                new Reach.Alternative(
                        compile(either.getLeft(), row, graph, inverse),
                        compile(either.getRight(), row, graph, inverse));
            case P_ZeroOrOne optional -> new Reach.ZeroOrOne(compile(optional.getSubPath(), row, graph, inverse));
            case P_ZeroOrMore1 repeated ->
                new Reach.Closure(row, compile(repeated.getSubPath(), row, graph, inverse), true);
            case P_OneOrMore1 repeated ->
                new Reach.Closure(row, compile(repeated.getSubPath(), row, graph, inverse), false);
            case P_NegPropSet excluding -> excluding(excluding, row, graph, inverse);
            default -> throw new IllegalArgumentException("no path known here: " + path);
        };
    }

    private static Relation relation(Node predicate, Row row, FactsGraph graph) {
        int id = row.terms.id(predicate);
        return id < 0 ? Relation.EMPTY : graph.facts().relation(id);
    }

    private static Reach excluding(P_NegPropSet path, Row row, FactsGraph graph, boolean inverse) {
        List<Node> forward = path.getFwdNodes();
        List<Node> backward = path.getBwdNodes();
        Reach along = new Reach.Excluding(row, graph, ids(forward, row)::get, inverse);
        Reach against = new Reach.Excluding(row, graph, ids(backward, row)::get, !inverse);
        return backward.isEmpty() ? along : forward.isEmpty() ? against : new Reach.Alternative(along, against);
    }

    private static BitSet ids(List<Node> predicates, Row row) {
        BitSet ids = new BitSet();
        for (Node predicate : predicates) {
            ids.set(Math.max(Terms.NONE, row.terms.id(predicate)));
        }
        return ids;
    }

    @Override
    public BitSet slots() {
        BitSet slots = new BitSet();
        if (subject.isVariable()) {
            slots.set(subject.slot());
        }
        if (object.isVariable()) {
            slots.set(object.slot());
        }
        return slots;
    }

    @Override
    public Solutions join(Solutions input, Row row, boolean once) {
        return new PathScan(input, row, this, once);
    }

    @Override
    public double fanOut(BitSet bound) {
        boolean given = !subject.isVariable() || bound.get(subject.slot());
        boolean reached = !object.isVariable() || bound.get(object.slot());
        double steps = given ? walk(path, false) : reached ? walk(path, true) : 0;
        return given && reached
                ? Math.min(0.5, steps)
                : given || reached ? steps : graph.facts().size();
    }

    private double walk(Path part, boolean inverse) {
        return switch (part) {
            case P_Link link -> fanOut(link.getNode(), inverse);
            case P_ReverseLink link -> fanOut(link.getNode(), !inverse);
            case P_Inverse inverted -> walk(inverted.getSubPath(), !inverse);
            case P_Seq sequence -> walk(sequence.getLeft(), inverse) * walk(sequence.getRight(), inverse);
            case P_Alt either -> walk(either.getLeft(), inverse) + walk(either.getRight(), inverse);
            case P_ZeroOrOne optional -> 1 + walk(optional.getSubPath(), inverse);
            case P_ZeroOrMore1 repeated -> 1 + REPETITIONS * walk(repeated.getSubPath(), inverse);
            case P_OneOrMore1 repeated -> REPETITIONS * walk(repeated.getSubPath(), inverse);
            default -> REPETITIONS;
        };
    }

    private double fanOut(Node predicate, boolean inverse) {
        int id = graph.facts().dictionary().find(predicate);
        return id == Terms.NONE ? 0 : graph.facts().relation(id).fanOut(inverse);
    }
}
