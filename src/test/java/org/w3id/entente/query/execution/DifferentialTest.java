package org.w3id.entente.query.execution;

import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingRoot;
import org.apache.jena.sparql.engine.main.StageBuilder;
import org.apache.jena.sparql.engine.main.solver.PatternMatchData;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Random queries on random data get the answers of plain ARQ. */
class DifferentialTest {
    private static final int BATCH = 500;
    private static final int QUERIES = Integer.getInteger("entente.queries", 4_000);
    private static final int FIRST = Integer.getInteger("entente.queries.first", 0);

    static {
        JenaSystem.init();
    }

    static IntStream batches() {
        return IntStream.range(0, Math.max(1, QUERIES / BATCH)).map(batch -> FIRST + batch * BATCH);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void answersAreThoseOfArq(int first) {
        int compared = 0;
        int rows = 0;
        List<String> faults = new ArrayList<>();
        for (int seed = first; seed < first + BATCH; seed++) {
            RandomData data = new RandomData(seed);
            RandomQuery random = new RandomQuery(seed);
            List<String> expected;
            try {
                expected = rows(run(random.unlimited, data.plain, false), random);
            } catch (RuntimeException unable) {
                // ARQ was cut off.
                continue;
            }
            compared++;
            rows += expected.size();
            try {
                List<String> actual = rows(run(random.text, data.facts, true), random);
                if (!agrees(random, expected, actual) && !agrees(random, reference(random, data), actual)) {
                    faults.add("seed " + seed + ": " + random.text + "\nexpected\n" + String.join("\n", expected)
                            + "\nfound\n" + String.join("\n", actual));
                }
            } catch (RuntimeException fault) {
                faults.add("seed " + seed + ": " + random.text + "\n" + fault);
            }
        }
        assertTrue(
                faults.isEmpty(),
                () -> faults.size() + " faults, the shortest:\n"
                        + Collections.min(faults, (left, right) -> Integer.compare(left.length(), right.length())));
        assertTrue(compared > BATCH * 9 / 10 && rows > BATCH / 2, compared + " queries with " + rows + " rows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Sub-queries whose hidden variables have the same names.
                "SELECT * { { SELECT ?a { ?a :p0 ?d } } { SELECT ?b { ?b :p1 ?d FILTER NOT EXISTS { ?d :p2 ?b } } } }",
                "SELECT * { ?a ?p ?d { SELECT DISTINCT ?a { ?d :p2 ?a } } { SELECT ?a (COUNT(?d) AS ?n) { ?a :p3 ?d } GROUP BY ?a } }",
                // A join within EXISTS, of which both sides share variables with what is around it.
                "SELECT ?c ?d { ?c :p2 ?d FILTER EXISTS { ?a ?p ?x { ?d :p1 ?c } UNION { ?d :p0 ?a . ?c :p2 ?b } } }",
                "SELECT DISTINCT ?a { ?a :p0 ?b { ?a :p1 ?c { ?b :p2 ?d } UNION { ?c :p3 ?b } } }",
            })
    void whatOnceWentWrongIsRight(String query) {
        String text = "PREFIX : <http://example.org/> " + query;
        int rows = 0;
        for (int seed = 0; seed < 200; seed++) {
            RandomData data = new RandomData(seed);
            List<String> expected = lines(run(text, data.plain, false));
            rows += expected.size();
            assertEquals(expected, lines(run(text, data.facts, true)), "seed " + seed);
        }
        assertTrue(rows > 100, rows + " rows");
    }

    private static List<String> lines(RowsOf answer) {
        return answer.rows().stream()
                .map(row -> answer.variables().stream()
                        .map(variable -> variable + "=" + row.get(variable))
                        .collect(Collectors.joining(" ")))
                .sorted()
                .toList();
    }

    /** Whether rows are those that were asked for, of all that there are. */
    private static boolean agrees(RandomQuery random, List<String> all, List<String> actual) {
        if (random.limit == Integer.MAX_VALUE) {
            return all.equals(actual);
        }
        List<String> rest = new ArrayList<>(all);
        return actual.size() == Math.clamp(all.size() - random.offset, 0, random.limit)
                && actual.stream().allMatch(rest::remove);
    }

    /** The answer of ARQ's reference engine, which evaluates the algebra as it is written. */
    private static List<String> reference(RandomQuery random, RandomData data) {
        Query query = QueryFactory.create(random.unlimited);
        List<Var> variables = query.getProjectVars();
        List<Binding> rows = new ArrayList<>();
        QueryEngineRef.getFactory()
                .create(query, data.plain, BindingRoot.create(), plain())
                .iterator()
                .forEachRemaining(rows::add);
        return texts(rows, variables, random);
    }

    /** Settings of ARQ as it is, but that it keeps the order of patterns: it cannot order predicates that are no IRIs. */
    private static Context plain() {
        Context context = ARQ.getContext().copy();
        StageBuilder.setGenerator(
                context,
                (pattern, input, execution) ->
                        PatternMatchData.execute(execution.getActiveGraph(), pattern, input, null, execution));
        return context;
    }

    private static RowsOf run(String query, DatasetGraph dataset, boolean onIds) {
        Context context = onIds ? ARQ.getContext().copy() : plain();
        if (onIds) {
            SnapshotExecution.install(context);
        }
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(dataset)
                .query(query)
                .context(context)
                .overallTimeout(20, TimeUnit.SECONDS)
                .build()) {
            RowSet solutions = execution.select();
            List<Binding> rows = new ArrayList<>();
            solutions.forEachRemaining(rows::add);
            return new RowsOf(solutions.getResultVars(), rows);
        }
    }

    private record RowsOf(List<Var> variables, List<Binding> rows) {}

    private static List<String> rows(RowsOf answer, RandomQuery random) {
        return texts(answer.rows(), answer.variables(), random);
    }

    private static List<String> texts(List<Binding> rows, List<Var> variables, RandomQuery random) {
        List<String> texts = new ArrayList<>();
        for (Binding row : rows) {
            StringBuilder text = new StringBuilder();
            for (Var variable : variables) {
                text.append(variable)
                        .append('=')
                        .append(text(row, variable, random))
                        .append(' ');
            }
            texts.add(text.toString());
        }
        if (random.reduced) {
            return texts.stream().distinct().sorted().toList();
        }
        if (!random.ordered || random.limit < Integer.MAX_VALUE) {
            Collections.sort(texts);
        }
        return texts;
    }

    private static String text(Binding row, Var variable, RandomQuery random) {
        if (!row.contains(variable)) {
            return "";
        }
        if (random.byValue && row.get(variable).isLiteral()) {
            NodeValue value = NodeValue.makeNode(row.get(variable));
            if (value.isNumber() && !Double.isNaN(value.getDouble())) {
                return Double.toString(value.getDouble());
            }
        }
        String text = row.get(variable).toString();
        if (random.byCharacters) {
            char[] characters = text.toCharArray();
            Arrays.sort(characters);
            return new String(characters);
        }
        return text;
    }

    @Test
    void theGeneratorGivesValidQueries() {
        for (int seed = 0; seed < 1000; seed++) {
            assertTrue(QueryFactory.create(new RandomQuery(seed).text).isSelectType());
        }
    }
}
