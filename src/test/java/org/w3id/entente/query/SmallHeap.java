package org.w3id.entente.query;

import org.apache.jena.query.Query;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.vocab.Prefixes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What {@link SmallHeapTest} runs in a process of its own: greedy queries, and a modest one again and again. */
final class SmallHeap {
    private static final int GREEDY_AT_ONCE = 4;
    private static final int MODEST = 200;

    private static final List<String> GREEDY = List.of(
            "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
            "SELECT DISTINCT ?a ?b ?c ?d ?e ?f ?g ?h { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 100000000",
            "SELECT ?a ?c ?d ?f ?g ?i (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ?c ?d ?f ?g ?i",
            "SELECT * { { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } MINUS { ?a ?p ?x . ?d ?q ?y . ?z ?r ?i } } OFFSET 100000000");

    private SmallHeap() {}

    public static void main(String[] arguments) throws Exception {
        UnionDataset dataset = Fixture.dataset();
        Limits limits = Limits.OF_SERVER;
        QueryReader reader = new QueryReader(Prefixes.usual());
        Query modest = reader.read("SELECT (COUNT(*) AS ?n) { ?a ?b ?c }");
        try (ExecutorService threads = Executors.newFixedThreadPool(GREEDY_AT_ONCE)) {
            List<Future<?>> greedy = new ArrayList<>();
            for (int i = 0; i < 2 * GREEDY_AT_ONCE; i++) {
                Query query = reader.read(GREEDY.get(i % GREEDY.size()));
                greedy.add(threads.submit(() -> {
                    try {
                        new QueryRunner(dataset, limits).run(query);
                    } catch (LimitException passed) {
                        System.out.println(passed.limit() + ": " + passed.getMessage());
                        return;
                    }
                    throw new AssertionError("a greedy query was answered");
                }));
            }
            for (int i = 0; i < MODEST; i++) {
                if (!new QueryRunner(dataset, limits).run(modest).isPositive()) {
                    throw new AssertionError("a modest query was not answered");
                }
            }
            for (Future<?> each : greedy) {
                each.get();
            }
        }
        System.out.println("the greedy were stopped");
    }
}
