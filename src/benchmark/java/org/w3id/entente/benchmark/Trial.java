package org.w3id.entente.benchmark;

import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.w3id.entente.reason.PartnershipGraph;
import org.w3id.entente.reason.PartnershipRules.Extent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What one process measures: one engine on one extent of rules and one size of graph. */
final class Trial {
    private static final long SEED = 42;
    private static final int FEWEST_ROUNDS = 6;
    private static final int MOST_ROUNDS = 50;
    private static final int SHORTEST_SECONDS = 5;
    private static final int LONGEST_SECONDS = 60;
    private static final int CHANGES = 2_000;
    private static final int CHANGE_SECONDS = 20;

    private final Task task;
    private final Results results;
    private final PrintStream out;

    /**
     * What is to be done.
     *
     * @param scratch a folder for what an engine reads from files
     */
    record Task(Contender contender, Extent extent, long size, Path scratch) {
        PartnershipGraph graph() {
            return new PartnershipGraph(size, SEED);
        }
    }

    private Trial(Task task, Results results, PrintStream out) {
        this.task = task;
        this.results = results;
        this.out = out;
    }

    /** Arguments: contender, extent, size, file for the results, folder for scratch files. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        JenaSystem.init();
        Task task = new Task(
                Contender.valueOf(arguments[0]),
                Extent.valueOf(arguments[1]),
                Long.parseLong(arguments[2]),
                Path.of(arguments[4]));
        new Trial(task, new Results(Path.of(arguments[3])), System.out).run();
    }

    private void run() throws IOException, InterruptedException {
        Engine engine = task.contender().engine(task);
        long before = Memory.used();
        long facts = conclude(engine);
        engine.release();
        if (task.contender() != Contender.VLOG) { // which does not live on the heap
            results.put("bytes", (double) (Memory.used() - before) / facts);
        }
        if (engine instanceof Engine.Live live && changes()) {
            change(live);
        }
        if (engine instanceof EntenteEngine entente && task.extent() == Extent.WHOLE) {
            new Explanations(entente.closure(), task.graph(), results, out).measure();
        }
        results.put("peak", Memory.peak().orElse(0));
        results.put("finished", 1);
    }

    /** Entente is measured under change with the rules of each engine that follows changes, and with all rules. */
    private boolean changes() {
        return task.extent() != Extent.NEGATION;
    }

    private long conclude(Engine engine) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<Engine.Round> rounds = new ArrayList<>();
        while (another(rounds.size(), (System.nanoTime() - begin) / 1e9)) {
            Engine.Round round = engine.conclude();
            if (rounds.isEmpty()) {
                results.put("materialise.peak", Memory.peak().orElse(0));
                results.put("materialise.first", round.materialise() / 1e9);
            }
            if (rounds.size() < FEWEST_ROUNDS) {
                out.printf(
                        "    %sconcluded in %.3f s%n",
                        engine.loadsApart() ? "loaded in %.3f s, ".formatted(round.load() / 1e9) : "loaded and ",
                        round.materialise() / 1e9);
            }
            rounds.add(round);
        }
        // What the virtual machine compiles in the first round is no part of the others.
        List<Engine.Round> warm = rounds.size() == 1 ? rounds : rounds.subList(1, rounds.size());
        double load = median(warm.stream().mapToLong(Engine.Round::load).toArray());
        double materialise =
                median(warm.stream().mapToLong(Engine.Round::materialise).toArray());
        results.put("materialise.rounds", warm.size());
        if (engine.loadsApart()) {
            results.put("materialise", materialise);
        }
        results.put("materialise.loading", load + materialise);
        long conclusions = 0;
        StringBuilder counts = new StringBuilder();
        for (var each : engine.conclusions().entrySet()) {
            conclusions += each.getValue();
            counts.append(each.getKey()).append('=').append(each.getValue()).append(' ');
        }
        long asserted = 0;
        for (var each = task.graph().triples(); each.hasNext(); each.next()) {
            asserted++;
        }
        results.put("asserted", asserted);
        results.put("conclusions", conclusions);
        results.put("predicates", counts.toString().strip());
        out.printf("    %,d asserted, %,d conclusions%n", asserted, conclusions);
        return asserted + conclusions;
    }

    /** Small graphs take more rounds, until the virtual machine has compiled what it will. */
    private static boolean another(int rounds, double seconds) {
        return rounds == 0
                || (seconds < LONGEST_SECONDS
                        && rounds < MOST_ROUNDS
                        && (rounds < FEWEST_ROUNDS || seconds < SHORTEST_SECONDS));
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e9;
    }

    private void change(Engine.Live engine) throws IOException, InterruptedException {
        List<Triple> old = task.graph().sample(CHANGES, SEED);
        List<Triple> further = new ArrayList<>();
        for (int i = 0; i < CHANGES / 2; i++) {
            further.addAll(task.graph().further(i));
        }
        // The first additions warm up; no removal has come before them, so that every engine must give the same
        // answers.
        long[] seen = new long[1];
        Series first = adding(engine, further.subList(0, CHANGES), CHANGE_SECONDS / 4, seen);
        results.put("answers", seen[0] + " in " + first.count());
        removing(engine, old.subList(0, old.size() / 4), CHANGE_SECONDS / 4);
        List<Triple> measured = further.subList(CHANGES, further.size());
        Series added = adding(engine, measured, CHANGE_SECONDS, seen);
        print("add", added);
        List<Triple> victims = new ArrayList<>();
        List<Triple> mine = new ArrayList<>(measured.subList(0, added.count()));
        Collections.shuffle(mine, new Random(SEED));
        for (int i = 0; i < CHANGES / 2; i++) {
            victims.add(old.get((old.size() / 4 + i) % old.size()));
            if (i < mine.size()) {
                victims.add(mine.get(i));
            }
        }
        Series removed = removing(engine, victims, CHANGE_SECONDS);
        print("remove", removed);
        Engine.Difference difference = engine.compare();
        results.put("missing", difference.missing());
        results.put("surplus", difference.surplus());
        out.printf("    %,d missing, %,d too many%n", difference.missing(), difference.surplus());
    }

    private static Series adding(Engine.Live engine, List<Triple> triples, int seconds, long[] seen)
            throws InterruptedException {
        return Series.measure(triples.size(), seconds, number -> {
            engine.add(triples.get(number));
            seen[0] += engine.look(triples.get(number));
        });
    }

    private static Series removing(Engine.Live engine, List<Triple> triples, int seconds) throws InterruptedException {
        return Series.measure(triples.size(), seconds, number -> {
            engine.remove(triples.get(number));
            engine.look(triples.get(number));
        });
    }

    private void print(String what, Series series) throws IOException {
        results.put(what, series);
        out.printf(
                "    %s p50 %.3f ms, p99 %.3f ms, max %.3f ms (%,d)%n",
                what, series.quantile(0.5), series.quantile(0.99), series.quantile(1), series.count());
    }
}
