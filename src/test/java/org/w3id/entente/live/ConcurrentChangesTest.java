package org.w3id.entente.live;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.update.ParsedUpdate;
import org.w3id.entente.query.update.UpdateReader;
import org.w3id.entente.query.update.UpdateRunner;
import org.w3id.entente.query.update.UsingGraphs;
import org.w3id.entente.query.update.WritableGraphs;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Severity;
import org.w3id.entente.validate.Violation;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Readers and writers at the same time. */
class ConcurrentChangesTest {
    private static final int WRITERS = 3;
    private static final int CHANGES = 800;
    private static final UpdateReader READER = new UpdateReader(Prefixes.usual());
    private static final UpdateRunner RUNNER = new UpdateRunner(WritableGraphs.DATA, Optional.empty());

    /** What leads in one graph follows in the other, and knows by conclusion; nothing is forbidden. */
    private static final String HALF_STATES = "SELECT * {"
            + " { GRAPH graph:left { ?x ent:leads ?y } FILTER NOT EXISTS { GRAPH graph:right { ?y ent:follows ?x } } } UNION"
            + " { GRAPH graph:right { ?y ent:follows ?x } FILTER NOT EXISTS { GRAPH graph:left { ?x ent:leads ?y } } } UNION"
            + " { GRAPH graph:left { ?x ent:leads ?y } FILTER NOT EXISTS { ?x ent:knows ?y } } UNION"
            + " { ?x ent:knows ?y FILTER NOT EXISTS { GRAPH graph:left { ?x ent:leads ?y } } } UNION"
            + " { ?x ent:forbidden ?y } }";

    private static Snapshot start;

    @BeforeAll
    static void conclude() throws InterruptedException {
        Graph ontology = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        "PREFIX ent: <" + Namespaces.ONTOLOGY + "> PREFIX owl: <http://www.w3.org/2002/07/owl#>"
                                + " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
                                + " ent:leads a owl:ObjectProperty ; rdfs:subPropertyOf ent:knows .",
                        Lang.TURTLE)
                .parse(ontology);
        start = Snapshot.of(new NamedGraphs(Map.of()), Rulebook.of(GraphFactory.createDefaultGraph(), ontology));
    }

    @Test
    @Timeout(240)
    void readersNeverSeeHalfAChange() throws Exception {
        Violation violation = new Violation(
                Code.ENT301,
                Severity.VIOLATION,
                Optional.empty(),
                Snapshot.INFERRED,
                Optional.empty(),
                Optional.empty(),
                "forbidden",
                "");
        Safeguard safeguard = revision -> revision.effective().added().stream()
                        .anyMatch(quad -> quad.getPredicate().getURI().endsWith("forbidden"))
                ? List.of(violation)
                : List.of();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        Set<Long> versions = new ConcurrentSkipListSet<>();
        AtomicInteger refused = new AtomicInteger();
        try (LiveGraph graph = LiveGraph.inMemory(start, safeguard);
                ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            List<Future<Void>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(threads.submit(reader(graph, isOver, reads)));
            }
            List<Future<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(writer(graph, i, versions, refused)));
            }
            for (Future<Void> writer : writers) {
                writer.get();
            }
            isOver.set(true);
            for (Future<Void> reader : readers) {
                reader.get();
            }
            assertEquals(versions.size(), graph.current().version(), "each version came once");
            assertTrue(refused.get() > 0 && reads.get() > 0 && versions.size() > CHANGES);
            Snapshot scratch = Snapshot.of(graph.current().asserted(), start.rules());
            assertEquals(scratch.hash(), graph.current().hash());
            assertEquals(scratch.closure().hash(), graph.current().closure().hash());
        }
    }

    private static Callable<Void> reader(LiveGraph graph, AtomicBoolean isOver, AtomicInteger reads) {
        return () -> {
            long last = 0;
            var query = new QueryReader(Prefixes.usual()).read(HALF_STATES);
            while (!isOver.get()) {
                Snapshot snapshot = graph.current();
                assertTrue(snapshot.version() >= last, "versions go back");
                last = snapshot.version();
                Answer.Rows rows = assertInstanceOf(
                        Answer.Rows.class, new QueryRunner(snapshot.dataset(), Optional.empty()).run(query));
                assertEquals(List.of(), rows.rows(), "half a change at version " + last);
                reads.incrementAndGet();
            }
            return null;
        };
    }

    private static Callable<Void> writer(LiveGraph graph, int number, Set<Long> versions, AtomicInteger refused) {
        return () -> {
            Random random = new Random(number);
            for (int i = 0; i < CHANGES; i++) {
                String pair = "id:a" + random.nextInt(12);
                String other = "id:b" + random.nextInt(12);
                String both = "GRAPH graph:left { " + pair + " ent:leads " + other + " } GRAPH graph:right { " + other
                        + " ent:follows " + pair + " }";
                ParsedUpdate update = READER.read(
                        switch (random.nextInt(6)) {
                            case 0 -> "INSERT DATA { " + both + " GRAPH graph:left { id:a ent:forbidden id:b } }";
                            case 1, 2 -> "DELETE DATA { " + both + " }";
                            default -> "INSERT DATA { " + both + " }";
                        });
                long seen = graph.current().version();
                Optional<Long> expected = random.nextInt(4) == 0 ? Optional.of(seen) : Optional.empty();
                switch (graph.change(
                        new ChangeRequest(snapshot -> RUNNER.run(update, snapshot, UsingGraphs.NONE), expected))) {
                    case Outcome.Accepted(var revision, var warnings) -> {
                        assertTrue(versions.add(revision.after().version()), "a version came twice");
                        assertEquals(
                                revision.before().version() + 1,
                                revision.after().version());
                    }
                    case Outcome.Unchanged unchanged -> {}
                    case Outcome.Refused refusal -> refused.incrementAndGet();
                    case Outcome.Conflict conflict ->
                        assertTrue(conflict.current().version() > seen, "a conflict without another version");
                }
            }
            return null;
        };
    }

    @Test
    @Timeout(60)
    void writersTakeTurnsInTheOrderInWhichTheyCame() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (LiveGraph graph = LiveGraph.inMemory(start, Safeguard.NONE)) {
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int number = i;
                Thread writer = Thread.ofPlatform()
                        .start(() -> change(graph, () -> {
                            order.add(number);
                            if (number == 0) {
                                begun.countDown();
                                go.await();
                            }
                        }));
                writers.add(writer);
                if (i == 0) {
                    begun.await();
                } else {
                    while (writer.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                }
            }
            go.countDown();
            for (Thread writer : writers) {
                writer.join();
            }
            assertEquals(List.of(0, 1, 2, 3, 4, 5), order);
        }
    }

    /** What a writer does in its turn. */
    private interface Step {
        void run() throws InterruptedException;
    }

    private static void change(LiveGraph graph, Step step) {
        try {
            graph.change(ChangeRequest.of(snapshot -> {
                step.run();
                return DatasetChange.NOTHING;
            }));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
