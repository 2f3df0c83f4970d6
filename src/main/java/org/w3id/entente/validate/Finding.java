package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.w3id.entente.load.Place;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that is wrong. A shared value.
 *
 * @param code which kind of fault
 * @param severity how much it weighs
 * @param place where
 * @param found what was found
 * @param wanted what was wanted; empty when {@code found} says it all
 * @param cure what to do; empty when {@code wanted} says it all
 * @param focusNode what the finding is about
 * @param shape the shape that is broken; empty when it is none
 */
public record Finding(
        Code code,
        Severity severity,
        Place place,
        String found,
        String wanted,
        String cure,
        Optional<Node> focusNode,
        Optional<Node> shape)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::place)
            .thenComparing(Finding::code)
            .thenComparing(Finding::found)
            .thenComparing(finding -> finding.shape().map(Node::toString).orElse(""));

    /** Checks that nothing is missing. */
    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(cure, "cure");
        Objects.requireNonNull(focusNode, "focusNode");
        Objects.requireNonNull(shape, "shape");
    }

    /**
     * A finding with its code's severity.
     *
     * @param code which kind of fault
     * @param place where
     * @param found what was found
     * @param wanted what was wanted; may be empty
     * @param cure what to do; may be empty
     * @return the finding, about nothing in particular
     */
    public static Finding of(Code code, Place place, String found, String wanted, String cure) {
        return new Finding(code, code.severity(), place, found, wanted, cure, Optional.empty(), Optional.empty());
    }

    /**
     * The same finding elsewhere.
     *
     * @param elsewhere where
     * @return the finding
     */
    public Finding at(Place elsewhere) {
        return new Finding(code, severity, elsewhere, found, wanted, cure, focusNode, shape);
    }

    /**
     * The same finding about a node.
     *
     * @param node what the finding is about
     * @return the finding
     */
    public Finding about(Node node) {
        return new Finding(code, severity, place, found, wanted, cure, Optional.of(node), shape);
    }

    /**
     * What was found, what was wanted and the cure in one line.
     *
     * @return the parts that are not empty, separated by semicolons
     */
    public String message() {
        return Stream.of(found, wanted.isEmpty() ? "" : "wanted " + wanted, cure)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** By place, then code. */
    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }
}
