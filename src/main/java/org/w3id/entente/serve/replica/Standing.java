package org.w3id.entente.serve.replica;

import org.w3id.entente.serve.core.Following;
import org.w3id.entente.serve.http.Metrics;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** How it stands between a replica and its writer. One thread notes; any number ask. */
final class Standing implements Following {
    private final URI writer;
    private final LongAdder changes = new LongAdder();
    private final LongAdder bases = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private volatile Optional<String> fault = Optional.of("not asked yet");
    private volatile boolean isTheorySame = true;
    private volatile long writerVersion = -1;
    private volatile long version = -1;

    /** When the replica was last known to be as far as the writer; at first, when it began. */
    private volatile long level = System.nanoTime();

    Standing(URI writer) {
        this.writer = writer;
    }

    void changed(long to) {
        changes.increment();
        version = to;
        writerVersion = Math.max(writerVersion, to);
    }

    void began(long at) {
        bases.increment();
        version = at;
        writerVersion = at;
    }

    void opened(long at) {
        version = at;
    }

    void level() {
        writerVersion = version;
        level = System.nanoTime();
        fault = Optional.empty();
    }

    void failed(String found) {
        faults.increment();
        fault = Optional.of(found);
    }

    /** Notes whether the writer concludes by the same ontology and rules; true when that is news. */
    boolean theory(boolean isSame) {
        boolean isNews = isTheorySame != isSame;
        isTheorySame = isSame;
        return isNews;
    }

    @Override
    public URI writer() {
        return writer;
    }

    private double lagSeconds() {
        return Duration.ofNanos(System.nanoTime() - level).toMillis() / 1000.0;
    }

    @Override
    public Map<String, Object> health(long served) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("writer", writer.toString());
        health.put("state", fault.isEmpty() ? "following" : "waiting for the writer");
        fault.ifPresent(found -> health.put("fault", found));
        if (writerVersion >= 0) {
            health.put("writerVersion", writerVersion);
            health.put("lagVersions", Math.max(0, writerVersion - served));
        }
        health.put("lagSeconds", lagSeconds());
        health.put("theory", isTheorySame ? "the writer's" : "not the writer's: conclusions may differ");
        return health;
    }

    @Override
    public void measure(Metrics metrics) {
        metrics.gauge("entente_replica_lag_seconds", "Time since the replica was known to be level.", this::lagSeconds);
        metrics.gauge("entente_replica_writer_version", "Newest version of the writer known.", () -> writerVersion);
        metrics.gauge(
                "entente_replica_following",
                "1 while the writer answers as it should, 0 otherwise.",
                () -> fault.isEmpty() ? 1 : 0);
        metrics.gauge(
                "entente_replica_theory_same",
                "1 while the writer has the same ontology and rules, 0 otherwise.",
                () -> isTheorySame ? 1 : 0);
        metrics.counter("entente_replica_changes_total", "Changes taken over.", changes::sum);
        metrics.counter("entente_replica_bases_total", "Times all data were taken over anew.", bases::sum);
        metrics.counter("entente_replica_faults_total", "Answers of the writer that were of no use.", faults::sum);
    }
}
