package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds a whole graph against shapes (SHACL, section 3.4), many focus nodes at a time; the graph must allow several readers.
 * Results are Jena's own; where a {@link Screen} sees that there are none, it is not asked. Threads may share it.
 */
public final class WholeCheck {
    private static final int LEAST_BATCH = 100;
    private static final int MOST_BATCH = 2_000;

    /** From so many focus nodes on it is worthwhile to ask about all of them at once. */
    private static final int LARGE = 100;

    private final Shapes shapes;
    private final int mostResults;
    private final List<List<ShapePart>> parts;

    /**
     * What a shape finds.
     *
     * @param shape the name of the shape
     * @param entries the results
     * @param isWhole whether these are all; otherwise there were so many that the shape was given up
     */
    public record Results(Node shape, List<ReportEntry> entries, boolean isWhole) {
        /** Copies the list. */
        public Results {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A check by some shapes.
     *
     * @param mostResults the number of results after which a shape is given up, so that memory stays bounded
     */
    public WholeCheck(Shapes shapes, int mostResults) {
        this.shapes = shapes;
        this.mostResults = mostResults;
        this.parts = shapes.getTargetShapes().stream()
                .map(shape -> ShapePart.of(shapes, shape))
                .toList();
    }

    /** What each shape finds, in the order of the shapes. */
    public List<Results> results(Graph data) {
        List<Shape> targets = List.copyOf(shapes.getTargetShapes());
        return IntStream.range(0, targets.size())
                .parallel()
                .mapToObj(number -> results(targets.get(number), parts.get(number), data))
                .toList();
    }

    private Results results(Shape shape, List<ShapePart> judges, Graph data) {
        List<Node> focus = List.copyOf(VLib.focusNodes(data, shape));
        boolean isLarge = focus.size() > LARGE;
        List<ShapePart> all =
                isLarge ? judges.stream().map(part -> part.over(data)).toList() : judges;
        List<ReportEntry> entries = new ArrayList<>();
        int batch = Math.clamp(mostResults, LEAST_BATCH, MOST_BATCH);
        int width = batch * Math.max(1, Runtime.getRuntime().availableProcessors());
        int at = 0;
        while (at < focus.size() && entries.size() < mostResults) {
            int begin = at;
            int end = Math.min(focus.size(), at + width);
            IntStream.iterate(begin, each -> each < end, each -> each + batch)
                    .parallel()
                    .mapToObj(from -> entries(all, data, focus.subList(from, Math.min(end, from + batch))))
                    .toList()
                    .forEach(entries::addAll);
            at = end;
        }
        return new Results(shape.getShapeNode(), entries, at == focus.size());
    }

    private List<ReportEntry> entries(List<ShapePart> judges, Graph data, List<Node> focus) {
        ValidationContext context = ValidationContext.create(shapes, data);
        for (Node node : focus) {
            judges.forEach(part -> part.judge(context, data, node));
        }
        return List.copyOf(context.generateReport().getEntries());
    }
}
