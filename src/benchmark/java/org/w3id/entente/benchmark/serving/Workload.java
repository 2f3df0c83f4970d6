package org.w3id.entente.benchmark.serving;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The kinds of query that are measured; each asks for something else at every turn. */
enum Workload {
    LOOK_UP("look-up by entity", 6_400, 16_800, 1) {
        @Override
        String query(Random random, long triples) {
            return "SELECT ?p ?o { id:participation-" + random.nextLong(triples / 10) + " ?p ?o }";
        }
    },
    PARTNERS("partners of an actor per domain", 300, 570, 2) {
        @Override
        String query(Random random, long triples) {
            String actor = actor(random, triples);
            return """
                    SELECT DISTINCT ?partner ?domain {
                      ?mine ent:participant %s ; ent:inActivity ?activity .
                      ?theirs ent:inActivity ?activity ; ent:participant ?partner .
                      ?activity ent:domain ?domain
                      FILTER(?partner != %s) }""".formatted(actor, actor);
        }
    },
    TWO_HOPS("2-hop co-participation", 136, 117, 2) {
        @Override
        String query(Random random, long triples) {
            return """
                    SELECT (COUNT(DISTINCT ?other) AS ?others) {
                      ?mine ent:participant %s ; ent:inActivity/ent:editionOf ?series .
                      ?activity ent:editionOf ?series .
                      ?theirs ent:inActivity ?activity ; ent:participant ?other }""".formatted(actor(random, triples));
        }
    },
    AGGREGATION("aggregation per partner and year", 124, 255, 2) {
        @Override
        String query(Random random, long triples) {
            return """
                    SELECT ?partner ?year (COUNT(DISTINCT ?activity) AS ?activities) {
                      ?mine ent:participant %s ; ent:inActivity ?activity .
                      ?theirs ent:inActivity ?activity ; ent:participant ?partner .
                      ?activity ent:date ?date
                      BIND(SUBSTR(?date, 1, 4) AS ?year) }
                    GROUP BY ?partner ?year""".formatted(actor(random, triples));
        }
    },
    PATH("property path", 5_600, 13_150, 1) {
        @Override
        String query(Random random, long triples) {
            return "SELECT ?whole { id:office-%d-of-state-%d (ent:partOf|ent:representsState)+ ?whole }"
                    .formatted(random.nextInt(3), random.nextInt(states(triples)));
        }
    },
    DESCRIBE("describe", 4_850, 7_200, 1) {
        @Override
        String query(Random random, long triples) {
            return "DESCRIBE id:activity-" + random.nextLong(triples / 40);
        }
    };

    private static final String PREFIXES = """
            PREFIX ent: <https://w3id.org/entente/ontology#>
            PREFIX id: <https://w3id.org/entente/id/>
            """;

    private final String label;
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
    Workload(String label, double peerAlone, double peerTogether, double factor) {
        this.label = label;
        this.peerAlone = peerAlone;
        this.peerTogether = peerTogether;
        this.factor = factor;
    }

    /** The text of a query about a graph of so many triples. */
    abstract String query(Random random, long triples);

    String label() {
        return label;
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
        return target(path, PREFIXES + query(random, triples) + "\n#" + random.nextLong());
    }

    /** The target of a request that many clients make. */
    static String popular(String path) {
        return target(path, PREFIXES + "SELECT ?p ?o { id:participation-1 ?p ?o }");
    }

    private static String target(String path, String query) {
        return path + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    /** What the client wants to read. */
    String accept() {
        return this == DESCRIBE ? "application/n-triples" : "application/sparql-results+json";
    }

    private static String actor(Random random, long triples) {
        return "id:ministry-%d-of-state-%d".formatted(random.nextInt(3), random.nextInt(states(triples)));
    }

    /** As many as the graph has; see PartnershipGraph. */
    private static int states(long triples) {
        return Math.clamp(triples / 5_000, 20, 200);
    }
}
