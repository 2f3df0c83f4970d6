package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.path.Path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The SHACL results that a change brings about. A result is there already when, for the same target shape and focus node, there
 * are no more results of the same constraint with the same path and value than before; messages may differ. Threads may share it.
 */
final class ShapeVerdicts {
    /** Nobody reads more; the first violation is among them. */
    private static final int MOST = 1_000;

    private final Shapes shapes;
    private final TouchedParts touched;

    /** What makes a result the same before and after a change. */
    private record Key(Node shape, Node component, Node focusNode, Optional<Path> path, Optional<Node> value) {
        static Key of(ReportEntry entry) {
            return new Key(
                    entry.source(),
                    entry.sourceConstraintComponent(),
                    entry.focusNode(),
                    Optional.ofNullable(entry.resultPath()),
                    Optional.ofNullable(entry.value()));
        }
    }

    ShapeVerdicts(Shapes shapes) {
        this.shapes = Objects.requireNonNull(shapes);
        this.touched = new TouchedParts(shapes);
    }

    /** The results after a change that were none before it; when there are a thousand, perhaps not all. */
    List<ReportEntry> brought(Graph before, Graph after, Collection<Triple> added, Collection<Triple> removed) {
        List<ReportEntry> brought = new ArrayList<>();
        TouchedParts.Classes earlier = new TouchedParts.Classes(before);
        Map<Shape, Map<Node, Set<ShapePart>>> pairs = touched.of(before, after, added, removed);
        if (conforms(after, pairs)) {
            return brought;
        }
        for (var shape : pairs.entrySet()) {
            for (var node : shape.getValue().entrySet()) {
                List<ReportEntry> now = results(after, node.getValue(), node.getKey());
                if (!now.isEmpty()) {
                    boolean wasTarget = earlier.isTarget(node.getKey(), shape.getKey());
                    brought.addAll(
                            beyond(wasTarget ? results(before, node.getValue(), node.getKey()) : List.of(), now));
                }
                if (brought.size() >= MOST && brought.stream().anyMatch(ShapeVerdicts::isViolation)) {
                    return brought;
                }
            }
        }
        return brought;
    }

    /** Most changes do nothing wrong: this is seen without keeping results apart. */
    private boolean conforms(Graph after, Map<Shape, Map<Node, Set<ShapePart>>> pairs) {
        ValidationContext context = ValidationContext.create(shapes, after);
        for (Map<Node, Set<ShapePart>> nodes : pairs.values()) {
            nodes.forEach((node, parts) -> parts.forEach(part -> part.judge(context, after, node)));
            if (context.hasViolation()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isViolation(ReportEntry entry) {
        return ShapeCheck.severity(entry) == Severity.VIOLATION;
    }

    private List<ReportEntry> results(Graph graph, Set<ShapePart> parts, Node node) {
        ValidationContext context = ValidationContext.create(shapes, graph);
        parts.forEach(part -> part.judge(context, graph, node));
        return context.hasViolation() ? List.copyOf(context.generateReport().getEntries()) : List.of();
    }

    /** The results that there are more of now than then. */
    static List<ReportEntry> beyond(Collection<ReportEntry> then, Collection<ReportEntry> now) {
        Map<Key, Integer> known = new HashMap<>();
        then.forEach(entry -> known.merge(Key.of(entry), 1, Integer::sum));
        return now.stream()
                .filter(entry -> known.merge(Key.of(entry), -1, Integer::sum) < 0)
                .toList();
    }
}
