package org.w3id.entente.benchmark.serving;

import org.apache.jena.riot.out.NodeFmtLib;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the benchmarks over HTTP and prints what was measured. */
final class ServingBenchmarks {
    private static final double WARM_UP = 10;
    private static final double SECONDS = 4;

    private final PrintStream out;
    private final long size;
    private final List<Peer> peers;

    private ServingBenchmarks(PrintStream out, long size, List<Peer> peers) {
        this.out = out;
        this.size = size;
        this.peers = peers;
    }

    /** Settings are system properties; see the profile of the build. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long size = Arrays.stream(System.getProperty("sizes").split(",", -1))
                .mapToLong(Long::parseLong)
                .filter(each -> each <= 1_000_000)
                .max()
                .orElse(1_000_000);
        List<Peer> peers = new ArrayList<>(Arrays.asList(Peer.values()));
        String chosen = System.getProperty("engines");
        peers.removeIf(
                peer -> !chosen.equals("all") && !List.of(chosen.split(",", -1)).contains(peer.key()));
        new ServingBenchmarks(System.out, size, peers).run();
    }

    private void run() throws IOException, InterruptedException {
        Map<Peer, Map<Workload, Map<Integer, Load>>> loads = new EnumMap<>(Peer.class);
        if (peers.remove(Peer.ENTENTE_STORED)) {
            changes();
        }
        for (Peer peer : peers) {
            loads.put(peer, queries(peer));
        }
        for (int connections : List.of(1, 8)) {
            out.printf("%n| per second, %d connections | %s | goal |%n", connections, peers);
            for (Workload workload : Workload.values()) {
                out.printf("| %s |", workload.label());
                for (Peer peer : peers) {
                    Load load = loads.get(peer).get(workload).get(connections);
                    out.printf(Locale.ROOT, " %.0f (p99 %.2f ms) |", load.perSecond(), load.late());
                }
                out.printf(Locale.ROOT, " %.0f |%n", workload.wanted(connections));
            }
        }
    }

    private Map<Workload, Map<Integer, Load>> queries(Peer peer) throws IOException, InterruptedException {
        Map<Workload, Map<Integer, Load>> loads = new EnumMap<>(Workload.class);
        try (ServerProcess server = ServerProcess.start(peer, size)) {
            out.printf("%s: %,d triples%n", peer.label(), server.triples());
            for (Workload workload : Workload.values()) {
                String headers = "Accept: " + workload.accept() + "\r\n";
                Load.Request request =
                        (connection, random) -> connection.get(workload.target(peer.path(), random, size), headers);
                Map<Integer, Load> both = new java.util.TreeMap<>();
                for (int connections : List.of(1, 8)) {
                    Load load = Load.measure(server.port(), connections, WARM_UP, SECONDS, request);
                    both.put(connections, load);
                    out.printf(
                            Locale.ROOT,
                            "    %s, %d: %.0f per second, p50 %.2f ms, p99 %.2f ms, %.0f bytes%n",
                            workload.label(),
                            connections,
                            load.perSecond(),
                            load.median(),
                            load.late(),
                            load.bytes());
                }
                loads.put(workload, both);
            }
            if (peer == Peer.ENTENTE) {
                print("cached, 8", Load.measure(server.port(), 8, WARM_UP, SECONDS, popular("")));
                print("304, 8", Load.measure(server.port(), 8, WARM_UP, SECONDS, unchanged(server.port())));
            }
            out.printf("    resident %,d MiB, peak %,d MiB%n", server.resident() >> 20, server.peak() >> 20);
        }
        return loads;
    }

    /** One writer after another, each change checked, reasoned over and on disk before the next. */
    private void changes() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(Peer.ENTENTE_STORED, size)) {
            out.printf("%s: %,d triples%n", Peer.ENTENTE_STORED.label(), server.triples());
            print("a change, 1", Load.measure(server.port(), 1, WARM_UP, 2 * SECONDS, change()));
        }
    }

    private void print(String what, Load load) {
        out.printf(
                Locale.ROOT,
                "    %s: %.0f per second, p50 %.2f ms, p99 %.2f ms, %.0f bytes%n",
                what,
                load.perSecond(),
                load.median(),
                load.late(),
                load.bytes());
    }

    /** What many clients ask for. */
    private static Load.Request popular(String headers) {
        String target = Workload.popular(Peer.ENTENTE.path());
        return (connection, random) -> connection.get(target, headers);
    }

    /** The same by a client that has the answer. */
    private static Load.Request unchanged(int port) throws IOException {
        try (Connection connection = new Connection(port)) {
            String tag =
                    connection.get(Workload.popular(Peer.ENTENTE.path()), "").entityTag();
            return popular("If-None-Match: " + tag + "\r\n");
        }
    }

    /** One participation more, which the shapes allow and from which conclusions follow. */
    private Load.Request change() {
        Material material = new Material(size);
        AtomicInteger number = new AtomicInteger();
        String headers =
                "Authorization: Bearer " + EntenteServer.TOKEN + "\r\n" + "Content-Type: application/sparql-update\r\n";
        return (connection, random) -> {
            StringBuilder text = new StringBuilder("INSERT DATA { GRAPH <" + Material.EDITION + "> {\n");
            material.data().further(number.getAndIncrement()).forEach(triple -> text.append(NodeFmtLib.str(triple))
                    .append(" .\n"));
            byte[] body = text.append("} }").toString().getBytes(StandardCharsets.UTF_8);
            return connection.post("/update", headers, body);
        };
    }
}
