package org.w3id.entente.reason;

import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Measures the engine on generated partnership graphs; no test. Run with
 * {@code mvn -o test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=org.w3id.entente.reason.PartnershipBenchmark -Dexec.args="100000 1000000"}.
 */
final class PartnershipBenchmark {
    private static final int ROUNDS = 5;
    private static final int CHANGES = 2_000;

    private final PrintStream out;

    private PartnershipBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Measures each size that is named. */
    public static void main(String[] arguments) throws InterruptedException {
        JenaSystem.init();
        PartnershipBenchmark benchmark = new PartnershipBenchmark(System.out);
        for (String size : arguments) {
            benchmark.measure(Integer.parseInt(size));
        }
    }

    private void measure(int size) throws InterruptedException {
        PartnershipGraph generated = new PartnershipGraph(size, 42);
        Reasoner reasoner = new Reasoner(Program.require(PartnershipGraph.rules()));
        long empty = used();
        long begin = System.nanoTime();
        Facts asserted = Facts.of(new Dictionary(), generated);
        out.printf("%,d asserted: loaded in %d ms%n", asserted.size(), millis(begin));
        out.printf("  asserted %.1f B per triple%n", (double) (used() - empty) / asserted.size());
        Closure closure = reasoner.conclude(asserted);
        for (int i = 0; i < ROUNDS; i++) {
            begin = System.nanoTime();
            closure = reasoner.conclude(asserted);
            out.printf("  materialised %,d in %d ms%n", closure.facts().size() - asserted.size(), millis(begin));
        }
        out.printf(
                "  closure %.1f B per triple%n",
                (double) (used() - empty) / closure.facts().size());
        changes(closure, generated);
        proofs(closure);
    }

    private void changes(Closure start, PartnershipGraph generated) throws InterruptedException {
        Closure closure = start;
        List<Triple> added = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            long[] inserts = new long[CHANGES];
            long[] deletes = new long[CHANGES];
            for (int i = 0; i < CHANGES; i += 4) {
                List<Triple> participation = generated.participation();
                for (int j = 0; j < 4; j++) {
                    long begin = System.nanoTime();
                    closure = closure.apply(Change.adding(List.of(participation.get(j))))
                            .closure();
                    inserts[i + j] = System.nanoTime() - begin;
                }
                added.addAll(participation);
            }
            List<Triple> old = sample(closure.asserted().find(), CHANGES, round);
            for (int i = 0; i < CHANGES; i++) {
                Triple triple = i % 2 == 0 ? added.get(i) : old.get(i % old.size());
                long begin = System.nanoTime();
                closure = closure.apply(Change.removing(List.of(triple))).closure();
                deletes[i] = System.nanoTime() - begin;
            }
            added.clear();
            print("insert", inserts);
            print("delete", deletes);
        }
    }

    private void proofs(Closure closure) {
        List<Triple> inferred = sample(closure.inferred().find(), CHANGES, 1);
        for (int round = 0; round < 2; round++) {
            long[] times = new long[Math.min(CHANGES, inferred.size())];
            for (int i = 0; i < times.length; i++) {
                long begin = System.nanoTime();
                Optional<Proof> proof = closure.why(inferred.get(i));
                times[i] = System.nanoTime() - begin;
                if (proof.isEmpty()) {
                    throw new IllegalStateException("no proof of " + inferred.get(i));
                }
            }
            print("proof", times);
        }
    }

    /** Some triples, each with the same chance (reservoir sampling). */
    private static List<Triple> sample(Iterator<Triple> triples, int size, long seed) {
        Random random = new Random(seed);
        List<Triple> sample = new ArrayList<>(size);
        for (int seen = 0; triples.hasNext(); seen++) {
            Triple triple = triples.next();
            int place = seen < size ? seen : random.nextInt(seen + 1);
            if (place == sample.size()) {
                sample.add(triple);
            } else if (place < size) {
                sample.set(place, triple);
            }
        }
        Collections.shuffle(sample, random);
        return sample;
    }

    private void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        out.printf(
                "  %s p50 %.3f ms, p99 %.3f ms, max %.1f ms%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private static long millis(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @SuppressWarnings("CallToSystemGC")
    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
