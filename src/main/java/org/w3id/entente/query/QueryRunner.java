package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;
import org.w3id.entente.query.execution.SnapshotExecution;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Limit;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.limits.LimitedEvaluation;
import org.w3id.entente.query.limits.Limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs queries over a dataset and waits for the whole answer. Threads may share it.
 *
 * @param dataset what is asked
 * @param limits how much one query may use
 */
public record QueryRunner(DatasetGraph dataset, Limits limits) {
    /** A runner with the limits of commands and perhaps one of time. */
    public QueryRunner(DatasetGraph dataset, Optional<Duration> timeLimit) {
        this(dataset, Limits.OF_COMMANDS.within(timeLimit));
    }

    /** A runner with the limits of a server, perhaps one of time, and one of rows or triples. */
    public QueryRunner(DatasetGraph dataset, Optional<Duration> timeLimit, int sizeLimit) {
        this(dataset, Limits.OF_SERVER.within(timeLimit).withAnswerSize(sizeLimit));
    }

    /**
     * Runs a query.
     *
     * @throws TimeLimitException when the time limit passed first; no partial answer is given
     * @throws AnswerSizeException when the answer is larger than the limit or the memory
     * @throws LimitException when another limit was passed
     * @throws EvaluationException when the query cannot be evaluated
     */
    public Answer run(Query query) {
        return run(query, Map.of());
    }

    /**
     * Runs a query with terms in the place of some of its variables. The terms are put into the parsed query, so that
     * nothing in them can change its structure.
     *
     * @throws TimeLimitException when the time limit passed first; no partial answer is given
     * @throws AnswerSizeException when the answer is larger than the limit or the memory
     * @throws LimitException when another limit was passed
     * @throws EvaluationException when the query cannot be evaluated
     */
    public Answer run(Query query, Map<Var, Node> values) {
        try (Budget budget = Budget.start(limits)) {
            return run(query, values, budget);
        }
    }

    /**
     * Runs a query on a budget that has begun, so that another thread can stop it. The limits of this runner play no part.
     *
     * @param budget what the query may use; the caller closes it
     * @throws TimeLimitException when the time limit passed first; no partial answer is given
     * @throws AnswerSizeException when the answer is larger than the limit or the memory
     * @throws LimitException when another limit was passed, or the budget was stopped
     * @throws EvaluationException when the query cannot be evaluated
     */
    public Answer run(Query query, Map<Var, Node> values, Budget budget) {
        return limited(budget, unused -> {
            Query bound = values.isEmpty() ? query : QueryTransformOps.replaceVars(query, values);
            return answer(bound, query.getPrefixMapping().getNsPrefixMap(), budget);
        });
    }

    /** Does a piece of an evaluation, and says how it failed. */
    private static <T> T limited(Budget budget, Function<Budget, T> work) {
        try {
            return work.apply(budget);
        } catch (QueryCancelledException stopped) {
            throw said(stopped, budget);
        } catch (QueryException fault) {
            throw new EvaluationException(String.valueOf(fault.getMessage()), fault);
        } catch (StackOverflowError deep) {
            throw new LimitException(Limit.DEPTH, "", "the evaluation of the query is nested too deeply");
        } catch (OutOfMemoryError full) {
            throw AnswerSizeException.outOfMemory();
        }
    }

    private static LimitException said(QueryCancelledException stopped, Budget budget) {
        LimitException reason = stopped instanceof LimitException limit ? limit : budget.reason();
        Optional<Duration> time = budget.limits().time();
        return reason.limit() == Limit.TIME && time.isPresent() ? new TimeLimitException(time.get(), reason) : reason;
    }

    private Answer answer(Query query, Map<String, String> prefixes, Budget budget) {
        QueryType form = query.queryType();
        if (form == QueryType.DESCRIBE) {
            Description description = new Description(dataset, budget);
            query.getResultURIs().forEach(description::add);
            if (query.getQueryPattern() != null
                    && (query.isQueryResultStar() || !query.getProjectVars().isEmpty())) {
                try (QueryExec execution = execution(Description.targets(query), budget)) {
                    execution.select().forEachRemaining(row -> row.forEach((unused, node) -> description.add(node)));
                }
            }
            return new Answer.Triples(description.graph(), prefixes);
        }
        try (QueryExec execution = execution(query, budget)) {
            if (form == QueryType.ASK) {
                return new Answer.Truth(execution.ask(), prefixes);
            }
            if (form == QueryType.CONSTRUCT) {
                return new Answer.Triples(graph(execution.constructTriples(), budget), prefixes);
            }
            RowSet solutions = execution.select();
            return new Answer.Rows(solutions.getResultVars(), rows(solutions, budget), query.hasOrderBy(), prefixes);
        }
    }

    private QueryExec execution(Query query, Budget budget) {
        Context context = Confinement.context();
        LimitedEvaluation.install(context, budget);
        SnapshotExecution.install(context);
        QueryExec execution = QueryExec.newBuilder()
                .dataset(dataset)
                .query(query)
                .context(context)
                .build();
        budget.onStop(execution::abort);
        return execution;
    }

    private static List<Binding> rows(RowSet solutions, Budget budget) {
        int most = budget.limits().answerSize();
        AnswerText text = new AnswerText(budget);
        List<Binding> rows = new ArrayList<>();
        while (solutions.hasNext()) {
            if (rows.size() == most) {
                throw AnswerSizeException.moreThan(most, Limit.ROWS, "rows");
            }
            Binding row = solutions.next();
            row.forEach((unused, term) -> text.add(term));
            rows.add(row);
        }
        return rows;
    }

    private static Graph graph(Iterator<Triple> triples, Budget budget) {
        int most = budget.limits().answerSize();
        AnswerText text = new AnswerText(budget);
        Graph graph = GraphFactory.createDefaultGraph();
        while (triples.hasNext()) {
            budget.check();
            Triple triple = triples.next();
            int before = graph.size();
            graph.add(triple);
            if (graph.size() > most) {
                throw AnswerSizeException.moreThan(most, Limit.TRIPLES, "triples");
            }
            if (graph.size() > before) {
                text.add(triple);
            }
        }
        return graph;
    }
}
