package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

import java.util.HashSet;
import java.util.Set;

/** A read-only view of a large graph and a small one together; where the small one has nothing to say, it is not asked. */
final class TwoGraphs extends GraphBase {
    private final Graph large;
    private final Small small;

    /** A small graph that nobody changes, with the terms that it speaks of. Threads may share it. */
    static final class Small {
        private final Graph graph;
        private final Set<Node> subjects = new HashSet<>();
        private final Set<Node> predicates = new HashSet<>();
        private final Set<Node> objects = new HashSet<>();

        Small(Graph graph) {
            this.graph = graph;
            graph.find().forEachRemaining(triple -> {
                subjects.add(triple.getSubject());
                predicates.add(triple.getPredicate());
                objects.add(triple.getObject());
            });
        }

        private boolean mayHold(Triple pattern) {
            return isAmong(subjects, pattern.getSubject())
                    && isAmong(predicates, pattern.getPredicate())
                    && isAmong(objects, pattern.getObject());
        }

        private static boolean isAmong(Set<Node> terms, Node term) {
            return !term.isConcrete() || terms.contains(term);
        }
    }

    TwoGraphs(Graph large, Small small) {
        this.large = large;
        this.small = small;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        ExtendedIterator<Triple> found = large.find(pattern);
        return small.mayHold(pattern) ? found.andThen(small.graph.find(pattern).filterDrop(large::contains)) : found;
    }
}
