package org.w3id.entente.query.update;

import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.update.Update;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.store.DatasetChange;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Works out what a request of updates comes to. Its operations follow one another, and each sees what those before it have
 * written and what follows from that (SPARQL 1.1 Update, section 3). Threads may share it.
 *
 * <p>A graph exists as long as it holds a triple, or until the end of the request that created it.
 *
 * @param writable which graphs may be written; with {@link WritableGraphs#DATA}, USING must name graphs that exist
 * @param timeLimit how long a request may take; empty for no limit
 * @param sizeLimit how many solutions a pattern may have, and how many quads a request may write
 */
public record UpdateRunner(WritableGraphs writable, Optional<Duration> timeLimit, int sizeLimit) {
    /** Checks that nothing is missing. */
    public UpdateRunner {
        Objects.requireNonNull(writable);
        Objects.requireNonNull(timeLimit);
    }

    /** A runner with the usual limit of size. */
    public UpdateRunner(WritableGraphs writable, Optional<Duration> timeLimit) {
        this(writable, timeLimit, Limits.OF_COMMANDS.answerSize());
    }

    /**
     * Refuses a request that could never be done, before any snapshot is looked at.
     *
     * @param mode what the default graph is
     * @throws UnwritableGraphException when an operation names a graph that may not be written
     * @throws QuerySyntaxException when graphs are named beside the request and in it
     */
    public void check(ParsedUpdate update, DefaultGraph mode, UsingGraphs using) {
        List<Update> operations = update.request().getOperations();
        if (!using.isEmpty() && operations.stream().anyMatch(UpdateRunner::namesItsDataset)) {
            throw twice(update);
        }
        for (int i = 0; i < operations.size(); i++) {
            operations.get(i).visit(new Targets(writable, mode, update, i));
        }
    }

    private static boolean namesItsDataset(Update operation) {
        return operation instanceof UpdateWithUsing each
                && (each.getWithIRI() != null
                        || !each.getUsing().isEmpty()
                        || !each.getUsingNamed().isEmpty());
    }

    private static QuerySyntaxException twice(ParsedUpdate update) {
        var token = update.words().first(SPARQLParser12Constants.WITH, SPARQLParser12Constants.USING);
        return new QuerySyntaxException(
                token.map(each -> each.beginLine).orElse(0),
                token.map(each -> each.beginColumn).orElse(0),
                "USING or WITH in an update that comes with using-graph-uri or using-named-graph-uri",
                "one of them",
                "name the graphs in the update alone, or beside it alone");
    }

    /**
     * What a request comes to.
     *
     * @return the change, of which parts may have no effect
     * @throws UnwritableGraphException when it would write a graph that may not be written
     * @throws QuerySyntaxException when graphs are named beside the request and in it
     * @throws FailedOperationException when an operation cannot be done, and is not SILENT
     * @throws org.w3id.entente.query.TimeLimitException when the time limit passed first
     * @throws org.w3id.entente.query.AnswerSizeException when a pattern has too many solutions
     * @throws org.w3id.entente.query.EvaluationException when a pattern cannot be evaluated
     * @throws org.w3id.entente.reason.ConclusionLimitException when far more follows than is asserted
     * @throws InterruptedException when the thread is interrupted
     */
    public DatasetChange run(ParsedUpdate update, Snapshot snapshot, UsingGraphs using) throws InterruptedException {
        check(update, snapshot.mode(), using);
        return new Execution(this, update, snapshot, using).run();
    }
}
