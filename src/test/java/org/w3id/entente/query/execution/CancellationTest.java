package org.w3id.entente.query.execution;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertThrows;

/** Queries that would run for hours stop when they are cancelled, whatever they are doing. */
class CancellationTest {
    private static final int NODES = 3_000;

    static {
        JenaSystem.init();
    }

    private static final DatasetGraph DATASET = dataset();

    /** A long circle and a number for each of its nodes. */
    private static DatasetGraph dataset() {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        for (int i = 0; i < NODES; i++) {
            graph.add(node(i), NodeFactory.createURI("urn:p"), node((i + 1) % NODES));
            graph.add(node(i), NodeFactory.createURI("urn:q"), NodeFactory.createLiteralString("n" + i));
        }
        return new DatasetGraphMapLink(Facts.of(new Dictionary(), graph).graph());
    }

    private static Node node(int number) {
        return NodeFactory.createURI("urn:n" + number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // scans that find nothing
                "SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?f ?s ?g . FILTER(?b = <urn:none> || ?g = <urn:none>) }",
                "SELECT * { ?a <urn:p> ?b . ?c <urn:p> ?d . ?e <urn:p> ?f FILTER(STR(?b) > STR(?d) && STR(?f) < \"a\") }",
                "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?b . ?c <urn:p> ?d . ?e <urn:p> ?f . ?g <urn:p> ?h }",
                "SELECT ?a (COUNT(?e) AS ?n) { ?a <urn:p> ?b . ?c <urn:p> ?d . ?e <urn:p> ?f } GROUP BY ?a",
                "SELECT (COUNT(DISTINCT ?b) AS ?n) { ?a <urn:q> ?b . ?c <urn:q> ?d . ?e <urn:q> ?f FILTER(?a != ?d) }",
                "SELECT DISTINCT ?b ?d ?f { ?a <urn:p> ?b . ?c <urn:q> ?d . ?e <urn:q> ?f FILTER(?a != ?c) }",
                "SELECT * { ?a <urn:q> ?b . ?c <urn:q> ?d . ?e <urn:q> ?f } ORDER BY ?b DESC(?d) LIMIT 3",
                "SELECT * { ?a <urn:p>* ?b . ?c <urn:p>* ?d . ?e <urn:p>* ?f } ORDER BY ?f LIMIT 3",
                "SELECT (COUNT(*) AS ?n) { ?a (<urn:p>|^<urn:p>)* ?b . ?b (<urn:p>/<urn:p>?)+ ?c . ?c !<urn:q> ?d . ?e ?p ?f }",
                "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?b MINUS { ?b <urn:q> ?c . ?d <urn:q> ?e . ?f <urn:q> ?g FILTER(CONCAT(?c, ?e) = ?g) } }",
                "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?b OPTIONAL { ?c <urn:q> ?d . ?e <urn:q> ?f FILTER(CONCAT(?d, ?f) = STR(?a)) } }",
                "SELECT (COUNT(*) AS ?n) { { ?a <urn:p> ?b } UNION { ?c <urn:p> ?d } ?e <urn:q> ?f . ?g <urn:q> ?h . ?i <urn:q> ?j }",
                "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?b FILTER NOT EXISTS { ?c <urn:q> ?d . ?e <urn:q> ?f FILTER(?d = ?a) } }",
            })
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void stops(String query) {
        Context context = ARQ.getContext().copy();
        SnapshotExecution.install(context);
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(DATASET)
                .query(query)
                .context(context)
                .overallTimeout(100, TimeUnit.MILLISECONDS)
                .build()) {
            assertThrows(QueryCancelledException.class, () -> execution.select().forEachRemaining(row -> {}));
        }
    }
}
