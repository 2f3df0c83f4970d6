package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.engine.constraint.ConstraintDataTerm;
import org.apache.jena.shacl.engine.constraint.ConstraintTerm;
import org.apache.jena.shacl.engine.constraint.MaxCount;
import org.apache.jena.shacl.engine.constraint.MinCount;
import org.apache.jena.shacl.engine.constraint.UniqueLangConstraint;
import org.apache.jena.shacl.parser.Constraint;
import org.apache.jena.shacl.parser.PropertyShape;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.util.iterator.ExtendedIterator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The screen of a property shape whose path is one step: it looks the values up once, and asks Jena's own constraints about each,
 * without a path to be evaluated and a report to be kept. Threads may share it.
 */
final class PropertyScreen implements Screen {
    private final Node predicate;
    private final boolean isInverse;
    private final List<ConstraintTerm> ofValues = new ArrayList<>();
    private final List<ConstraintDataTerm> ofValuesInGraph = new ArrayList<>();
    private int fewest;
    private int most = Integer.MAX_VALUE;
    private boolean isUniqueLanguage;

    private PropertyScreen(Node predicate, boolean isInverse) {
        this.predicate = predicate;
        this.isInverse = isInverse;
    }

    /** The screen of a property shape; empty when the shape asks for more than a screen can tell. */
    static Optional<Screen> of(PropertyShape shape) {
        if (shape.deactivated() || !shape.getPropertyShapes().isEmpty()) {
            return Optional.empty();
        }
        return step(shape.getPath())
                .filter(screen -> shape.getConstraints().stream().allMatch(screen::takes))
                .map(screen -> screen);
    }

    private static Optional<PropertyScreen> step(Path path) {
        return switch (path) {
            case P_Link link -> Optional.of(new PropertyScreen(link.getNode(), false));
            case P_Inverse inverse
            when inverse.getSubPath() instanceof P_Link link -> Optional.of(new PropertyScreen(link.getNode(), true));
            default -> Optional.empty();
        };
    }

    private boolean takes(Constraint constraint) {
        switch (constraint) {
            case MinCount minimum -> fewest = Math.max(fewest, minimum.getMinCount());
            case MaxCount maximum -> most = Math.min(most, maximum.getMaxCount());
            case UniqueLangConstraint unique -> isUniqueLanguage |= unique.isFlag();
            case ConstraintTerm term -> ofValues.add(term);
            case ConstraintDataTerm term -> ofValuesInGraph.add(term);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean mayBreak(ValidationContext context, Graph graph, Node focus) {
        if (focus.isLiteral() && !isInverse) {
            return true;
        }
        int count = 0;
        boolean hasLanguage = false;
        ExtendedIterator<Triple> triples =
                isInverse ? graph.find(Node.ANY, predicate, focus) : graph.find(focus, predicate, Node.ANY);
        try {
            while (triples.hasNext()) {
                Triple triple = triples.next();
                Node value = isInverse ? triple.getSubject() : triple.getObject();
                count++;
                if (count > most || mayBreak(context, graph, value, hasLanguage)) {
                    return true;
                }
                hasLanguage |= hasLanguage(value);
            }
        } finally {
            triples.close();
        }
        return count < fewest;
    }

    private boolean mayBreak(ValidationContext context, Graph graph, Node value, boolean wasLanguage) {
        if (isUniqueLanguage && wasLanguage && hasLanguage(value)) {
            return true;
        }
        for (ConstraintTerm constraint : ofValues) {
            if (constraint.validate(context, value) != null) {
                return true;
            }
        }
        for (ConstraintDataTerm constraint : ofValuesInGraph) {
            if (constraint.validate(context, graph, value) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLanguage(Node value) {
        return value.isLiteral() && !value.getLiteralLanguage().isEmpty();
    }
}
