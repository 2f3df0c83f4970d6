package org.w3id.entente.benchmark.serving;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the benchmarks over HTTP and prints what was measured. */
final class ServingBenchmarks {
    private static final double WARM_UP = 4;
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
            out.printf("    resident %,d MiB, peak %,d MiB%n", server.resident() >> 20, server.peak() >> 20);
        }
        return loads;
    }
}
