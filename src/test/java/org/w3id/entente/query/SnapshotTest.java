package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphZero;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The next snapshot is what reasoning from scratch over the changed graphs gives. */
class SnapshotTest {
    private static final Node EXTRA = NodeFactory.createURI(Namespaces.GRAPH + "extra");

    private static Snapshot project;

    @BeforeAll
    static void read() {
        project = Snapshots.of(Path.of(System.getProperty("entente.home")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void changesGiveWhatReasoningFromScratchGives(long seed) throws InterruptedException {
        Random random = new Random(seed);
        List<Quad> known = quads(project);
        Collections.shuffle(known, random);
        List<Node> names = new ArrayList<>(project.asserted().graphs().keySet());
        Snapshot snapshot = project;
        Set<Quad> expected = new HashSet<>(known);
        for (int i = 0; i < 25; i++) {
            List<Quad> removed = new ArrayList<>();
            List<Quad> added = new ArrayList<>();
            for (int j = random.nextInt(12); j > 0; j--) {
                Quad quad = known.get(random.nextInt(known.size()));
                removed.add(quad);
                if (random.nextInt(3) == 0) { // to where it may be already
                    added.add(new Quad(names.get(random.nextInt(names.size())), quad.asTriple()));
                }
            }
            for (int j = random.nextInt(12); j > 0; j--) {
                added.add(known.get(random.nextInt(known.size())));
            }
            CanonicalHash before = snapshot.closure().hash();
            Revision revision = snapshot.apply(new DatasetChange(added, removed));
            assertEquals(before, snapshot.closure().hash(), "the old snapshot has changed; seed " + seed);
            Set<Quad> next = new HashSet<>(expected);
            next.removeAll(removed);
            next.addAll(added);
            Set<Quad> newly = new HashSet<>(next);
            newly.removeAll(expected);
            Set<Quad> gone = new HashSet<>(expected);
            gone.removeAll(next);
            assertEquals(newly, new HashSet<>(revision.effective().added()), "seed " + seed);
            assertEquals(gone, new HashSet<>(revision.effective().removed()), "seed " + seed);
            assertEquals(
                    snapshot.version() + (newly.isEmpty() && gone.isEmpty() ? 0 : 1),
                    revision.after().version());
            snapshot = revision.after();
            expected = next;
            assertEquals(expected, new HashSet<>(quads(snapshot)), "seed " + seed);
        }
        Snapshot scratch = Snapshot.of(graphs(expected), project.rules());
        assertEquals(scratch.closure().hash(), snapshot.closure().hash(), "seed " + seed);
        assertEquals(
                scratch.closure().inferred().size(),
                snapshot.closure().inferred().size(),
                "seed " + seed);
    }

    @Test
    void aTripleOfTwoGraphsHoldsUntilItLeavesTheLast() throws InterruptedException {
        Quad first = new Quad(EXTRA, Ent.Activity, Ent.about, Ent.Actor);
        Quad second = new Quad(NodeFactory.createURI(Namespaces.GRAPH + "more"), first.asTriple());
        Snapshot both = project.apply(new DatasetChange(List.of(first, second), List.of()))
                .after();
        Snapshot one = both.apply(new DatasetChange(List.of(), List.of(first))).after();
        assertTrue(one.closure().holds(first.asTriple()));
        assertFalse(one.dataset().containsGraph(EXTRA));
        Snapshot none = one.apply(new DatasetChange(List.of(), List.of(second))).after();
        assertFalse(none.closure().holds(first.asTriple()));
        assertEquals(project.closure().hash(), none.closure().hash());
        assertEquals(project.version() + 3, none.version());
    }

    @Test
    void aChangeWithoutEffectGivesTheSameSnapshot() throws InterruptedException {
        Quad there = quads(project).getFirst();
        Quad absent = new Quad(EXTRA, there.asTriple());
        Revision revision = project.apply(new DatasetChange(List.of(there), List.of(there, absent)));
        assertSame(project, revision.after());
        assertTrue(revision.effective().isEmpty());
    }

    @Test
    void whatIsInferredIsNotWritten() {
        Triple triple = Triple.create(Ent.Activity, Ent.about, Ent.Actor);
        for (Node graph : List.of(Snapshot.INFERRED, Quad.defaultGraphIRI, Quad.defaultGraphNodeGenerated)) {
            DatasetChange change = new DatasetChange(List.of(new Quad(graph, triple)), List.of());
            assertThrows(IllegalArgumentException.class, () -> project.apply(change));
        }
    }

    @Test
    void aDefaultGraphOfItsOwnIsWrittenAndNeverListed() throws InterruptedException {
        Quad quad = new Quad(Quad.defaultGraphIRI, Ent.Activity, Ent.about, Ent.Actor);
        Snapshot separate = Snapshot.of(project.asserted().beside(GraphZero.instance()), project.rules());
        assertEquals(DefaultGraph.SEPARATE, separate.mode());
        assertTrue(separate.dataset().getDefaultGraph().isEmpty());
        Snapshot next =
                separate.apply(new DatasetChange(List.of(quad), List.of())).after();
        assertEquals(
                List.of(quad.asTriple()),
                next.dataset().getDefaultGraph().find().toList());
        assertEquals(separate.dataset().graphNames(), next.dataset().graphNames());
        assertTrue(next.closure().holds(quad.asTriple()));
        assertEquals(project.hash().after(new DatasetChange(List.of(quad), List.of())), next.hash());
        assertEquals(Snapshot.of(next.asserted(), next.rules()).hash(), next.hash());
        Snapshot back = next.apply(new DatasetChange(List.of(), List.of(quad))).after();
        assertTrue(back.dataset().getDefaultGraph().isEmpty());
        assertEquals(project.closure().hash(), back.closure().hash());
        Quad generated = new Quad(Quad.defaultGraphNodeGenerated, quad.asTriple());
        assertThrows(
                IllegalArgumentException.class, () -> separate.apply(new DatasetChange(List.of(generated), List.of())));
    }

    @Test
    void conclusionsAreDrawnFromAllGraphsTogether() throws InterruptedException {
        NamedGraphs asserted = project.asserted();
        Map<Node, Graph> rest = new LinkedHashMap<>(asserted.graphs());
        Graph own = rest.remove(rest.keySet().iterator().next());
        Snapshot separate = Snapshot.of(new NamedGraphs(rest).beside(own), project.rules());
        assertEquals(project.closure().hash(), separate.closure().hash());
        assertEquals(own.size(), separate.dataset().getDefaultGraph().size());
    }

    private static List<Quad> quads(Snapshot snapshot) {
        List<Quad> quads = new ArrayList<>();
        snapshot.asserted().graphs().forEach((name, graph) -> graph.find()
                .forEach(triple -> quads.add(new Quad(name, triple))));
        return quads;
    }

    private static NamedGraphs graphs(Set<Quad> quads) {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        quads.forEach(
                quad -> graphs.computeIfAbsent(quad.getGraph(), name -> GraphMemFactory.createDefaultGraphSameTerm())
                        .add(quad.asTriple()));
        return new NamedGraphs(graphs);
    }
}
