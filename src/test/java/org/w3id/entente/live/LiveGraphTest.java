package org.w3id.entente.live;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.Snapshots;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.LoggedChange;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Severity;
import org.w3id.entente.validate.Violation;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Changes one after another: what each outcome leaves. */
class LiveGraphTest {
    private static final Node GRAPH = NodeFactory.createURI(Namespaces.GRAPH + "extra");

    private Snapshot start;

    @BeforeEach
    void read() {
        start = Snapshots.of(Fixture.home());
    }

    @Test
    void versionsFollowByOneAndCanBeAskedFor() throws Exception {
        try (LiveGraph graph =
                new LiveGraph(start, new RecentChanges(0, start.hash(), 5), Safeguard.NONE, LiveGraph.Settings.USUAL)) {
            List<CanonicalHash> hashes = new ArrayList<>(List.of(start.closure().hash()));
            for (int i = 1; i <= 8; i++) {
                var accepted = assertInstanceOf(Outcome.Accepted.class, graph.change(adding(quad(i))));
                assertEquals(i, accepted.revision().after().version());
                assertSame(graph.current(), accepted.revision().after());
                hashes.add(graph.current().closure().hash());
            }
            assertEquals(3, graph.oldest());
            assertEquals(Optional.empty(), graph.version(2));
            assertEquals(Optional.empty(), graph.version(9));
            for (int i = 3; i <= 8; i++) {
                Snapshot version = graph.version(i).orElseThrow();
                assertEquals(i, version.version());
                assertEquals(hashes.get(i), version.closure().hash());
            }
        }
    }

    @Test
    void theLedgerHoldsWhatHadAnEffectAndItsFingerprint() throws Exception {
        RecentChanges ledger = new RecentChanges(0, start.hash(), 1_000);
        try (LiveGraph graph = new LiveGraph(start, ledger, Safeguard.NONE, LiveGraph.Settings.USUAL)) {
            Quad there = start.asserted().graphs().entrySet().stream()
                    .map(each ->
                            Quad.create(each.getKey(), each.getValue().find().next()))
                    .findFirst()
                    .orElseThrow();
            graph.change(adding(there, quad(1)));
            assertEquals(List.of(quad(1)), ledger.change(1).change().added());
            Snapshot scratch = Snapshot.of(graph.current().asserted(), start.rules());
            assertEquals(scratch.hash(), ledger.change(1).hash());
        }
    }

    @Test
    void aChangeWithoutEffectMakesNoVersion() throws Exception {
        try (LiveGraph graph = LiveGraph.inMemory(start, Safeguard.NONE)) {
            graph.change(adding(quad(1)));
            Snapshot before = graph.current();
            var unchanged = assertInstanceOf(Outcome.Unchanged.class, graph.change(adding(quad(1))));
            assertSame(before, unchanged.current());
            assertSame(before, graph.current());
        }
    }

    @Test
    void anotherVersionThanTheExpectedOneIsAConflict() throws Exception {
        try (LiveGraph graph = LiveGraph.inMemory(start, Safeguard.NONE)) {
            graph.change(adding(quad(1)));
            Snapshot before = graph.current();
            ChangeRequest late = new ChangeRequest(adding(quad(2)).what(), Optional.of(0L));
            assertSame(
                    before,
                    assertInstanceOf(Outcome.Conflict.class, graph.change(late)).current());
            assertSame(before, graph.current());
            ChangeRequest timely = new ChangeRequest(adding(quad(2)).what(), Optional.of(1L));
            assertInstanceOf(Outcome.Accepted.class, graph.change(timely));
        }
    }

    @Test
    void whatIsRefusedLeavesNothingAndAWarningDoesNotRefuse() throws Exception {
        Violation violation = finding(Severity.VIOLATION);
        RecentChanges ledger = new RecentChanges(0, start.hash(), 1_000);
        Safeguard safeguard = revision -> revision.effective().added().contains(quad(1))
                ? List.of(finding(Severity.WARNING), violation)
                : List.of(finding(Severity.WARNING));
        try (LiveGraph graph = new LiveGraph(start, ledger, safeguard, LiveGraph.Settings.USUAL)) {
            var refused = assertInstanceOf(Outcome.Refused.class, graph.change(adding(quad(1), quad(2))));
            assertTrue(refused.findings().contains(violation));
            assertSame(start, graph.current());
            assertEquals(0, ledger.version());
            var accepted = assertInstanceOf(Outcome.Accepted.class, graph.change(adding(quad(2))));
            assertEquals(List.of(finding(Severity.WARNING)), accepted.warnings());
        }
    }

    @Test
    void aChangeLargerThanAllowedIsNotMade() throws Exception {
        LiveGraph.Settings settings = new LiveGraph.Settings(2, InstantSource.system());
        try (LiveGraph graph = new LiveGraph(start, new RecentChanges(), Safeguard.NONE, settings)) {
            ChangeLimitException large =
                    assertThrows(ChangeLimitException.class, () -> graph.change(adding(quad(1), quad(2), quad(3))));
            assertEquals(2, large.limit());
            assertSame(start, graph.current());
        }
    }

    @Test
    void afterTheLedgerFailedNothingIsChangedAndReadersGoOn() throws Exception {
        IOException full = new IOException("no space left on device");
        RecentChanges memory = new RecentChanges();
        Ledger ledger = new Ledger() {
            @Override
            public void append(LoggedChange change) throws IOException {
                if (change.version() == 2) {
                    throw full;
                }
                memory.append(change);
            }

            @Override
            public long version() {
                return memory.version();
            }

            @Override
            public CanonicalHash hash(long version) {
                return memory.hash(version);
            }

            @Override
            public long oldest() {
                return memory.oldest();
            }

            @Override
            public LoggedChange change(long version) {
                return memory.change(version);
            }

            @Override
            public void copySince(long version, OutputStream out) throws IOException {
                memory.copySince(version, out);
            }

            @Override
            public void close() {}
        };
        try (LiveGraph graph = new LiveGraph(start, ledger, Safeguard.NONE, LiveGraph.Settings.USUAL)) {
            graph.change(adding(quad(1)));
            for (int i = 2; i < 4; i++) {
                ChangeRequest next = adding(quad(i));
                UnwritableLedgerException failure =
                        assertThrows(UnwritableLedgerException.class, () -> graph.change(next));
                assertSame(full, failure.getCause());
            }
            assertEquals(Optional.of(full), graph.failure());
            assertEquals(1, graph.current().version());
            assertEquals(0, graph.version(0).orElseThrow().version());
            assertFalse(graph.current().closure().holds(quad(2).asTriple()));
        }
    }

    @Test
    void whatTheWriterThrowsReachesIt() throws Exception {
        try (LiveGraph graph = LiveGraph.inMemory(start, Safeguard.NONE)) {
            IllegalStateException fault = new IllegalStateException("no");
            assertSame(
                    fault,
                    assertThrows(
                            IllegalStateException.class,
                            () -> graph.change(ChangeRequest.of(snapshot -> {
                                throw fault;
                            }))));
            assertInstanceOf(Outcome.Accepted.class, graph.change(adding(quad(1))));
        }
    }

    private static ChangeRequest adding(Quad... quads) {
        return ChangeRequest.of(snapshot -> new DatasetChange(List.of(quads), List.of()));
    }

    private static Quad quad(int number) {
        return Quad.create(GRAPH, NodeFactory.createURI(Namespaces.ID + "thing-" + number), Ent.about, Ent.Actor);
    }

    private static Violation finding(Severity severity) {
        return new Violation(
                Code.ENT301, severity, Optional.empty(), GRAPH, Optional.empty(), Optional.empty(), "no", "");
    }
}
