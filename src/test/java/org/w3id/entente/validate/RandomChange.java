package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random changes of a graph, made of its own terms: triples and whole nodes come, go and are altered. */
final class RandomChange {
    private final Random random;
    private final List<Triple> pool;

    /** The triples that come. */
    final Set<Triple> added = new LinkedHashSet<>();

    /** The triples that go. */
    final Set<Triple> removed = new LinkedHashSet<>();

    /**
     * Makes a change.
     *
     * @param pool triples that serve as models
     */
    RandomChange(Random random, List<Triple> pool, Graph graph) {
        this.random = random;
        this.pool = pool;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            step(graph);
        }
        added.removeIf(graph::contains);
        removed.removeIf(triple -> !graph.contains(triple));
        removed.removeAll(added);
    }

    private void step(Graph graph) {
        Triple triple = one();
        switch (random.nextInt(9)) {
            case 0, 1 -> removed.add(triple);
            case 2 -> add(triple.getSubject(), triple.getPredicate(), one().getObject());
            case 3 -> add(one().getSubject(), triple.getPredicate(), triple.getObject());
            case 4 -> {
                removed.add(triple);
                add(triple.getSubject(), triple.getPredicate(), sameKind(triple).getObject());
            }
            case 5 ->
                removed.addAll(
                        graph.find(triple.getSubject(), Node.ANY, Node.ANY).toList());
            case 6 -> {
                removed.addAll(
                        graph.find(triple.getSubject(), Node.ANY, Node.ANY).toList());
                removed.addAll(
                        graph.find(Node.ANY, Node.ANY, triple.getSubject()).toList());
            }
            case 7 -> copy(triple.getSubject(), graph);
            default -> retype(triple.getSubject(), graph);
        }
    }

    /** A new node like another. */
    private void copy(Node model, Graph graph) {
        if (!model.isURI()) {
            return;
        }
        Node copy = NodeFactory.createURI(model.getURI() + "-" + random.nextInt(100));
        graph.find(model, Node.ANY, Node.ANY).forEach(triple -> {
            if (random.nextInt(8) > 0) {
                add(copy, triple.getPredicate(), triple.getObject());
            }
        });
        graph.find(Node.ANY, Node.ANY, model).forEach(triple -> {
            if (random.nextInt(3) > 0) {
                add(triple.getSubject(), triple.getPredicate(), copy);
            }
        });
    }

    private void retype(Node node, Graph graph) {
        Node type = RDF.type.asNode();
        if (random.nextBoolean()) {
            removed.addAll(graph.find(node, type, Node.ANY).toList());
        }
        List<Triple> types = pool.stream()
                .filter(triple -> triple.getPredicate().equals(type))
                .toList();
        if (!types.isEmpty()) {
            add(node, type, types.get(random.nextInt(types.size())).getObject());
        }
    }

    private Triple sameKind(Triple triple) {
        List<Triple> same = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Triple other = one();
            if (other.getPredicate().equals(triple.getPredicate())) {
                same.add(other);
            }
        }
        return same.isEmpty() ? one() : same.get(0);
    }

    private void add(Node subject, Node predicate, Node object) {
        added.add(Triple.create(subject, predicate, object));
    }

    private Triple one() {
        return pool.get(random.nextInt(pool.size()));
    }

    @Override
    public String toString() {
        return "added " + added + ", removed " + removed;
    }
}
