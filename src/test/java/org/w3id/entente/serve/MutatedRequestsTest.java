package org.w3id.entente.serve;

import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.update.WritableGraphs;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.serve.SentMessage.Reading;
import org.w3id.entente.serve.http.Bounds;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Requests that were damaged on their way: none is answered with success unless what came is what success means, none makes
 * the server fail, and each ends. Each of some servers, asked by one client, begins a round with the same graph; what it must
 * be afterwards is known from plain Jena.
 *
 * <p>{@code -Dentente.requests=1000000} sends so many; {@code -Dentente.seed=N -Dentente.requests=1} sends one round again.
 */
class MutatedRequestsTest {
    private static final long REQUESTS = Long.getLong("entente.requests", 4_000);
    private static final long SEED = Long.getLong("entente.seed", 1);
    private static final int ROUND = 200;
    private static final int SERVERS = 4;
    private static final int MOST_FAILURES = 10;
    private static final String TOKEN = "0123456789abcdef-of-the-tests";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int GUARD = 11_000;
    private static final Bounds BOUNDS = new Bounds(64, 8 << 10, LIMIT, LIMIT, 0, 16 << 20);

    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final LongAdder unanswered = new LongAdder();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void noDamagedRequestIsAnsweredUntruly() throws Exception {
        long rounds = (REQUESTS + ROUND - 1) / ROUND;
        AtomicLong next = new AtomicLong();
        List<Callable<Void>> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(SERVERS, rounds); i++) {
            workers.add(() -> {
                try (Client client = new Client()) {
                    for (long round = next.getAndIncrement();
                            round < rounds && failures.size() < MOST_FAILURES;
                            round = next.getAndIncrement()) {
                        client.tryRound(SEED + round);
                    }
                }
                return null;
            });
        }
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(SERVERS)) {
            for (Future<Void> each : threads.invokeAll(workers)) {
                each.get();
            }
        }
        if (rounds > 20) {
            System.out.printf(
                    "%,d requests in %.1f s: %s, unanswered %s%n",
                    rounds * ROUND, (System.nanoTime() - begin) / 1e9, new TreeMap<>(statuses), unanswered);
        }
        assertTrue(failures.isEmpty(), () -> String.join("\n\n", failures));
        assertTrue(statuses.containsKey(200) && statuses.containsKey(400), statuses::toString);
    }

    /** A server with its one client. */
    private final class Client implements AutoCloseable {
        private final LiveGraph graph;
        private final SparqlEndpoint endpoint;
        private final RawConnection other;
        private Optional<RawConnection> connection = Optional.empty();
        private Truth truth = new Truth(TOKEN);
        private boolean looksOften;

        Client() throws IOException, InterruptedException {
            Snapshot empty = Snapshot.of(
                    new NamedGraphs(Map.of()).beside(GraphFactory.createDefaultGraph()),
                    Rulebook.of(GraphFactory.createDefaultGraph(), GraphFactory.createDefaultGraph()));
            graph = LiveGraph.inMemory(empty, Safeguard.NONE);
            endpoint = SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, 0, LIMIT)
                    .with(BOUNDS)
                    .with(new WritingSettings(Optional.of(BearerToken.of(TOKEN)), WritableGraphs.ALL, 1 << 20, 64)));
            endpoint.publish(graph);
            other = new RawConnection(endpoint.port(), GUARD);
        }

        /** Makes a round; what it finds is a failure, and the next one begins anew. */
        void tryRound(long seed) throws IOException {
            try {
                round(seed);
            } catch (AssertionError failure) {
                failures.add(failure.getMessage());
                looksOften = false;
                if (connection.isPresent()) {
                    connection.get().close();
                    connection = Optional.empty();
                }
            }
        }

        /** Sends the requests of a round, and again, looking after each, when the graph is not what it must be. */
        void round(long seed) throws IOException {
            send(seed);
            if (!looksOften && !truth.lines().equals(lines(seed, ""))) {
                looksOften = true;
                send(seed);
                throw new AssertionError("round " + seed + ": not what the requests say, but so when sent again");
            }
        }

        private void send(long seed) throws IOException {
            truth = new Truth(TOKEN);
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            ValidRequests requests = new ValidRequests(random, TOKEN);
            begin();
            for (int i = 0; i < ROUND; i++) {
                byte[] bytes = requests.next(truth.tag(), truth.version()).bytes(random.nextInt(4));
                try {
                    send(bytes, random.nextBoolean());
                } catch (Truth.UntrueException | SocketTimeoutException | RuntimeException | AssertionError failure) {
                    throw new AssertionError(
                            "round " + seed + ", request " + i + ": " + failure + "\n" + escaped(bytes), failure);
                }
                if (looksOften) {
                    assertEquals(truth.lines(), lines(seed, escaped(bytes)), "round " + seed + "\n" + escaped(bytes));
                }
            }
        }

        private void begin() throws IOException {
            byte[] body = ValidRequests.seed().getBytes(StandardCharsets.UTF_8);
            String head = "POST /update HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                    + "\r\nContent-Type: application/sparql-update\r\nContent-Length: " + body.length + "\r\n\r\n";
            byte[] bytes = (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            Reading reading = SentMessage.read(bytes, 0);
            try {
                truth.startsFrom(quads(), graph.current().version());
                other.send(bytes);
                RawConnection.Answer answer = other.read(true).orElseThrow();
                truth.follow(((Reading.Whole) reading).message(), answer);
            } catch (Truth.UntrueException untrue) {
                throw new AssertionError(untrue);
            }
        }

        private List<String> lines(long seed, String request) throws IOException {
            try {
                return Truth.lines(quads());
            } catch (Truth.UntrueException untrue) {
                throw new AssertionError("round " + seed + "\n" + request, untrue);
            }
        }

        /** All that the server has, read over another connection. */
        private byte[] quads() throws IOException {
            other.send("GET /data HTTP/1.1\r\nHost: localhost\r\nAccept: application/n-quads\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            RawConnection.Answer answer = other.read(true).orElseThrow();
            assertEquals(200, answer.status(), answer::text);
            return answer.content();
        }

        /** Sends a request, or what was one, and reads what is answered to all that are in it. */
        private void send(byte[] bytes, boolean isPolite) throws IOException, Truth.UntrueException {
            if (connection.isEmpty()) {
                connection = Optional.of(new RawConnection(endpoint.port(), GUARD));
            }
            RawConnection there = connection.get();
            there.send(bytes);
            int at = 0;
            boolean isOpen = true;
            Reading reading = SentMessage.read(bytes, at);
            while (isOpen && reading instanceof Reading.Whole whole) {
                SentMessage message = whole.message();
                Optional<RawConnection.Answer> answer =
                        there.read(!message.method().equals("HEAD"));
                if (answer.isEmpty()) {
                    unanswered.increment();
                    isOpen = false;
                } else {
                    judge(message, answer.get());
                    isOpen = !answer.get().header("connection").equalsIgnoreCase("close");
                    at = message.end();
                    reading = SentMessage.read(bytes, at);
                }
            }
            if (!isOpen || at < bytes.length || bytes.length == 0) {
                if (isOpen && !(isPolite && reading instanceof Reading.Cut)) {
                    there.end();
                    judgeLast(reading, there);
                }
                there.close();
                connection = Optional.empty();
            }
        }

        /** What is no whole request may be answered with success only where its body means nothing. */
        private void judgeLast(Reading reading, RawConnection there) throws IOException, Truth.UntrueException {
            Optional<SentMessage> head = reading.bodiless();
            boolean hasBody = head.isPresent() && !head.get().method().equals("HEAD");
            Optional<RawConnection.Answer> last = there.read(hasBody);
            if (last.isPresent() && head.isPresent()) {
                judge(head.get(), last.get());
            } else if (last.isPresent()) {
                count(last.get());
                if (last.get().isSuccess()) {
                    throw new Truth.UntrueException(
                            "answered with " + last.get().status() + ": " + reading);
                }
            }
        }

        private void judge(SentMessage message, RawConnection.Answer answer) throws Truth.UntrueException {
            count(answer);
            if (answer.isSuccess()) {
                try {
                    truth.follow(message, answer);
                } catch (Truth.UntrueException untrue) {
                    throw new Truth.UntrueException(untrue.getMessage() + "\nanswered: " + answer.status() + " "
                            + answer.headers() + "\n" + answer.text());
                }
            }
        }

        private void count(RawConnection.Answer answer) throws Truth.UntrueException {
            statuses.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
            if (answer.status() >= 500 && answer.status() != 503 && answer.status() != 507) {
                throw new Truth.UntrueException(answer.status() + " " + answer.text());
            }
        }

        @Override
        public void close() throws IOException {
            if (connection.isPresent()) {
                connection.get().close();
            }
            other.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertEquals(200, other.read(true).orElseThrow().status());
            other.close();
            endpoint.close();
            graph.close();
        }
    }

    /** Bytes as they can be read and copied. */
    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            if (each == '\n') {
                text.append("\\n\n");
            } else if (each == '\r') {
                text.append("\\r");
            } else if (each == '\\') {
                text.append("\\\\");
            } else if (each >= ' ' && each < 0x7f) {
                text.append((char) each);
            } else {
                text.append("\\x%02x".formatted(each));
            }
        }
        return text.toString();
    }
}
