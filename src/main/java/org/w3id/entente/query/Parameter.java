package org.w3id.entente.query;

import java.util.Objects;
import java.util.Optional;

/**
 * A parameter of a question: the variable of the same name in the query.
 *
 * @param name the name, without question mark or dashes
 * @param type what values it takes
 * @param presence what happens when no value is given
 * @param description what it means, in plain language
 */
public record Parameter(String name, ParameterType type, Presence presence, String description) {
    /** Checks that nothing is missing. */
    public Parameter {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(presence);
        Objects.requireNonNull(description);
    }

    /** What happens when no value is given. */
    public sealed interface Presence {
        /** The question cannot be asked without a value. */
        record Required() implements Presence {}

        /** The question is asked for every value: the variable stays free. */
        record Free() implements Presence {}

        /** The question is asked for this value. */
        record Default(String value) implements Presence {}
    }

    /** Whether a value must be given. */
    public boolean isRequired() {
        return presence instanceof Presence.Required;
    }

    /** The value used when none is given. */
    public Optional<String> defaultValue() {
        return presence instanceof Presence.Default given ? Optional.of(given.value()) : Optional.empty();
    }
}
