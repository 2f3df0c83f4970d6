package org.w3id.entente.validate;

import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.NodeShape;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.shacl.parser.Shape;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a shape with targets that can be judged by itself: one of its property shapes, or its other constraints together.
 *
 * @param target the shape whose focus nodes are judged
 * @param part a shape with this part alone
 * @param reads how judging it looks at the graph
 */
record ShapePart(Shape target, Shape part, ShapeReads reads) {
    /** The parts of a shape. */
    static List<ShapePart> of(Shapes shapes, Shape shape) {
        List<ShapePart> parts = new ArrayList<>();
        if (shape.deactivated()) {
            return parts;
        }
        if (!shape.isNodeShape()) {
            ShapeReads reads = new ShapeReads(shapes);
            reads.shape(shape.getShapeNode());
            return List.of(new ShapePart(shape, shape, reads));
        }
        if (!shape.getConstraints().isEmpty()) {
            ShapeReads reads = new ShapeReads(shapes);
            reads.own(shape.getShapeNode());
            parts.add(new ShapePart(shape, own(shape), reads));
        }
        for (PropertyShape property : shape.getPropertyShapes()) {
            ShapeReads reads = new ShapeReads(shapes);
            reads.shape(property.getShapeNode());
            parts.add(new ShapePart(shape, with(shape, property), reads));
        }
        return parts;
    }

    private static Shape own(Shape shape) {
        return new NodeShape(
                shape.getShapeGraph(),
                shape.getShapeNode(),
                false,
                shape.getSeverity(),
                shape.getMessages(),
                shape.getTargets(),
                shape.getConstraints(),
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
