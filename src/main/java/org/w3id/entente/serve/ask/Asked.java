package org.w3id.entente.serve.ask;

import org.w3id.entente.query.Question;
import org.w3id.entente.query.Questions;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Selections;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question that somebody asks. Immutable; threads may share it.
 *
 * @param question the question
 * @param typed the values of its parameters as they were written
 * @param format in which the answer is wanted
 * @param language in which labels are wanted
 * @param rest the parameters that all addresses share, encoded, with an ampersand before each
 */
record Asked(Question question, Map<String, String> typed, AskFormat format, Language language, String rest) {
    /** The beginning of every question's address. */
    static final String BASE = Paths.ASK + "/";

    private static final List<String> SHARED =
            List.of(Versions.PARAMETER, Language.PARAMETER, Selections.EDITION, Selections.AS_OF);

    /** Copies the map. */
    Asked {
        typed = Map.copyOf(typed);
    }

    /**
     * What a request asks.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when there is no such question
     */
    static Asked of(Exchange exchange, Parameters parameters, Questions questions) {
        return of(exchange.path().substring(BASE.length()), exchange, parameters, questions);
    }

    /**
     * What a request asks by a name, which may have the suffix of a format.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when there is no such question
     */
    static Asked of(String name, Exchange exchange, Parameters parameters, Questions questions) {
        int stop = name.lastIndexOf('.');
        Optional<AskFormat> bySuffix = stop < 0 ? Optional.empty() : AskFormat.ofSuffix(name.substring(stop + 1));
        String bare = bySuffix.isPresent() ? name.substring(0, stop) : name;
        Question question = questions.named(bare).orElseThrow(() -> unknown(bare, questions));
        AskFormat format =
                bySuffix.orElseGet(() -> AskFormat.choose(exchange.accept(), Arrays.asList(AskFormat.values())));
        Map<String, String> typed = new LinkedHashMap<>();
        for (Parameters.Field field : parameters.fields()) {
            if (!SHARED.contains(field.name()) && !field.value().isBlank()) {
                typed.put(field.name(), parameters.one(field.name()).orElseThrow());
            }
        }
        return new Asked(question, typed, format, Language.of(exchange, parameters), rest(exchange.query()));
    }

    private static String rest(String query) {
        StringBuilder rest = new StringBuilder();
        for (String field : query.split("&", -1)) {
            if (field.matches("(version|edition|as-of)=.*")) {
                rest.append('&').append(field);
            }
        }
        return rest.toString();
    }

    private static RuntimeException unknown(String name, Questions questions) {
        List<String> near = questions.near(name);
        return Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "there is no question \"" + name + "\"; "
                                + (near.isEmpty()
                                        ? "/ask lists them"
                                        : "did you mean " + String.join(" or ", near) + "?"))
                .with("near", near)
                .thrown();
    }

    /** What else than the address decides on the answer. */
    String variant() {
        return format.suffix() + '-' + language.tag();
    }

    /** Whether no parameter of the question is given. */
    boolean isBare() {
        return typed.isEmpty();
    }
}
