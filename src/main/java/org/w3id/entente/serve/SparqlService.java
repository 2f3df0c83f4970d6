package org.w3id.entente.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerSizeException;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.query.EvaluationException;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.TimeLimitException;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.query.UnknownGraphException;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fuseki's part of the endpoint: one query operation, from the request to the response.
 *
 * <p>Fuseki's own processor knows no prefixes but those in the query, and has sent the status before a time limit can pass;
 * here the answer is complete before its first byte leaves. Threads share an instance.
 */
final class SparqlService implements ActionProcessor {
    /** How many rows or triples an answer may have: several answers are in memory at once. */
    static final int SIZE_LIMIT = 250_000;

    private static final int EVALUATIONS_AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<UnionDataset> current;
    private final Duration timeLimit;
    private final Turnstile turnstile = new Turnstile(EVALUATIONS_AT_ONCE, PATIENCE);
    private final QueryReader reader = new QueryReader(Prefixes.usual());

    /**
     * A service.
     *
     * @param current the dataset that a request arriving now is answered from
     * @param timeLimit how long one query may take
     */
    SparqlService(Supplier<UnionDataset> current, Duration timeLimit) {
        this.current = current;
        this.timeLimit = timeLimit;
    }

    @Override
    public void process(HttpAction action) {
        try {
            respond(action.getRequest(), action.getResponse());
        } catch (IOException | RuntimeIOException gone) {
            // The client has gone, or cut its request short: there is nobody to be told.
            return;
        }
    }

    private void respond(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            PlainResponse.openToOtherSites(response);
            if (request.getMethod().equals("OPTIONS")) {
                PlainResponse.options(response);
                return;
            }
            Answer answer = answer(QueryRequest.read(request));
            send(answer, Representation.choose(Optional.ofNullable(request.getHeader("Accept")), answer), response);
        } catch (RefusedRequestException refused) {
            refused.headers().forEach(response::setHeader);
            PlainResponse.send(response, refused.status(), refused.getMessage());
        } catch (OutOfMemoryError full) {
            // While the answer was written; what has left already cannot be taken back, and Fuseki breaks the
            // connection.
            if (response.isCommitted()) {
                throw full;
            }
            response.resetBuffer();
            PlainResponse.send(response, 503, "the answer needs more memory than there is; add LIMIT");
        }
    }

    private Answer answer(QueryRequest request) {
        UnionDataset dataset = current.get();
        try {
            Query query = reader.read(request.query());
            DatasetGraph selected = Confinement.select(dataset, request.defaultGraphs(), request.namedGraphs());
            if (selected != dataset) {
                // What the request says outweighs FROM and FROM NAMED (SPARQL 1.1 Protocol, section 2.1.4).
                query.getGraphURIs().clear();
                query.getNamedGraphURIs().clear();
            }
            Confinement.check(request.query(), query, dataset.graphNames());
            QueryRunner runner = new QueryRunner(selected, Optional.of(timeLimit), SIZE_LIMIT);
            return turnstile.pass(() -> runner.run(query));
        } catch (QuerySyntaxException | UnknownGraphException | EvaluationException fault) {
            throw new RefusedRequestException(400, fault.getMessage());
        } catch (TimeLimitException late) {
            throw new RefusedRequestException(
                    503, late.getMessage() + "; ask for less, or make the patterns more selective");
        } catch (AnswerSizeException large) {
            throw new RefusedRequestException(503, large.getMessage());
        } catch (StackOverflowError deep) {
            throw new RefusedRequestException(400, "a query nested too deeply");
        }
    }

    private static void send(Answer answer, Representation representation, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(representation.contentType());
        AnswerWriter.write(answer, representation.format(), response.getOutputStream());
    }
}
