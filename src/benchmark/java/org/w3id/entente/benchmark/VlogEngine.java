package org.w3id.entente.benchmark;

import karmaresearch.vlog.AlreadyStartedException;
import karmaresearch.vlog.EDBConfigurationException;
import karmaresearch.vlog.MaterializationException;
import karmaresearch.vlog.NonExistingPredicateException;
import karmaresearch.vlog.NotStartedException;
import karmaresearch.vlog.VLog;
import org.apache.jena.graph.Triple;
import org.w3id.entente.benchmark.VlogRules.Predicate;
import org.w3id.entente.reason.PartnershipRules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * VLog in the form that Rulewerk ships, called by its own Java interface, because Rulewerk's loads and concludes in one
 * call. It reads one CSV file for each property and class, which are written beforehand and not counted.
 */
final class VlogEngine implements Engine {
    private final Trial.Task task;
    private final Map<Predicate, Long> asserted = new TreeMap<>();
    private VLog vlog;
    private VlogRules rules;

    VlogEngine(Trial.Task task) {
        this.task = task;
    }

    @Override
    public Round conclude() throws IOException {
        if (vlog == null) {
            write();
            rules = VlogRules.of(PartnershipRules.of(task.extent()), asserted.keySet());
            vlog = new VLog();
            vlog.setLogLevel(VLog.LogLevel.ERROR);
        } else {
            vlog.stop();
        }
        try {
            long begin = System.nanoTime();
            vlog.start(sources(), false);
            vlog.setRules(rules.rules(), VLog.RuleRewriteStrategy.NONE);
            long load = System.nanoTime() - begin;
            begin = System.nanoTime();
            vlog.materialize(false);
            return new Round(load, System.nanoTime() - begin);
        } catch (AlreadyStartedException
                | EDBConfigurationException
                | NotStartedException
                | MaterializationException e) {
            throw new IllegalStateException("VLog does not run: " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Long> conclusions() {
        Set<Predicate> predicates = new TreeSet<>(asserted.keySet());
        PartnershipRules.of(task.extent())
                .forEach(rule -> rule.head().stream().map(Predicate::of).forEach(predicates::add));
        Map<String, Long> counts = new TreeMap<>();
        for (Predicate predicate : predicates) {
            long more = size(predicate) - asserted.getOrDefault(predicate, 0L);
            if (more != 0) {
                counts.merge(predicate.arity() == 1 ? "a" : Views.name(predicate.name()), more, Long::sum);
            }
        }
        return counts;
    }

    private long size(Predicate predicate) {
        try {
            return vlog.querySize(predicate.all(predicate.name()), true, false);
        } catch (NonExistingPredicateException e) {
            return 0;
        } catch (NotStartedException e) {
            throw new IllegalStateException("VLog was stopped", e);
        }
    }

    private String sources() {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (Predicate predicate : asserted.keySet()) {
            String source = "EDB" + number + "_";
            text.append(source + "predname=" + rules.source(predicate) + "\n");
            text.append(source + "type=INMEMORY\n");
            text.append(source + "param0=" + task.scratch() + "\n");
            text.append(source + "param1=" + number + "\n");
            number++;
        }
        return text.toString();
    }

    private void write() throws IOException {
        for (Iterator<Triple> triples = task.graph().triples(); triples.hasNext(); ) {
            asserted.merge(Predicate.of(triples.next()), 1L, Long::sum);
        }
        Map<Predicate, Writer> files = new TreeMap<>();
        try {
            for (Predicate predicate : asserted.keySet()) {
                files.put(predicate, Files.newBufferedWriter(task.scratch().resolve(files.size() + ".csv")));
            }
            for (Iterator<Triple> triples = task.graph().triples(); triples.hasNext(); ) {
                Triple triple = triples.next();
                Predicate predicate = Predicate.of(triple);
                Writer file = files.get(predicate);
                file.write(VlogRules.text(triple.getSubject()));
                if (predicate.arity() == 2) {
                    file.write("," + VlogRules.text(triple.getObject()));
                }
                file.write("\n");
            }
        } finally {
            files.values().forEach(VlogEngine::close);
        }
    }

    private static void close(Writer file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
