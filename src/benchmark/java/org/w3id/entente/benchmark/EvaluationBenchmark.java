package org.w3id.entente.benchmark;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sys.JenaSystem;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.reason.PartnershipGraph;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * Measures the evaluation of queries within one process and one thread, from their text to the terms of the last solution:
 * on ids, and by plain ARQ over the same facts and over Jena's graph in memory.
 */
final class EvaluationBenchmark {
    private static final long SEED = 42;
    private static final int SECONDS = 5;
    private static final int MOST = 200_000;

    private final long size;
    private final PrintStream out;

    private EvaluationBenchmark(long size, PrintStream out) {
        this.size = size;
        this.out = out;
    }

    /** Settings are system properties; see the profile of the build. */
    public static void main(String[] arguments) throws InterruptedException {
        JenaSystem.init();
        new EvaluationBenchmark(Long.getLong("triples", 1_000_000), System.out).run();
    }

    private void run() throws InterruptedException {
        PartnershipGraph generated = new PartnershipGraph(size, SEED);
        DatasetGraph facts = new DatasetGraphMapLink(
                Facts.of(new Dictionary(), generated.triples()).graph());
        Graph memory = GraphMemFactory.createDefaultGraphSameTerm();
        generated.triples().forEachRemaining(memory::add);
        DatasetGraph terms = new DatasetGraphMapLink(memory);
        QueryRunner runner = new QueryRunner(facts, Optional.empty());
        Map<String, ToLongFunction<String>> contenders = new LinkedHashMap<>();
        contenders.put("on ids", text -> read(runner.run(QueryFactory.create(text))));
        contenders.put("ARQ over facts", text -> arq(facts, text));
        contenders.put("ARQ over " + memory.getClass().getSimpleName(), text -> arq(terms, text));
        out.printf("| kind | %s |%n", String.join(" | ", contenders.keySet()));
        for (QueryKind kind : QueryKind.values()) {
            out.printf("| %s |", kind.label());
            for (ToLongFunction<String> contender : contenders.values()) {
                measure(kind, contender);
            }
            out.println();
        }
    }

    private void measure(QueryKind kind, ToLongFunction<String> contender) throws InterruptedException {
        Random random = new Random(SEED);
        long[] terms = new long[1];
        Series.Operation operation =
                number -> terms[0] += contender.applyAsLong(kind.text(random, size) + "\n#" + random.nextLong());
        Series.measure(MOST, SECONDS, operation);
        Series warm = Series.measure(MOST, SECONDS, operation);
        if (terms[0] == 0) {
            throw new IllegalStateException("no answer to " + kind.label());
        }
        out.printf(Locale.ROOT, " %.3f ms, %.0f per second |", warm.quantile(0.5), 1_000 / warm.quantile(0.5));
    }

    private static long arq(DatasetGraph dataset, String text) {
        Query query = QueryFactory.create(text);
        try (QueryExec execution =
                QueryExec.newBuilder().dataset(dataset).query(query).build()) {
            if (query.isDescribeType()) {
                return execution.describe().size();
            }
            RowSet solutions = execution.select();
            List<Binding> rows = new ArrayList<>();
            solutions.forEachRemaining(rows::add);
            return read(new Answer.Rows(solutions.getResultVars(), rows, false, Map.of()));
        }
    }

    /** How many terms an answer has, each of which is made. */
    private static long read(Answer answer) {
        return switch (answer) {
            case Answer.Truth truth -> 1;
            case Answer.Triples triples -> triples.graph().size();
            case Answer.Rows rows ->
                rows.rows().stream()
                        .mapToLong(row -> rows.variables().stream()
                                .map(row::get)
                                .filter(term -> term != null && !term.toString().isEmpty())
                                .count())
                        .sum();
        };
    }
}
