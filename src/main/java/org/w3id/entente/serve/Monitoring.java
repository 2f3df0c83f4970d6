package org.w3id.entente.serve;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import org.w3id.entente.serve.core.Following;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Metrics;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.store.CanonicalHash;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What monitors ask; it waits for nothing. Threads share it. */
final class Monitoring {
    private static final Gson GSON = new Gson();

    private final GraphSource source;
    private final Metrics metrics;
    private final Optional<Following> following;
    private final long began = System.nanoTime();

    Monitoring(GraphSource source, Metrics metrics, Optional<Following> following) {
        this.source = source;
        this.metrics = metrics;
        this.following = following;
        following.ifPresent(each -> each.measure(metrics));
        metrics.gauge("entente_snapshot_version", "Version of the graph.", () -> source.graph()
                .current()
                .version());
        metrics.gauge("entente_triples", "Triples in the graph.", () -> source.current()
                .dataset()
                .tripleCount());
        metrics.gauge(
                "entente_writable",
                "1 while changes can be kept, 0 afterwards.",
                () -> source.graph().failure().isPresent() ? 0 : 1);
        metrics.gauge(
                "entente_copy_following",
                "1 while the copy for other programs follows the changes, 0 afterwards.",
                () -> source.graph().copyFault().isPresent() ? 0 : 1);
        metrics.gauge("entente_uptime_seconds", "Time since the start.", () -> (System.nanoTime() - began) / 1e9);
        metrics.gauge("entente_heap_bytes", "Bytes of the heap in use.", () -> {
            Runtime runtime = Runtime.getRuntime();
            return (double) (runtime.totalMemory() - runtime.freeMemory());
        });
        metrics.gauge("entente_heap_max_bytes", "Bytes that the heap may grow to.", () -> Runtime.getRuntime()
                .maxMemory());
        metrics.gauge("entente_threads", "Threads.", () -> ManagementFactory.getThreadMXBean()
                .getThreadCount());
    }

    void health(Exchange exchange) {
        GraphSource.View view = source.current();
        Optional<IOException> failure = source.graph().failure();
        JsonObject json = new JsonObject();
        json.addProperty("status", failure.isPresent() ? "read-only" : "ok");
        json.addProperty("version", view.version());
        dataHash(view.version()).ifPresent(hash -> json.addProperty("dataHash", hash));
        json.addProperty("theory", source.graph().theory());
        json.addProperty("oldestVersion", source.graph().oldest());
        json.addProperty("triples", view.dataset().tripleCount());
        json.addProperty("store", failure.map(fault -> "failed: restart needed").orElse("ok"));
        if (source.graph().copyFault().isPresent()) {
            json.addProperty("copy", "stopped: a restart makes it anew");
        }
        following.ifPresent(each -> json.add("following", GSON.toJsonTree(each.health(view.version()))));
        json.addProperty("uptimeSeconds", (System.nanoTime() - began) / 1_000_000_000);
        exchange.answeredFrom(view.version());
        exchange.reply(Reply.of(200, "application/json", (json + "\n").getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store"));
    }

    private Optional<String> dataHash(long version) {
        try {
            return source.graph().dataHash(version).map(CanonicalHash::toString);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty(); // the rest is wanted all the more
        }
    }

    void metrics(Exchange exchange) {
        exchange.reply(Reply.of(200, Metrics.MEDIA_TYPE, metrics.text().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store"));
    }
}
