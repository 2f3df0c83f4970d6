package org.w3id.entente.query.update;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.update.UpdateFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.Rulebook;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Random requests leave the quads that Jena's own engine leaves in a plain dataset. */
class DifferentialTest {
    private static final int REQUESTS = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theQuadsAreThoseOfJena(long seed) throws InterruptedException {
        RandomUpdate random = new RandomUpdate(new Random(seed));
        UpdateRunner runner = new UpdateRunner(WritableGraphs.ALL, Optional.empty());
        UpdateReader reader = new UpdateReader(Map.of());
        Graph nothing = GraphFactory.createDefaultGraph();
        int changes = 0;
        Snapshot snapshot = null;
        DatasetGraph plain = null;
        for (int i = 0; i < REQUESTS; i++) {
            if (i % 5 == 0) {
                snapshot = Snapshot.of(new NamedGraphs(Map.of()).beside(nothing), Rulebook.of(nothing, nothing));
                plain = DatasetGraphFactory.createTxnMem();
                String start = "INSERT DATA { " + random.data(8) + " GRAPH <urn:g1> { " + random.data(6)
                        + " } GRAPH <urn:g2> { " + random.data(6) + " } }";
                snapshot = snapshot.apply(runner.run(reader.read(start), snapshot, UsingGraphs.NONE))
                        .after();
                UpdateExec.dataset(plain).update(UpdateFactory.create(start)).execute();
            }
            String request = random.request();
            Snapshot before = snapshot;
            snapshot = before.apply(runner.run(reader.read(request), before, UsingGraphs.NONE))
                    .after();
            UpdateExec.dataset(plain).update(UpdateFactory.create(request)).execute();
            assertEquals(quads(plain), quads(snapshot.dataset()), "seed " + seed + ", request " + i + ":\n" + request);
            changes += snapshot == before ? 0 : 1;
        }
        assertTrue(changes > REQUESTS / 3, changes + " changes: too few to tell anything");
    }

    private static Set<Quad> quads(DatasetGraph dataset) {
        Set<Quad> quads = new HashSet<>();
        dataset.find()
                .forEachRemaining(quad ->
                        quads.add(quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad));
        return quads;
    }
}
