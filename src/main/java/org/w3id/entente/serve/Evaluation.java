package org.w3id.entente.serve;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.QueryRunner;

import java.time.Duration;
import java.util.Optional;

/** One evaluation of a query, which another thread can stop. */
final class Evaluation implements AutoCloseable {
    private final Duration time;
    private final int size;

    Evaluation(Duration time, int size) {
        this.time = time;
        this.size = size;
    }

    Answer run(Query query, DatasetGraph dataset) {
        return new QueryRunner(dataset, Optional.of(time), size).run(query);
    }

    void stop() {}

    @Override
    public void close() {}
}
