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
import org.apache.jena.sparql.exec.QueryExecDatasetBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sparql.util.Context;
import org.w3id.entente.query.execution.SnapshotExecution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs queries over a dataset and waits for the whole answer.
 *
 * @param dataset what is asked
 * @param timeLimit how long one query may take; empty for no limit
 * @param sizeLimit how many rows or triples an answer may have
 */
public record QueryRunner(DatasetGraph dataset, Optional<Duration> timeLimit, int sizeLimit) {
    /** How many rows or triples an answer may have unless told otherwise. */
    public static final int DEFAULT_SIZE_LIMIT = 1_000_000;

    /** A runner with the default limit of size. */
    public QueryRunner(DatasetGraph dataset, Optional<Duration> timeLimit) {
        this(dataset, timeLimit, DEFAULT_SIZE_LIMIT);
    }

    /**
     * Runs a query.
     *
     * @throws TimeLimitException when the time limit passed first; no partial answer is given
     * @throws AnswerSizeException when the answer is larger than the limit or the memory
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
     * @throws EvaluationException when the query cannot be evaluated
     */
    public Answer run(Query query, Map<Var, Node> values) {
        Query bound = values.isEmpty() ? query : QueryTransformOps.replaceVars(query, values);
        Context context = Confinement.context();
        SnapshotExecution.install(context);
        QueryExecDatasetBuilder builder =
                QueryExec.newBuilder().dataset(dataset).query(bound).context(context);
        timeLimit.ifPresent(limit -> builder.overallTimeout(limit.toMillis(), TimeUnit.MILLISECONDS));
        Map<String, String> prefixes =
                new LinkedHashMap<>(query.getPrefixMapping().getNsPrefixMap());
        try (QueryExec execution = builder.build()) {
            return answer(execution, bound, prefixes);
        } catch (QueryCancelledException late) {
            throw new TimeLimitException(timeLimit.orElse(Duration.ZERO), late);
        } catch (QueryException fault) {
            throw new EvaluationException(String.valueOf(fault.getMessage()), fault);
        } catch (StackOverflowError deep) {
            throw new EvaluationException("it is nested too deeply", deep);
        } catch (OutOfMemoryError full) {
            throw AnswerSizeException.outOfMemory();
        }
    }

    private Answer answer(QueryExec execution, Query query, Map<String, String> prefixes) {
        QueryType form = query.queryType();
        if (form == QueryType.ASK) {
            return new Answer.Truth(execution.ask(), prefixes);
        }
        if (form == QueryType.CONSTRUCT) {
            return new Answer.Triples(graph(execution.constructTriples()), prefixes);
        }
        if (form == QueryType.DESCRIBE) {
            return new Answer.Triples(limited(execution.describe()), prefixes);
        }
        RowSet solutions = execution.select();
        return new Answer.Rows(solutions.getResultVars(), rows(solutions), query.hasOrderBy(), prefixes);
    }

    private List<Binding> rows(RowSet solutions) {
        List<Binding> rows = new ArrayList<>();
        while (solutions.hasNext()) {
            if (rows.size() == sizeLimit) {
                throw AnswerSizeException.moreThan(sizeLimit, "rows");
            }
            rows.add(solutions.next());
        }
        return rows;
    }

    private Graph graph(Iterator<Triple> triples) {
        Graph graph = GraphFactory.createDefaultGraph();
        while (triples.hasNext()) {
            graph.add(triples.next());
            limited(graph);
        }
        return graph;
    }

    private Graph limited(Graph graph) {
        if (graph.size() > sizeLimit) {
            throw AnswerSizeException.moreThan(sizeLimit, "triples");
        }
        return graph;
    }
}
