package org.w3id.entente.benchmark;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.w3id.entente.reason.Change;
import org.w3id.entente.reason.Closure;
import org.w3id.entente.reason.PartnershipRules;
import org.w3id.entente.reason.Program;
import org.w3id.entente.reason.Reasoner;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.util.List;
import java.util.Map;

/** Entente's own engine with its usual limits: two threads. */
final class EntenteEngine implements Engine.Live {
    private final Trial.Task task;
    private final Reasoner reasoner;
    private Facts asserted;
    private long load;
    private Closure closure;

    EntenteEngine(Trial.Task task) {
        this.task = task;
        reasoner = new Reasoner(Program.require(PartnershipRules.of(task.extent())));
    }

    @Override
    public Round conclude() throws InterruptedException {
        closure = null;
        if (asserted == null) {
            long begin = System.nanoTime();
            asserted = Facts.of(new Dictionary(), task.graph().graph());
            load = System.nanoTime() - begin;
        }
        long begin = System.nanoTime();
        closure = reasoner.conclude(asserted);
        return new Round(load, System.nanoTime() - begin);
    }

    @Override
    public void release() {
        asserted = null;
    }

    @Override
    public Map<String, Long> conclusions() {
        return Views.count(closure.inferred().find(), triple -> true);
    }

    @Override
    public void add(Triple triple) throws InterruptedException {
        closure = closure.apply(Change.adding(List.of(triple))).closure();
    }

    @Override
    public void remove(Triple triple) throws InterruptedException {
        closure = closure.apply(Change.removing(List.of(triple))).closure();
    }

    @Override
    public long look(Triple triple) {
        return Views.look(closure.graph(), triple);
    }

    @Override
    public Difference compare() throws InterruptedException {
        Graph kept = closure.asserted();
        Closure scratch = reasoner.conclude(Facts.of(new Dictionary(), kept));
        return scratch.hash().equals(closure.hash())
                ? new Difference(0, 0)
                : Views.difference(closure.graph(), scratch.graph());
    }

    Closure closure() {
        return closure;
    }
}
