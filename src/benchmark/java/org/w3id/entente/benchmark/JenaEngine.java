package org.w3id.entente.benchmark;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.InfGraph;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
import org.w3id.entente.reason.PartnershipRules;

import java.util.Map;

/**
 * Jena's GenericRuleReasoner, forward rules over its fast graph in memory. HYBRID is the reasoner's usual mode, which
 * runs forward rules by RETE too but starts over after a deletion.
 */
final class JenaEngine implements Engine.Live {
    private final Trial.Task task;
    private final GenericRuleReasoner reasoner;
    private Graph asserted;
    private long load;
    private InfGraph graph;

    JenaEngine(Trial.Task task) {
        this.task = task;
        reasoner = new GenericRuleReasoner(JenaRules.of(PartnershipRules.of(task.extent())));
        reasoner.setMode(
                task.contender() == Contender.RETE ? GenericRuleReasoner.FORWARD_RETE : GenericRuleReasoner.HYBRID);
    }

    @Override
    public Round conclude() {
        graph = null;
        if (asserted == null) {
            long begin = System.nanoTime();
            asserted = GraphMemFactory.createDefaultGraphSameTerm();
            task.graph().triples().forEachRemaining(asserted::add);
            load = System.nanoTime() - begin;
        }
        long begin = System.nanoTime();
        graph = reasoner.bind(asserted);
        graph.prepare();
        return new Round(load, System.nanoTime() - begin);
    }

    @Override
    public Map<String, Long> conclusions() {
        return Views.count(graph.getDeductionsGraph().find(), triple -> !asserted.contains(triple));
    }

    @Override
    public void add(Triple triple) {
        graph.add(triple);
    }

    @Override
    public void remove(Triple triple) {
        graph.delete(triple);
    }

    @Override
    public long look(Triple triple) {
        return Views.look(graph, triple);
    }

    @Override
    public Difference compare() {
        Graph copy = GraphMemFactory.createDefaultGraphSameTerm();
        asserted.find().forEach(copy::add);
        InfGraph scratch = reasoner.bind(copy);
        scratch.prepare();
        return Views.difference(graph, scratch);
    }
}
