package org.w3id.entente.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.w3id.entente.live.ChangeRequest;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.live.Theory;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.serve.replica.Replica;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.LoggedChange;
import org.w3id.entente.store.log.RecordStream;
import org.w3id.entente.vocab.Namespaces;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** Between a replica and its writer stands somebody who spoils the answers: no wrong graph is ever shown. */
class UnreliableWriterTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What becomes of an answer on its way. */
    private enum Harm {
        NONE,
        CUT,
        BIT,
        GARBAGE,
        EMPTY,
        WITHOUT_HEADERS,
        OTHER_FINGERPRINT,
        LEFT_OUT,
        STATUS,
        REDIRECTION
    }

    private final AtomicReference<Harm> harm = new AtomicReference<>(Harm.NONE);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final AtomicReference<Optional<LiveGraph>> shown = new AtomicReference<>(Optional.empty());
    private final List<String> notices = new ArrayList<>();
    private final Random random = new Random(11);

    @Test
    void whateverTheWriterAnswersTheGraphShownIsOneThatItHad() throws Exception {
        Map<Long, CanonicalHash> right = new ConcurrentHashMap<>();
        LiveGraph writer = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE);
        right.put(0L, writer.dataHash(0).orElseThrow());
        HttpServer between = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        try (SparqlEndpoint endpoint = SparqlEndpoint.prepare(
                        new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT));
                var threads = Executors.newCachedThreadPool()) {
            endpoint.publish(writer);
            URI behind = endpoint.uri().resolve("/");
            between.setExecutor(threads);
            between.createContext("/changes", exchange -> spoil(exchange, behind));
            between.createContext("/elsewhere", exchange -> {
                elsewhere.incrementAndGet();
                exchange.close();
            });
            between.start();
            URI address = URI.create("http://127.0.0.1:" + between.getAddress().getPort());
            Replica replica = new Replica(address, graph -> shown.set(Optional.of(graph)), notices::add);
            Thread follower = Thread.ofPlatform().daemon().start(() -> follow(replica));
            try {
                for (Harm each : Harm.values()) {
                    change(writer, right);
                    change(writer, right);
                    harm.set(each);
                    int before = asked.get();
                    await(() -> asked.get() >= before + 2 && isRight(right), each);
                    harm.set(Harm.NONE);
                    long wanted = writer.current().version();
                    await(
                            () -> isRight(right)
                                    && shown.get()
                                            .filter(graph -> graph.current().version() == wanted)
                                            .isPresent(),
                            each);
                    assertEquals(
                            writer.current().closure().hash(),
                            shown.get().orElseThrow().current().closure().hash());
                }
                assertEquals(0, elsewhere.get(), "a redirection was followed");
            } finally {
                replica.close();
                follower.join();
            }
        } finally {
            between.stop(0);
            writer.close();
        }
    }

    private static void follow(Replica replica) {
        try {
            Corpus corpus = Corpus.read(
                    new Project(Fixture.home())
                            .sources(Fixture.home()).stream()
                                    .filter(source -> source.kind() != SourceKind.SHAPES)
                                    .toList(),
                    new TurtleReader());
            replica.follow(Theory.of(corpus), Optional.empty());
        } catch (IOException | InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void change(LiveGraph writer, Map<Long, CanonicalHash> right) throws Exception {
        long next = writer.current().version() + 1;
        Quad quad = Quad.create(
                NodeFactory.createURI(Namespaces.GRAPH + "notes"),
                NodeFactory.createURI(Namespaces.ID + "japan"),
                RDFS.comment.asNode(),
                NodeFactory.createLiteralLang("note " + next, "en"));
        right.put(next, writer.dataHash(next - 1).orElseThrow().after(new DatasetChange(List.of(quad), List.of())));
        writer.change(ChangeRequest.of(snapshot -> new DatasetChange(List.of(quad), List.of())));
    }

    private boolean isRight(Map<Long, CanonicalHash> right) {
        if (shown.get().isEmpty()) {
            return true;
        }
        var snapshot = shown.get().get().current();
        assertEquals(right.get(snapshot.version()), snapshot.hash(Theory::isOfData), harm.get() + ": " + notices);
        return true;
    }

    private void await(BooleanSupplier condition, Harm when) {
        for (long end = System.nanoTime() + 120_000_000_000L; System.nanoTime() < end; ) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.onSpinWait();
        }
        fail(when + ": " + notices);
    }

    // ---- in between

    private void spoil(HttpExchange exchange, URI behind) throws IOException {
        try (exchange) {
            Harm now = harm.get();
            URI address = behind.resolve(exchange.getRequestURI().toString());
            HttpResponse<byte[]> answer =
                    CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
            byte[] body = spoilt(
                    answer.body(), now, exchange.getRequestURI().getPath().endsWith("/base"));
            if (now != Harm.WITHOUT_HEADERS) {
                answer.headers().map().forEach((name, values) -> {
                    if (name.startsWith("entente") || name.equals("content-type")) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
            }
            int status = answer.statusCode();
            if (now == Harm.STATUS) {
                status = 500;
            } else if (now == Harm.REDIRECTION) {
                status = 302;
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            asked.incrementAndGet();
        }
    }

    private byte[] spoilt(byte[] body, Harm how, boolean isBase) throws IOException {
        if (body.length == 0) {
            return body;
        }
        return switch (how) {
            case NONE, WITHOUT_HEADERS, STATUS, REDIRECTION -> body;
            case EMPTY -> new byte[0];
            case CUT -> Arrays.copyOf(body, random.nextInt(body.length));
            case BIT -> {
                byte[] changed = body.clone();
                changed[random.nextInt(body.length)] ^= 4;
                yield changed;
            }
            case GARBAGE -> {
                byte[] noise = new byte[5_000];
                random.nextBytes(noise);
                yield noise;
            }
            case OTHER_FINGERPRINT -> isBase ? body : rewritten(body, false);
            case LEFT_OUT -> isBase ? body : rewritten(body, true);
        };
    }

    /** Records whose digests are right, and which say something else: another fingerprint, or the first of them left out. */
    private static byte[] rewritten(byte[] body, boolean isFirstLeftOut) throws IOException {
        RecordStream records = new RecordStream(new ByteArrayInputStream(body), 1 << 20);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean isFirst = true;
        for (var next = records.next(); next.isPresent(); next = records.next()) {
            LoggedChange record = next.get();
            if (!isFirstLeftOut) {
                record = new LoggedChange(record.version(), record.time(), CanonicalHash.NOTHING, record.change());
            }
            if (!isFirst || !isFirstLeftOut) {
                record.writeTo(out);
            }
            isFirst = false;
        }
        assertTrue(!isFirst, "no record");
        return out.toByteArray();
    }
}
