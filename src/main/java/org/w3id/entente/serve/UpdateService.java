package org.w3id.entente.serve;

import org.w3id.entente.query.update.ParsedUpdate;
import org.w3id.entente.query.update.UpdateReader;
import org.w3id.entente.query.update.UpdateRunner;
import org.w3id.entente.query.update.UsingGraphs;
import org.w3id.entente.query.update.WritableGraphs;
import org.w3id.entente.serve.core.Chore;
import org.w3id.entente.serve.core.ContentType;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.core.VersionTag;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.vocab.Prefixes;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The update operation of the SPARQL 1.1 Protocol (section 2.2). Threads share it. */
final class UpdateService {
    private static final String DIRECT = "application/sparql-update";
    private static final int STATUS = 200;

    private final GraphSource source;
    private final Writers writers;
    private final Turnstile turnstile;
    private final VersionTag tags;
    private final UpdateReader reader = new UpdateReader(Prefixes.usual());
    private final UpdateRunner runner;

    UpdateService(
            GraphSource source,
            Writers writers,
            Turnstile turnstile,
            VersionTag tags,
            EvaluationSettings evaluation,
            WritableGraphs writable) {
        this.source = source;
        this.writers = writers;
        this.turnstile = turnstile;
        this.tags = tags;
        this.runner = new UpdateRunner(writable, Optional.of(evaluation.timeLimit()));
    }

    /** Makes an update, sent directly or as a form. */
    void post(Exchange exchange) {
        writers.admit(exchange);
        String mediaType = ContentType.read(
                exchange,
                List.of(DIRECT, QueryRequest.FORM),
                Map.of(QueryRequest.DIRECT, "a query, which is for " + Paths.SPARQL));
        Parameters inAddress = Parameters.parse(exchange.query());
        exchange.readBody(
                writers.requestBytes(),
                bytes -> Chore.submit(exchange, turnstile, () -> read(exchange, mediaType, inAddress, bytes)));
    }

    private void read(Exchange exchange, String mediaType, Parameters inAddress, byte[] bytes) {
        String text = Parameters.text(ByteBuffer.wrap(bytes), "the body");
        Parameters all = inAddress.and(
                mediaType.equals(DIRECT)
                        ? new Parameters(List.of(new Parameters.Field("update", text)))
                        : Parameters.parse(text));
        List<String> updates = all.all("update");
        if (updates.size() != 1) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            (updates.isEmpty() ? "no update" : updates.size() + " updates") + "; wanted one, as "
                                    + DIRECT + " or as the form field \"update\"")
                    .thrown();
        }
        UsingGraphs using = new UsingGraphs(all.all("using-graph-uri"), all.all("using-named-graph-uri"));
        ParsedUpdate update;
        try {
            update = reader.read(updates.get(0));
            runner.check(update, source.graph().current().mode(), using);
        } catch (RuntimeException fault) {
            throw Writers.known(fault);
        } catch (StackOverflowError deep) {
            throw Problem.of(Problem.Kind.UNANSWERABLE, "an update nested too deeply")
                    .thrown();
        }
        writers.change(
                exchange,
                snapshot -> {
                    tags.check(exchange, snapshot.version(), true);
                    return runner.run(update, snapshot, using);
                },
                () -> STATUS);
    }
}
