package org.w3id.entente.benchmark;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.w3id.entente.reason.PartnershipRules;
import org.w3id.entente.reason.Program;
import org.w3id.entente.reason.ReferenceEngine;

import java.util.Map;
import java.util.TreeMap;

/** The rules' CONSTRUCT queries, run by ARQ until none adds anything; on Jena's fast graph in memory. */
final class FixpointEngine implements Engine {
    private final Trial.Task task;
    private final Program program;
    private Graph graph;

    FixpointEngine(Trial.Task task) {
        this.task = task;
        program = Program.require(PartnershipRules.of(task.extent()));
    }

    @Override
    public Round conclude() {
        graph = null;
        long begin = System.nanoTime();
        Graph loaded = GraphMemFactory.createDefaultGraphSameTerm();
        task.graph().triples().forEachRemaining(loaded::add);
        long load = System.nanoTime() - begin;
        begin = System.nanoTime();
        ReferenceEngine.complete(program, loaded);
        graph = loaded;
        return new Round(load, System.nanoTime() - begin);
    }

    @Override
    public Map<String, Long> conclusions() {
        Map<String, Long> counts = new TreeMap<>(Views.count(graph.find(), triple -> true));
        Views.count(task.graph().graph().find(), triple -> true)
                .forEach((predicate, asserted) -> counts.merge(predicate, -asserted, Long::sum));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
