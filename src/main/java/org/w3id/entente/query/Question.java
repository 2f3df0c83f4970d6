package org.w3id.entente.query;

import org.w3id.entente.vocab.Namespaces;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A question that the graph answers: a SELECT query whose header says in plain language what is asked.
 *
 * @param name the file name without {@code .rq}; the question's IRI is this name in the namespace of queries
 * @param file the file as shown to the user
 * @param title a heading of a few words
 * @param question the question, with parameters in braces
 * @param parameters the parameters, in the order of the header
 * @param absent who must not appear in the answers, and why; empty when nothing needs saying
 * @param text the whole file: header and query
 */
public record Question(
        String name,
        String file,
        String title,
        String question,
        List<Parameter> parameters,
        Optional<String> absent,
        String text) {

    /** Copies the list. */
    public Question {
        Objects.requireNonNull(name);
        Objects.requireNonNull(file);
        Objects.requireNonNull(title);
        Objects.requireNonNull(question);
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(absent);
        Objects.requireNonNull(text);
    }

    /** The IRI of the question. */
    public String iri() {
        return Namespaces.QUERY + name;
    }

    /** The parameter of a name; empty when the question has none. */
    public Optional<Parameter> parameter(String parameterName) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(parameterName))
                .findFirst();
    }
}
