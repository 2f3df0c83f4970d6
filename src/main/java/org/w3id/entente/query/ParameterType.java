package org.w3id.entente.query;

import java.util.Optional;

/** What kind of value a parameter of a question takes. */
public sealed interface ParameterType {
    /** The type as it is written in a question's header. */
    String label();

    /** Reads a type from a question's header; empty when there is none of this name. */
    static Optional<ParameterType> of(String label) {
        if (label.matches("concept/[a-z-]+")) {
            return Optional.of(new Concept(label.substring("concept/".length())));
        }
        if (label.matches("thing/[A-Z][A-Za-z]*")) {
            return Optional.of(new Thing(Optional.of(label.substring("thing/".length()))));
        }
        return switch (label) {
            case "thing" -> Optional.of(new Thing(Optional.empty()));
            case "month" -> Optional.of(new Month());
            default -> Optional.empty();
        };
    }

    /** A concept of one scheme, such as {@code concept/domain}. */
    record Concept(String scheme) implements ParameterType {
        @Override
        public String label() {
            return "concept/" + scheme;
        }
    }

    /**
     * A thing, {@code thing}, or one of a class or its sub-classes, {@code thing/State}.
     *
     * @param className the local name of the class in the ontology; empty for any thing
     */
    record Thing(Optional<String> className) implements ParameterType {
        @Override
        public String label() {
            return className.map(name -> "thing/" + name).orElse("thing");
        }
    }

    /** A month of a year, {@code 2019-03}, as a simple literal. */
    record Month() implements ParameterType {
        @Override
        public String label() {
            return "month";
        }
    }
}
