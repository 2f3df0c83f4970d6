package org.w3id.entente.benchmark.serving;

import org.w3id.entente.benchmark.QueryKind;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The kinds of query that are measured; each asks for something else at every turn. */
enum Workload {
    LOOK_UP(QueryKind.LOOK_UP, 6_400, 16_800, 1),
    PARTNERS(QueryKind.PARTNERS, 300, 570, 2),
    TWO_HOPS(QueryKind.TWO_HOPS, 136, 117, 2),
    AGGREGATION(QueryKind.AGGREGATION, 124, 255, 2),
    PATH(QueryKind.PATH, 5_600, 13_150, 1),
    DESCRIBE(QueryKind.DESCRIBE, 4_850, 7_200, 1);

    private final QueryKind kind;
    private final double peerAlone;
    private final double peerTogether;
    private final double factor;

    /**
     * A kind.
     *
     * @param peerAlone what the best of other servers answered per second over one connection, when that was measured first
     * @param peerTogether the same over eight connections
     * @param factor how many times that is wanted over one connection
     */
    Workload(QueryKind kind, double peerAlone, double peerTogether, double factor) {
        this.kind = kind;
        this.peerAlone = peerAlone;
        this.peerTogether = peerTogether;
        this.factor = factor;
    }

    String label() {
        return kind.label();
    }

    /** The answers per second that are wanted over so many connections, whatever the peers of this run do. */
    double wanted(int connections) {
        return connections == 1 ? factor * peerAlone : peerTogether;
    }

    /** How many times the best peer of the same run is wanted over so many connections. */
    double factor(int connections) {
        return connections == 1 ? factor : 1;
    }

    /**
     * The target of a request, with a remark in the query that no other request has, so that no answer was given before.
     */
    String target(String path, Random random, long triples) {
        return target(path, kind.text(random, triples) + "\n#" + random.nextLong());
    }

    /** The target of a request that many clients make. */
    static String popular(String path) {
        return target(path, "SELECT ?p ?o { <https://w3id.org/entente/id/participation-1> ?p ?o }");
    }

    private static String target(String path, String query) {
        return path + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    /** What the client wants to read. */
    String accept() {
        return this == DESCRIBE ? "application/n-triples" : "application/sparql-results+json";
    }
}
