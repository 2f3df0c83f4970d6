package org.w3id.entente.serve.ask;

import org.w3id.entente.query.Answer;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;

import java.util.function.BiFunction;

/** Says how an answer is cited. */
@FunctionalInterface
public interface Citing {
    /**
     * Replies with the card of an answer.
     *
     * @param title what was asked, in a few words
     * @param path where the answer is, with the same parameters
     * @param answer gives it
     */
    void cite(
            Exchange exchange,
            Parameters parameters,
            String title,
            String path,
            BiFunction<GraphSource.View, Budget, Answer> answer);
}
