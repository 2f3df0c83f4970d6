package org.w3id.entente.serve.remote;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIx;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerSizeException;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Limit;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.serve.http.BoundedStream;
import org.w3id.entente.serve.http.Outgoing;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.ProblemException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * A store of another make, asked by the SPARQL 1.1 Protocol. What it answers is read whole, within limits, before anybody sees it; what it
 * says in its errors stays with it. Threads may share it.
 */
public final class RemoteStore {
    private static final String ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8";
    private static final String TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5";

    private final URI address;
    private final Optional<String> token;
    private final long mostBytes;
    private final LongAdder asked = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private volatile boolean isAnswering = true;

    /**
     * A store.
     *
     * @param address where it takes queries
     * @param token what is presented; empty for nothing
     * @param mostBytes how many bytes of an answer are read
     */
    public RemoteStore(URI address, Optional<String> token, long mostBytes) {
        this.address = address;
        this.token = token;
        this.mostBytes = mostBytes;
    }

    /** How many queries were sent. */
    public long asked() {
        return asked.sum();
    }

    /** How many of them were not answered as they should. */
    public long faults() {
        return faults.sum();
    }

    /** Whether the last one was. */
    public boolean isAnswering() {
        return isAnswering;
    }

    /**
     * Asks a query.
     *
     * @param budget what the answer may use; when it is stopped, the connection is closed
     * @throws org.w3id.entente.query.limits.LimitException when a limit was passed
     * @throws AnswerSizeException when the answer is larger than the limit
     * @throws org.w3id.entente.serve.http.ProblemException when the store does not answer as it should
     */
    public Answer ask(Query query, Budget budget) {
        asked.increment();
        try {
            Duration time = budget.limits().time().orElse(Duration.ofMinutes(10));
            Outgoing outgoing = new Outgoing(Outgoing.USUAL.connect(), time);
            HttpURLConnection connection = outgoing.open("POST", address, headers(query));
            budget.onStop(connection::disconnect);
            Answer answer = answer(outgoing, connection, query, budget);
            isAnswering = true;
            return answer;
        } catch (IOException | RuntimeException failure) {
            budget.onStop(() -> {});
            throw said(failure, budget);
        }
    }

    private Map<String, String> headers(Query query) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/sparql-query");
        headers.put("Accept", query.isSelectType() || query.isAskType() ? ROWS : TRIPLES);
        token.ifPresent(text -> headers.put("Authorization", "Bearer " + text));
        return headers;
    }

    /** The text of a query, with whole IRIs: with a base they would be written relative to it, and it would be left out. */
    private static String written(Query query) {
        Query whole = query.cloneQuery();
        whole.setBase((IRIx) null);
        return whole.serialize();
    }

    private Answer answer(Outgoing outgoing, HttpURLConnection connection, Query query, Budget budget)
            throws IOException {
        byte[] text = written(query).getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(text.length);
        connection.getOutputStream().write(text);
        try (Outgoing.Response response = outgoing.answer(connection)) {
            if (response.status() != 200) {
                throw behind("answered with status " + response.status()).thrown();
            }
            Lang lang = lang(response.header("Content-Type").orElse(""), query);
            InputStream body = new Watched(new BoundedStream(response.body(), mostBytes), budget);
            Map<String, String> prefixes =
                    new LinkedHashMap<>(query.getPrefixMapping().getNsPrefixMap());
            if (query.isSelectType() || query.isAskType()) {
                QueryExecResult result =
                        RowSetReaderRegistry.getFactory(lang).create(lang).readAny(body, Context.emptyContext());
                if (query.isAskType()) {
                    return new Answer.Truth(result.booleanResult(), prefixes);
                }
                RowSet rows = result.rowSet();
                return new Answer.Rows(rows.getResultVars(), rows(rows, budget), query.hasOrderBy(), prefixes);
            }
            return new Answer.Triples(graph(body, lang, budget), prefixes);
        }
    }

    private static Lang lang(String contentType, Query query) {
        String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        Map<String, Lang> known = query.isSelectType() || query.isAskType()
                ? Map.of(
                        "application/sparql-results+json", ResultSetLang.RS_JSON,
                        "application/json", ResultSetLang.RS_JSON,
                        "application/sparql-results+xml", ResultSetLang.RS_XML)
                : Map.of(
                        "application/n-triples", Lang.NTRIPLES,
                        "text/plain", Lang.NTRIPLES,
                        "text/turtle", Lang.TURTLE,
                        "application/x-turtle", Lang.TURTLE,
                        "application/rdf+xml", Lang.RDFXML);
        Lang lang = known.get(type);
        if (lang == null) {
            throw behind("answered in another format than was asked for").thrown();
        }
        return lang;
    }

    private static List<Binding> rows(RowSet rows, Budget budget) {
        int most = budget.limits().answerSize();
        List<Binding> read = new ArrayList<>();
        while (rows.hasNext()) {
            if (read.size() == most) {
                throw AnswerSizeException.moreThan(most, Limit.ROWS, "rows");
            }
            read.add(rows.next());
        }
        return read;
    }

    private static Graph graph(InputStream body, Lang lang, Budget budget) {
        int most = budget.limits().answerSize();
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(body)
                .lang(lang)
                .base("https://w3id.org/entente/")
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                .parse(new StreamRDFBase() {
                    @Override
                    public void triple(Triple triple) {
                        graph.add(triple);
                        if (graph.size() > most) {
                            throw AnswerSizeException.moreThan(most, Limit.TRIPLES, "triples");
                        }
                    }
                });
        return graph;
    }

    /** What is read while a budget lasts. */
    private static final class Watched extends FilterInputStream {
        private final Budget budget;

        Watched(InputStream in, Budget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            budget.check();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            budget.check();
            return super.read(bytes, offset, length);
        }
    }

    /** What a failure is for whoever asked: a limit that was passed, or a store that does not answer. */
    private RuntimeException said(Exception failure, Budget budget) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof AnswerSizeException || each instanceof LimitException) {
                return (RuntimeException) each;
            }
        }
        budget.check();
        faults.increment();
        isAnswering = false;
        if (failure instanceof ProblemException known) {
            return known;
        }
        return behind(
                        failure instanceof IOException
                                ? "cannot be reached, or broke off, or answered too much"
                                : "answered with something that cannot be read")
                .thrown();
    }

    private static Problem behind(String found) {
        return Problem.of(Problem.Kind.STORE_BEHIND, "the store behind this server " + found)
                .retryAfter(5);
    }
}
