package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.NodeShape;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.VLib;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a shape with targets that can be judged by itself: one of its property shapes, one of its queries, or its other
 * constraints together.
 *
 * @param target the shape whose focus nodes are judged
 * @param part a shape with this part alone
 * @param reads how judging it looks at the graph
 * @param screen tells soon where the part has nothing to say; empty when nothing tells sooner than judging
 */
record ShapePart(Shape target, Shape part, ShapeReads reads, Optional<Screen> screen) {
    /** The results at a focus node go to the context. */
    void judge(ValidationContext context, Graph graph, Node node) {
        if (screen.filter(each -> !each.mayBreak(context, graph, node)).isEmpty()) {
            VLib.validateShape(context, graph, part, node);
        }
    }

    /** The same, for very many focus nodes of one graph. */
    ShapePart over(Graph graph) {
        return new ShapePart(target, part, reads, screen.map(each -> each.over(graph)));
    }

    /** The parts of a shape. */
    static List<ShapePart> of(Shapes shapes, Shape shape) {
        List<ShapePart> parts = new ArrayList<>();
        if (shape.deactivated()) {
            return parts;
        }
        if (!shape.isNodeShape()) {
            ShapeReads reads = new ShapeReads(shapes);
            reads.shape(shape.getShapeNode());
            return List.of(new ShapePart(shape, shape, reads, Optional.empty()));
        }
        List<Constraint> plain = new ArrayList<>();
        for (Constraint constraint : shape.getConstraints()) {
            if (constraint instanceof SparqlConstraint query) {
                ShapeReads reads = new ShapeReads(shapes);
                reads.query(query);
                parts.add(new ShapePart(
                        shape, own(shape, List.of(query)), reads, Optional.of(QueryScreen.of(query.getQuery()))));
            } else {
                plain.add(constraint);
            }
        }
        if (!plain.isEmpty()) {
            ShapeReads reads = new ShapeReads(shapes);
            reads.own(shape.getShapeNode());
            parts.add(new ShapePart(shape, own(shape, plain), reads, Optional.empty()));
        }
        for (PropertyShape property : shape.getPropertyShapes()) {
            ShapeReads reads = new ShapeReads(shapes);
            reads.shape(property.getShapeNode());
            parts.add(new ShapePart(shape, with(shape, property), reads, PropertyScreen.of(property)));
        }
        return parts;
    }

    private static Shape own(Shape shape, List<Constraint> constraints) {
        return new NodeShape(
                shape.getShapeGraph(),
                shape.getShapeNode(),
                false,
                shape.getSeverity(),
                shape.getMessages(),
                shape.getTargets(),
                constraints,
                List.of());
    }

    private static Shape with(Shape shape, PropertyShape property) {
        return new NodeShape(
                shape.getShapeGraph(),
                shape.getShapeNode(),
                false,
                shape.getSeverity(),
                shape.getMessages(),
                shape.getTargets(),
                List.of(),
                List.of(property));
    }
}
