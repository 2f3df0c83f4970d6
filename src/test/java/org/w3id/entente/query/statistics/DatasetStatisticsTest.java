package org.w3id.entente.query.statistics;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.live.ChangeRequest;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.query.Revision;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.vocab.Namespaces;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Figures kept by changes are those of a count of everything, and that one is what counting terms gives. */
class DatasetStatisticsTest {
    private static final int CHANGES = 100;

    private static Snapshot project;

    @BeforeAll
    static void read() {
        project = Fixture.snapshot();
    }

    @Test
    void theFullCountIsTheOneByTerms() {
        DatasetStatistics statistics = DatasetStatistics.of(project);
        assertEquals(counted(project.dataset().getGraph(Quad.unionGraph)), statistics.whole());
        assertTrue(statistics.whole().triples() > 0);
        assertEquals(
                project.dataset().graphNames(), statistics.graphs().keySet(), "graphs, in the order of the snapshot");
        statistics
                .graphs()
                .forEach((name, each) -> assertEquals(counted(project.dataset().getGraph(name)), each));
        assertTrue(statistics.graphs().get(Snapshot.INFERRED).triples() > 0, "nothing is inferred: nothing is tested");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatChangesKeepIsWhatCountingAnewGives(long seed) throws InterruptedException {
        Random random = new Random(seed);
        List<Quad> known = quads(project);
        Collections.shuffle(known, random);
        known.addAll(links());
        List<Node> names = new ArrayList<>(project.asserted().graphs().keySet());
        names.add(NodeFactory.createURI(Namespaces.GRAPH + "new"));
        Snapshot snapshot = project;
        DatasetStatistics kept = DatasetStatistics.of(project);
        for (int i = 0; i < CHANGES; i++) {
            DatasetChange change = random.nextInt(20) == 0
                    ? emptied(snapshot, names.get(random.nextInt(names.size())))
                    : change(random, known, names);
            Revision revision = snapshot.apply(change);
            kept = kept.after(revision);
            snapshot = revision.after();
            assertEquals(DatasetStatistics.of(snapshot), kept, "seed " + seed + ", change " + i);
        }
        assertEquals(counted(snapshot.dataset().getGraph(Quad.unionGraph)), kept.whole(), "seed " + seed);
        assertFalse(kept.equals(DatasetStatistics.of(project)));
    }

    private static DatasetChange change(Random random, List<Quad> known, List<Node> names) {
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        for (int j = random.nextInt(30); j > 0; j--) {
            Quad quad = known.get(random.nextInt(known.size()));
            (random.nextBoolean() ? added : removed).add(quad);
            if (random.nextInt(3) == 0) { // in another graph as well
                added.add(Quad.create(names.get(random.nextInt(names.size())), quad.asTriple()));
            }
        }
        return new DatasetChange(added, removed);
    }

    private static DatasetChange emptied(Snapshot snapshot, Node name) {
        List<Quad> all = new ArrayList<>();
        snapshot.dataset().getGraph(name).find().forEachRemaining(triple -> all.add(Quad.create(name, triple)));
        return new DatasetChange(List.of(), all);
    }

    private static List<Quad> links() {
        List<Quad> links = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            links.add(Quad.create(
                    NodeFactory.createURI(Namespaces.GRAPH + "links"),
                    NodeFactory.createURI(Namespaces.ID + "thing-" + i % 7),
                    SKOS.exactMatch.asNode(),
                    NodeFactory.createURI("https://" + (i % 3 == 0 ? "a" : "b") + ".example/" + i)));
        }
        return links;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 200})
    void whoAsksNowAndThenIsToldTheFiguresOfTheMoment(int between) throws InterruptedException, IOException {
        CurrentStatistics statistics = new CurrentStatistics();
        List<Quad> known = quads(project);
        List<Node> names = new ArrayList<>(project.asserted().graphs().keySet());
        Random random = new Random(between);
        try (LiveGraph graph = LiveGraph.inMemory(project, Safeguard.NONE)) {
            graph.watch(statistics::changed);
            Snapshot first = graph.current();
            statistics.of(first);
            for (int i = 1; i <= 3 * between; i++) {
                DatasetChange change = change(random, known, names);
                graph.change(ChangeRequest.of(unused -> change));
                if (i % between == 0) {
                    assertEquals(DatasetStatistics.of(graph.current()), statistics.of(graph.current()));
                    assertEquals(DatasetStatistics.of(first), statistics.of(first), "those of an earlier version");
                }
            }
        }
    }

    private static List<Quad> quads(Snapshot snapshot) {
        List<Quad> quads = new ArrayList<>();
        snapshot.asserted().graphs().forEach((name, graph) -> graph.find()
                .forEachRemaining(triple -> quads.add(Quad.create(name, triple))));
        return quads;
    }

    /** The figures by sets of terms, in the plainest way. */
    private static GraphStatistics counted(Graph graph) {
        Set<Triple> all = graph.find().toSet();
        Set<Node> subjects = new HashSet<>();
        Set<Node> objects = new HashSet<>();
        Map<Node, Set<Triple>> byProperty = new HashMap<>();
        Map<Node, Long> classes = new HashMap<>();
        Map<GraphStatistics.Link, Long> links = new HashMap<>();
        for (Triple triple : all) {
            subjects.add(triple.getSubject());
            objects.add(triple.getObject());
            byProperty
                    .computeIfAbsent(triple.getPredicate(), unused -> new HashSet<>())
                    .add(triple);
            if (triple.getPredicate().equals(RDF.type.asNode())) {
                classes.merge(triple.getObject(), 1L, Long::sum);
            }
            if (Links.PROPERTIES.contains(triple.getPredicate())) {
                Links.host(triple.getObject())
                        .ifPresent(host ->
                                links.merge(new GraphStatistics.Link(triple.getPredicate(), host), 1L, Long::sum));
            }
        }
        Map<Node, GraphStatistics.Property> properties = new HashMap<>();
        byProperty.forEach((property, triples) -> properties.put(
                property,
                new GraphStatistics.Property(
                        triples.size(),
                        triples.stream().map(Triple::getSubject).distinct().count(),
                        triples.stream().map(Triple::getObject).distinct().count())));
        long entities = subjects.stream()
                .filter(node -> node.isURI() && node.getURI().startsWith(Namespaces.BASE))
                .count();
        return new GraphStatistics(all.size(), subjects.size(), objects.size(), entities, classes, properties, links);
    }
}
