package org.w3id.entente.benchmark.serving;

import it.unimi.dsi.fastutil.longs.LongArrayList;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server besieged: a hundred clients send heavy queries all at once, and again as soon as they are answered or refused; two
 * hundred sockets send a request byte by byte and never end it. Meanwhile one client looks things up, and another asks how
 * the server is. Printed are their times, second by second and over all, and what became of the heavy queries.
 */
final class Siege {
    private static final int HEAVY_CLIENTS = 100;
    private static final int SLOW_SOCKETS = 200;
    private static final long PAUSE = 5;
    private static final long WARM_UP = 3_000;
    private static final long REST = 3_000;
    private static final double TIME_LIMIT = 30;
    private static final String PREFIX = "PREFIX ent: <https://w3id.org/entente/ontology#> ";

    /** Queries that no server answers quickly; each has a number, so that no two are the same. */
    private static final List<String> HEAVY = List.of(
            "SELECT (COUNT(*) AS ?n%d) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
            "SELECT ?x ?y { ?x ent:inActivity ?a . ?y ent:inActivity ?b FILTER(STR(?x) < STR(?y)) } ORDER BY ?y # %d",
            "SELECT (COUNT(DISTINCT ?z) AS ?n%d) { ?x (ent:partOf|^ent:partOf|ent:participant|^ent:participant"
                    + "|ent:inActivity|^ent:inActivity)* ?z }",
            "SELECT ?s { ?s ?p ?o . ?t ?q ?o FILTER(REGEX(CONCAT(STR(?s), STR(?t)), '(a+)+(b+)+%d$')) }",
            "SELECT ?p (GROUP_CONCAT(STR(?o)) AS ?all) { ?s ?p ?o . ?s ?q ?r . ?t ?q ?r } GROUP BY ?p # %d",
            "SELECT ?a { ?a ?p ?b MINUS { ?c ?q ?d . ?e ?q ?f FILTER(?c != ?e && ?a = ?d) } } # %d");

    private final PrintStream out;
    private final long size;
    private final int seconds;
    private final Watch lookUps;
    private final Watch health;
    private final Watch heavy;
    private final AtomicLong number = new AtomicLong();
    private final AtomicBoolean isOver = new AtomicBoolean();

    /** What happened at requests of one kind. Threads share it. */
    private static final class Watch {
        private final List<LongArrayList> bySecond = new ArrayList<>();
        private final Map<String, Integer> outcomes = new TreeMap<>();

        Watch(int seconds) {
            for (int i = 0; i < seconds; i++) {
                bySecond.add(new LongArrayList());
            }
        }

        /** Counts a request in the second in which it began. */
        synchronized void add(int second, long nanos, String outcome) {
            if (second >= 0 && second < bySecond.size()) {
                bySecond.get(second).add(nanos);
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }

        synchronized LongArrayList of(int second) {
            LongArrayList sorted = new LongArrayList(bySecond.get(second));
            sorted.sort(null);
            return sorted;
        }

        synchronized LongArrayList all() {
            LongArrayList all = new LongArrayList();
            bySecond.forEach(all::addAll);
            all.sort(null);
            return all;
        }

        synchronized Map<String, Integer> outcomes() {
            return new TreeMap<>(outcomes);
        }
    }

    private Siege(PrintStream out, long size, int seconds) {
        this.out = out;
        this.size = size;
        this.seconds = seconds;
        lookUps = new Watch(seconds);
        health = new Watch(seconds);
        heavy = new Watch(seconds);
    }

    /** Settings are system properties; see the profile of the build. {@code seconds} is how long it goes on. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long size = Arrays.stream(System.getProperty("sizes").split(",", -1))
                .mapToLong(Long::parseLong)
                .filter(each -> each <= 1_000_000)
                .max()
                .orElse(1_000_000);
        new Siege(System.out, size, Integer.getInteger("seconds", 60)).run();
    }

    private void run() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(Peer.ENTENTE, size)) {
            int port = server.port();
            long warm = System.nanoTime() + WARM_UP * 1_000_000;
            ask(port, lookUps, warm, () -> System.nanoTime() < warm);
            long begin = System.nanoTime();
            long start = server.resident();
            out.printf("%,d triples, %d s; resident %,d MiB at the start%n", server.triples(), seconds, start >> 20);
            List<Thread> normal = List.of(
                    Thread.ofPlatform().start(() -> ask(port, lookUps, begin, () -> !isOver.get())),
                    Thread.ofPlatform().start(() -> askHealth(port, begin)));
            List<Thread> besiegers = new ArrayList<>();
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < HEAVY_CLIENTS; i++) {
                besiegers.add(Thread.ofPlatform().start(() -> besiege(port, begin, sockets)));
            }
            Thread slow = Thread.ofPlatform().start(() -> drip(port));
            Thread.sleep(seconds * 1_000L);
            long end = server.resident();
            isOver.set(true);
            synchronized (sockets) {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
            slow.join();
            for (Thread each : normal) {
                each.join();
            }
            for (Thread each : besiegers) {
                each.join();
            }
            Thread.sleep(REST);
            double busy = server.processor();
            Thread.sleep(1_000);
            double idle = server.processor() - busy;
            print();
            out.printf(
                    Locale.ROOT,
                    "resident: start %,d MiB, end %,d MiB, peak %,d MiB%nprocessor, from %d s after all have left: %.0f %%%n",
                    start >> 20,
                    end >> 20,
                    server.peak() >> 20,
                    REST / 1_000,
                    100 * idle);
        }
    }

    // ---- the good clients

    /** Says whether to go on. */
    private interface Condition {
        boolean holds();
    }

    private void ask(int port, Watch watch, long begin, Condition condition) {
        Random random = new Random(7);
        repeat(port, watch, begin, condition, () -> Workload.LOOK_UP.target("/sparql", random, size));
    }

    private void askHealth(int port, long begin) {
        repeat(port, health, begin, () -> !isOver.get(), () -> "/health");
    }

    private interface Target {
        String next();
    }

    private static void repeat(int port, Watch watch, long begin, Condition condition, Target target) {
        while (condition.holds()) {
            try (Connection connection = new Connection(port)) {
                while (condition.holds()) {
                    long sent = System.nanoTime();
                    String outcome =
                            Integer.toString(connection.get(target.next(), "").status());
                    watch.add(second(sent - begin), System.nanoTime() - sent, outcome);
                    Thread.sleep(PAUSE);
                }
            } catch (IOException broken) {
                watch.add(second(System.nanoTime() - begin), 0, "broken: " + broken.getMessage());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static int second(long nanos) {
        return nanos < 0 ? -1 : (int) (nanos / 1_000_000_000);
    }

    // ---- the besiegers

    private void besiege(int port, long begin, List<Socket> sockets) {
        while (!isOver.get()) {
            try (Connection connection = new Connection(port)) {
                synchronized (sockets) {
                    sockets.add(connection.socket());
                }
                while (!isOver.get()) {
                    long mine = number.getAndIncrement();
                    String query =
                            PREFIX + HEAVY.get((int) (mine % HEAVY.size())).formatted(mine);
                    long sent = System.nanoTime();
                    int status = connection
                            .get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "")
                            .status();
                    heavy.add(second(sent - begin), System.nanoTime() - sent, Integer.toString(status));
                }
            } catch (IOException broken) {
                if (!isOver.get()) {
                    heavy.add(second(System.nanoTime() - begin), 0, "broken: " + broken.getMessage());
                }
            }
        }
    }

    /** Keeps sockets busy with requests that never end; those that the server closes are opened anew. */
    private void drip(int port) {
        byte[] request = ("GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(100_000))
                .getBytes(StandardCharsets.US_ASCII);
        Socket[] sockets = new Socket[SLOW_SOCKETS];
        int[] sent = new int[SLOW_SOCKETS];
        while (!isOver.get()) {
            for (int i = 0; i < SLOW_SOCKETS; i++) {
                try {
                    if (sockets[i] == null) {
                        sockets[i] = new Socket(InetAddress.getLoopbackAddress(), port);
                        sent[i] = 0;
                    }
                    sockets[i].getOutputStream().write(request[sent[i]++]);
                } catch (IOException cut) {
                    close(sockets[i]);
                    sockets[i] = null;
                }
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                break;
            }
        }
        for (Socket socket : sockets) {
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException ignored) {
            // it is of no use any more
        }
    }

    // ---- what came of it

    private void print() {
        out.println("| second | look-ups: n, p50, p99, max ms | /health: n, p50, p99, max ms | heavy begun |");
        for (int second = 0; second < seconds; second++) {
            out.printf(
                    "| %d | %s | %s | %d |%n",
                    second,
                    times(lookUps.of(second)),
                    times(health.of(second)),
                    heavy.of(second).size());
        }
        out.printf(
                "| all | %s | %s | %d |%n",
                times(lookUps.all()), times(health.all()), heavy.all().size());
        out.printf(
                "statuses: look-ups %s, /health %s, heavy %s%n",
                lookUps.outcomes(), health.outcomes(), heavy.outcomes());
        LongArrayList all = heavy.all();
        double longest = all.isEmpty() ? 0 : all.getLong(all.size() - 1) / 1e9;
        out.printf(
                Locale.ROOT,
                "the longest heavy query ended after %.2f s; each by its limit of %.0f s and one more: %s%n",
                longest,
                TIME_LIMIT,
                longest <= TIME_LIMIT + 1 ? "yes" : "no");
    }

    private static String times(LongArrayList nanos) {
        if (nanos.isEmpty()) {
            return "0";
        }
        int size = nanos.size();
        return String.format(
                Locale.ROOT,
                "%d, %.2f, %.2f, %.2f",
                size,
                nanos.getLong(size / 2) / 1e6,
                nanos.getLong((int) (size * 0.99)) / 1e6,
                nanos.getLong(size - 1) / 1e6);
    }
}
