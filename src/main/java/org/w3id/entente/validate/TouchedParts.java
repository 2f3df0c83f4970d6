package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which parts of shapes look at which triples: leads from a change to what has to be judged again. Threads may share it. */
final class TouchedParts {
    private static final Node TYPE = RDF.type.asNode();
    private static final Node SUBCLASS = RDFS.subClassOf.asNode();

    private final Map<Node, List<Watch>> byPredicate = new HashMap<>();
    private final List<Watch> ofAny = new ArrayList<>();
    private final Map<Node, List<Watch>> byClass = new HashMap<>();

    /** A part that looks at the graph in some way. */
    private record Watch(ShapePart part, Read read) {}

    TouchedParts(Shapes shapes) {
        for (Shape shape : shapes.getTargetShapes()) {
            for (ShapePart part : ShapePart.of(shapes, shape)) {
                part.reads().reads().forEach(read -> add(new Watch(part, read)));
                part.reads().classes().forEach(read -> ofClass(part, read.way(), read.type()));
                shape.getTargets().forEach(target -> target(part, target));
            }
        }
    }

    private void add(Watch watch) {
        watch.read()
                .predicate()
                .map(each -> byPredicate.computeIfAbsent(each, key -> new ArrayList<>()))
                .orElse(ofAny)
                .add(watch);
    }

    private void ofClass(ShapePart part, Optional<Path> way, Node type) {
        byClass.computeIfAbsent(type, key -> new ArrayList<>())
                .add(new Watch(part, new Read.Step(way, Optional.of(TYPE), false)));
        add(new Watch(
                part, new Read.Anywhere(Optional.of(SUBCLASS)))); // a change of the hierarchy may concern everything
    }

    private void target(ShapePart part, Target target) {
        switch (target.getTargetType()) {
            case targetNode -> {}
            case targetClass, implicitClass -> ofClass(part, Optional.empty(), target.getObject());
            case targetSubjectsOf ->
                add(new Watch(part, new Read.Step(Optional.empty(), Optional.of(target.getObject()), false)));
            case targetObjectsOf ->
                add(new Watch(part, new Read.Step(Optional.empty(), Optional.of(target.getObject()), true)));
            case targetExtension -> add(new Watch(part, new Read.Anywhere(Optional.empty())));
        }
    }

    /**
     * What has to be judged again after a change: for each shape with targets the focus nodes, and for each of these the parts.
     *
     * @param added the triples that are in the second graph alone
     * @param removed the triples that are in the first graph alone
     */
    Map<Shape, Map<Node, Set<ShapePart>>> of(
            Graph before, Graph after, Collection<Triple> added, Collection<Triple> removed) {
        Map<ShapePart, Set<Node>> candidates = new LinkedHashMap<>();
        Classes classes = new Classes(after);
        added.forEach(triple -> look(after, triple, classes, candidates));
        removed.forEach(triple -> look(before, triple, classes, candidates));
        Map<Shape, Map<Node, Set<ShapePart>>> touched = new LinkedHashMap<>();
        candidates.forEach((part, nodes) -> nodes.forEach(node -> {
            if (classes.isTarget(node, part.target())) {
                touched.computeIfAbsent(part.target(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(node, key -> new LinkedHashSet<>())
                        .add(part);
            }
        }));
        return touched;
    }

    private void look(Graph graph, Triple triple, Classes classes, Map<ShapePart, Set<Node>> candidates) {
        List<Watch> watches = new ArrayList<>(ofAny);
        watches.addAll(byPredicate.getOrDefault(triple.getPredicate(), List.of()));
        if (triple.getPredicate().equals(TYPE)) {
            classes.above(triple.getObject()).forEach(type -> watches.addAll(byClass.getOrDefault(type, List.of())));
        }
        for (Watch watch : watches) {
            if (watch.read().matches(triple)) {
                Set<Node> nodes = candidates.computeIfAbsent(watch.part(), key -> new LinkedHashSet<>());
                if (watch.read() instanceof Read.Anywhere) {
                    nodes.addAll(VLib.focusNodes(classes.graph, watch.part().target()));
                } else {
                    watch.read().origins(graph, triple).forEachRemaining(nodes::add);
                }
            }
        }
    }

    /** The classes of things and what lies above them, each looked up once. */
    static final class Classes {
        private final Graph graph;
        private final Map<Node, Set<Node>> above = new HashMap<>();
        private final Map<Node, Set<Node>> of = new HashMap<>();

        Classes(Graph graph) {
            this.graph = graph;
        }

        /** A class and those that it is below. */
        Set<Node> above(Node type) {
            Set<Node> known = above.get(type);
            if (known == null) {
                known = new HashSet<>();
                List<Node> open = new ArrayList<>(List.of(type));
                while (!open.isEmpty()) {
                    Node next = open.removeLast();
                    if (known.add(next)) {
                        graph.find(next, SUBCLASS, Node.ANY)
                                .mapWith(Triple::getObject)
                                .forEach(open::add);
                    }
                }
                above.put(type, known);
            }
            return known;
        }

        private Set<Node> of(Node node) {
            Set<Node> known = of.get(node);
            if (known == null) {
                known = new HashSet<>();
                for (Node type : graph.find(node, TYPE, Node.ANY)
                        .mapWith(Triple::getObject)
                        .toList()) {
                    known.addAll(above(type));
                }
                of.put(node, known);
            }
            return known;
        }

        /** Whether a shape's targets hold a node. */
        boolean isTarget(Node node, Shape shape) {
            return shape.getTargets().stream().anyMatch(target -> switch (target.getTargetType()) {
                case targetClass, implicitClass -> of(node).contains(target.getObject());
                default -> VLib.isFocusNode(target, node, graph);
            });
        }
    }
}
