package org.w3id.entente.benchmark;

import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.w3id.entente.reason.Change;
import org.w3id.entente.reason.Closure;
import org.w3id.entente.reason.PartnershipGraph;
import org.w3id.entente.reason.Update;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Measures what Entente alone offers: proofs, and what would be if. */
final class Explanations {
    private static final int COUNT = 2_000;
    private static final int SECONDS = 20;
    private static final int FIRST_FURTHER = 1_000_000;

    private final Closure closure;
    private final PartnershipGraph graph;
    private final Results results;
    private final PrintStream out;

    Explanations(Closure closure, PartnershipGraph graph, Results results, PrintStream out) {
        this.closure = closure;
        this.graph = graph;
        this.results = results;
        this.out = out;
    }

    void measure() throws IOException, InterruptedException {
        List<Triple> conclusions = conclusions();
        proofs(conclusions.subList(COUNT, conclusions.size()), SECONDS / 4);
        print("proof", proofs(conclusions.subList(0, COUNT), SECONDS));
        List<Triple> removed = graph.sample(COUNT, 7);
        whatIf(removed, COUNT, SECONDS / 4);
        print("what-if", whatIf(removed, 0, SECONDS));
    }

    private Series proofs(List<Triple> conclusions, int seconds) throws InterruptedException {
        return Series.measure(conclusions.size(), seconds, number -> {
            if (closure.why(conclusions.get(number)).isEmpty()) {
                throw new IllegalStateException("no proof of " + conclusions.get(number));
            }
        });
    }

    /** Would a participation be added and another triple taken away: which conclusions would come and go? */
    private Series whatIf(List<Triple> removed, int first, int seconds) throws InterruptedException {
        long version = closure.facts().version();
        return Series.measure(removed.size(), seconds, number -> {
            List<Triple> added = graph.further(FIRST_FURTHER + first + number);
            Update update = closure.apply(new Change(added, List.of(removed.get(number))));
            if (update.appeared().isEmpty() || closure.facts().version() != version) {
                throw new IllegalStateException("wrong: what if " + added);
            }
            update.disappeared();
        });
    }

    /** Twice as many conclusions as are measured, taken at random from all; repeated where there are too few. */
    private List<Triple> conclusions() {
        Random random = new Random(1);
        List<Triple> sample = new ArrayList<>();
        int seen = 0;
        for (ExtendedIterator<Triple> each = closure.inferred().find(); each.hasNext(); ) {
            Triple triple = each.next();
            seen++;
            if (sample.size() < 2 * COUNT) {
                sample.add(triple);
            } else {
                int place = random.nextInt(seen);
                if (place < sample.size()) {
                    sample.set(place, triple);
                }
            }
        }
        Collections.shuffle(sample, random);
        while (sample.size() < 2 * COUNT) {
            sample.addAll(List.copyOf(sample));
        }
        return sample;
    }

    private void print(String what, Series series) throws IOException {
        results.put(what, series);
        out.printf(
                "    %s p50 %.3f ms, p99 %.3f ms, max %.3f ms (%,d)%n",
                what, series.quantile(0.5), series.quantile(0.99), series.quantile(1), series.count());
    }
}
