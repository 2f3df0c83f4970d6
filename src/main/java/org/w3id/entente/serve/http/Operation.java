package org.w3id.entente.serve.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an address does, described for those who write programs. Immutable; threads may share it.
 *
 * <p>{@snippet :
 * new Route("/health", "health", Map.of("GET", this::health))
 *         .described(Operation.get("/health", "Whether the server is well").answers("application/json"));
 * }
 *
 * @param method the method, in capital letters
 * @param path the path; parts that vary stand in braces, and are parameters
 * @param summary what it does, in a few words
 * @param description what else is to be said, in Markdown; empty for nothing
 * @param parameters its parameters
 * @param bodies the media types in which something can be sent, each with an example; empty when nothing is
 * @param statuses the status codes of its answers
 * @param answers the media types of its answers, the usual one first; empty when they have no body
 * @param problems what can go wrong
 */
public record Operation(
        String method,
        String path,
        String summary,
        String description,
        List<Parameter> parameters,
        Map<String, String> bodies,
        List<Integer> statuses,
        List<String> answers,
        List<Problem.Kind> problems) {

    /** Copies the collections. */
    public Operation {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(description, "description");
        parameters = List.copyOf(parameters);
        bodies = Collections.unmodifiableMap(new LinkedHashMap<>(bodies));
        statuses = List.copyOf(statuses);
        answers = List.copyOf(answers);
        problems = problems.stream().distinct().sorted().toList();
    }

    /** An operation that answers with status 200 and can fail because of what is asked. */
    public static Operation of(String method, String path, String summary) {
        return new Operation(
                method,
                path,
                summary,
                "",
                List.of(),
                Map.of(),
                List.of(200),
                List.of(),
                List.of(Problem.Kind.BAD_REQUEST));
    }

    /** An operation by GET. */
    public static Operation get(String path, String summary) {
        return of("GET", path, summary);
    }

    /** The same with more to be said. */
    public Operation saying(String more) {
        return new Operation(method, path, summary, more, parameters, bodies, statuses, answers, problems);
    }

    /** The same with other parameters after those that there are. */
    public Operation with(Parameter... more) {
        return with(Arrays.asList(more));
    }

    /** The same with other parameters after those that there are. */
    public Operation with(List<Parameter> more) {
        return new Operation(
                method, path, summary, description, joined(parameters, more), bodies, statuses, answers, problems);
    }

    /** The same with a media type in which something can be sent. */
    public Operation takes(String mediaType, String example) {
        Map<String, String> all = new LinkedHashMap<>(bodies);
        all.put(mediaType, example);
        return new Operation(method, path, summary, description, parameters, all, statuses, answers, problems)
                .failing(Problem.Kind.MEDIA_TYPE, Problem.Kind.TOO_LARGE, Problem.Kind.SLOW_REQUEST);
    }

    /** The same with these media types of answers; of several, one can be chosen that is not there. */
    public Operation answers(List<String> mediaTypes) {
        Operation same =
                new Operation(method, path, summary, description, parameters, bodies, statuses, mediaTypes, problems);
        return mediaTypes.size() > 1 ? same.failing(Problem.Kind.NOT_ACCEPTABLE) : same;
    }

    /** The same with this media type of answers. */
    public Operation answers(String mediaType) {
        return answers(List.of(mediaType));
    }

    /** The same with other status codes. */
    public Operation status(Integer... codes) {
        return new Operation(method, path, summary, description, parameters, bodies, List.of(codes), answers, problems);
    }

    /** The same with other things that can go wrong. */
    public Operation failing(Problem.Kind... more) {
        return new Operation(
                method,
                path,
                summary,
                description,
                parameters,
                bodies,
                statuses,
                answers,
                joined(problems, Arrays.asList(more)));
    }

    /** The same as something that is evaluated, and so meets limits. */
    public Operation evaluated() {
        return failing(Problem.Kind.UNANSWERABLE, Problem.Kind.BUSY, Problem.Kind.TIME_LIMIT, Problem.Kind.SIZE_LIMIT);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /**
     * A parameter.
     *
     * @param name its name
     * @param isInPath whether it is a part of the path; otherwise it stands after the question mark
     * @param description what it means
     * @param isRequired whether it must be given
     * @param isRepeatable whether it can be given several times
     * @param isNumber whether its value is a whole number
     * @param values its values, where they can be listed; otherwise empty
     * @param usual the value that holds when none is given; empty for none
     * @param example a value that makes sense; empty for none
     */
    public record Parameter(
            String name,
            boolean isInPath,
            String description,
            boolean isRequired,
            boolean isRepeatable,
            boolean isNumber,
            List<String> values,
            Optional<String> usual,
            Optional<String> example) {
        /** Copies the list. */
        public Parameter {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(description, "description");
            values = List.copyOf(values);
            Objects.requireNonNull(usual, "usual");
            Objects.requireNonNull(example, "example");
        }

        /** One that can be given once, with any value. */
        public static Parameter optional(String name, String description) {
            return new Parameter(
                    name, false, description, false, false, false, List.of(), Optional.empty(), Optional.empty());
        }

        /** One that must be given, with any value. */
        public static Parameter required(String name, String description, String example) {
            return new Parameter(
                    name, false, description, true, false, false, List.of(), Optional.empty(), Optional.of(example));
        }

        /** The same as a part of the path. */
        public Parameter inPath() {
            return new Parameter(name, true, description, true, false, isNumber, values, usual, example);
        }

        /** The same, several times if need be. */
        public Parameter repeatable() {
            return new Parameter(name, isInPath, description, isRequired, true, isNumber, values, usual, example);
        }

        /** The same with whole numbers for values. */
        public Parameter number() {
            return new Parameter(name, isInPath, description, isRequired, isRepeatable, true, values, usual, example);
        }

        /** The same with a value that makes sense. */
        public Parameter such(String value) {
            return new Parameter(
                    name, isInPath, description, isRequired, isRepeatable, isNumber, values, usual, Optional.of(value));
        }

        /** The same with these values alone. */
        public Parameter of(List<String> all) {
            return new Parameter(name, isInPath, description, isRequired, isRepeatable, isNumber, all, usual, example);
        }

        /** The same with the value that holds when none is given. */
        public Parameter usually(String value) {
            return new Parameter(
                    name,
                    isInPath,
                    description,
                    isRequired,
                    isRepeatable,
                    isNumber,
                    values,
                    Optional.of(value),
                    example);
        }
    }
}
