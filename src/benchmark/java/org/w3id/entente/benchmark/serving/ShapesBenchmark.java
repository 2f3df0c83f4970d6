package org.w3id.entente.benchmark.serving;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sys.JenaSystem;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.validate.WholeCheck;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * Measures how long it takes to hold a whole graph of a million triples against fifteen property shapes and a SPARQL constraint:
 * by Entente, and by Jena over its own graph in memory, in one process.
 */
final class ShapesBenchmark {
    private static final int RUNS = 9;
    private static final int MOST_RESULTS = 10_000;

    private ShapesBenchmark() {}

    /** Settings are system properties; see the profile of the build. */
    public static void main(String[] arguments) {
        JenaSystem.init();
        PrintStream out = System.out;
        Material material = new Material(Long.getLong("triples", 1_000_000));
        Graph facts = Facts.of(new Dictionary(), material.data().triples()).graph();
        Graph memory = GraphMemFactory.createDefaultGraphSameTerm();
        GraphUtil.addInto(memory, facts);
        Shapes shapes = Shapes.parse(PartnershipShapes.graph());
        WholeCheck check = new WholeCheck(shapes, MOST_RESULTS);
        out.println("| check | first, s | median, s | results |");
        measure(out, "Entente", () -> check.results(facts).stream()
                .mapToInt(each -> each.entries().size())
                .sum());
        measure(
                out,
                "Jena",
                () -> ShaclValidator.get().validate(shapes, memory).getEntries().size());
    }

    private static void measure(PrintStream out, String name, IntSupplier check) {
        List<Double> seconds = new ArrayList<>();
        int results = 0;
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            results = check.getAsInt();
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        double first = seconds.get(0);
        Collections.sort(seconds);
        out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %d |%n", name, first, seconds.get(RUNS / 2), results);
    }
}
