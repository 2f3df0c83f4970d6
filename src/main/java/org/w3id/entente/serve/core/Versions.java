package org.w3id.entente.serve.core;

import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;

import java.util.Optional;
import java.util.OptionalLong;

/** The parameter with which every address can be asked for an earlier version. */
public final class Versions {
    /** Its name. */
    public static final String PARAMETER = "version";

    /** What it means. */
    public static final Operation.Parameter DESCRIBED = Operation.Parameter.optional(
                    PARAMETER,
                    "the version of the graph, as the header Entente-Version says it; the newest if not given")
            .number();

    private Versions() {}

    /** An operation that can be asked for an earlier version. */
    public static Operation of(Operation operation) {
        return operation.with(DESCRIBED).failing(Problem.Kind.NOT_FOUND, Problem.Kind.GONE);
    }

    /**
     * The version that a request asks for; empty for the one of the moment.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when it is no number
     */
    public static OptionalLong asked(Parameters parameters) {
        return number(parameters.one(PARAMETER));
    }

    /**
     * The number of a version.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when it is none
     */
    public static OptionalLong number(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long version = Long.parseLong(text.get());
            if (version >= 0) {
                return OptionalLong.of(version);
            }
        } catch (NumberFormatException noNumber) {
            throw noVersion(text.get());
        }
        throw noVersion(text.get());
    }

    private static RuntimeException noVersion(String text) {
        return Problem.of(Problem.Kind.BAD_REQUEST, "version \"" + text + "\"; wanted a number from 0")
                .thrown();
    }
}
