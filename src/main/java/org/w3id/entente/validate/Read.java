package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEval;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One way in which the judgement about a focus node looks at the graph: it goes along a path and then takes one step. Read
 * backwards, it leads from a changed triple to the focus nodes whose judgement may change.
 *
 * @param way from the focus node to where the step is taken; empty when that is the focus node itself
 * @param predicate the predicate of the step; empty for any
 * @param isInverse whether the step is taken from object to subject
 * @param other the term that the step must lead to; empty for any
 * @param isLost whether the way cannot be told, so that any focus node may be meant
 */
record Read(Optional<Path> way, Optional<Node> predicate, boolean isInverse, Optional<Node> other, boolean isLost) {
    /** A step from somewhere along a way. */
    static Read step(Optional<Path> way, Optional<Node> predicate, boolean isInverse) {
        return new Read(way, predicate, isInverse, Optional.empty(), false);
    }

    /** A step from nobody knows where. */
    static Read lost(Optional<Node> predicate) {
        return new Read(Optional.empty(), predicate, false, Optional.empty(), true);
    }

    /** The same step, to one term. */
    Read to(Node term) {
        return new Read(way, predicate, isInverse, Optional.of(term), isLost);
    }

    /** Whether a triple may be what the step finds. */
    boolean matches(Triple triple) {
        Node end = isInverse ? triple.getSubject() : triple.getObject();
        return predicate.filter(each -> !each.equals(triple.getPredicate())).isEmpty()
                && other.filter(each -> !each.sameTermAs(end)).isEmpty();
    }

    /**
     * The nodes from which the way leads to a triple. In a changed graph these are all: where several triples on the way have
     * changed, the first of them is one with its own shorter way.
     */
    Iterator<Node> origins(Graph graph, Triple triple) {
        Node place = isInverse ? triple.getObject() : triple.getSubject();
        return way.map(path -> PathEval.evalReverse(graph, place, path, ARQ.getContext()))
                .orElseGet(() -> List.of(place).iterator());
    }
}
