package org.w3id.entente.validate;

import org.apache.jena.atlas.iterator.Iter;
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
 * One way in which the judgement about a focus node looks at the graph. Read backwards, it leads from a triple that has come or
 * gone to the focus nodes whose judgement may change.
 */
sealed interface Read {
    /** The predicate of the triples that are looked at; empty for any. */
    Optional<Node> predicate();

    /** Whether a triple may be looked at. */
    boolean matches(Triple triple);

    /**
     * The focus nodes whose judgement looks at a triple.
     *
     * @param graph one that holds the triple
     */
    Iterator<Node> origins(Graph graph, Triple triple);

    /**
     * A look from nobody knows where: any focus node may be meant.
     *
     * @param predicate the predicate of the triples that are looked at; empty for any
     */
    record Anywhere(Optional<Node> predicate) implements Read {
        @Override
        public boolean matches(Triple triple) {
            return predicate.filter(each -> !each.equals(triple.getPredicate())).isEmpty();
        }

        @Override
        public Iterator<Node> origins(Graph graph, Triple triple) {
            throw new IllegalStateException("all focus nodes are meant");
        }
    }

    /**
     * A step at the end of a way.
     *
     * @param way from the focus node to where the step is taken; empty when that is the focus node itself
     * @param predicate the predicate of the step; empty for any
     * @param isInverse whether the step is taken from object to subject
     */
    record Step(Optional<Path> way, Optional<Node> predicate, boolean isInverse) implements Read {
        @Override
        public boolean matches(Triple triple) {
            return predicate.filter(each -> !each.equals(triple.getPredicate())).isEmpty();
        }

        @Override
        public Iterator<Node> origins(Graph graph, Triple triple) {
            return back(graph, isInverse ? triple.getObject() : triple.getSubject(), way);
        }
    }

    /**
     * A pattern of a query that is matched together with others.
     *
     * @param match the patterns
     * @param pattern the number of the one that the triple matches
     * @param step the step of its path that the triple is
     * @param before from the focus node to {@code $this}; empty when that is the focus node itself
     */
    record Pattern(PatternMatch match, int pattern, Read step, Optional<Path> before) implements Read {
        @Override
        public Optional<Node> predicate() {
            return step.predicate();
        }

        @Override
        public boolean matches(Triple triple) {
            return step.matches(triple) && match.mayBe(pattern, triple);
        }

        @Override
        public Iterator<Node> origins(Graph graph, Triple triple) {
            return match.origins(graph, pattern, step, triple).stream()
                    .flatMap(node -> Iter.asStream(back(graph, node, before)))
                    .iterator();
        }
    }

    /** The nodes from which a way leads to a node. */
    static Iterator<Node> back(Graph graph, Node end, Optional<Path> way) {
        return way.map(path -> PathEval.evalReverse(graph, end, path, ARQ.getContext()))
                .orElseGet(() -> List.of(end).iterator());
    }
}
