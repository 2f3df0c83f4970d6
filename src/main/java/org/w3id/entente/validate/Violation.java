package org.w3id.entente.validate;

import org.apache.jena.graph.Node;

import java.util.Objects;
import java.util.Optional;

/**
 * What a change would do that a check does not allow. A shared value.
 *
 * @param code which kind of fault
 * @param severity how much it weighs
 * @param shape the shape that would be broken; empty when it is none
 * @param focusNode what the violation is about
 * @param path the property path from the focus node, as SPARQL writes it, with IRIs in angle brackets; empty when it is about
 *     the node itself
 * @param value the value at fault; empty when it is missing, or when it is the node itself
 * @param message what is wrong, in a sentence for who made the change
 * @param cure what to do; empty when the message says it all
 */
public record Violation(
        Code code,
        Severity severity,
        Optional<Node> shape,
        Node focusNode,
        Optional<String> path,
        Optional<Node> value,
        String message,
        String cure) {
    /** Checks that nothing is missing. */
    public Violation {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(focusNode, "focusNode");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(cure, "cure");
    }
}
