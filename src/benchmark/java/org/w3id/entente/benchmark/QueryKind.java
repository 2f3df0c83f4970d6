package org.w3id.entente.benchmark;

import java.util.Random;

/** The kinds of query that are measured, over a graph of partnerships; each asks for something else at every turn. */
public enum QueryKind {
    /** All that is said of a thing. */
    LOOK_UP("look-up by entity") {
        @Override
        String pattern(Random random, long triples) {
            return "SELECT ?p ?o { id:participation-" + random.nextLong(triples / 10) + " ?p ?o }";
        }
    },
    /** Those that an actor takes part in something with. */
    PARTNERS("partners of an actor per domain") {
        @Override
        String pattern(Random random, long triples) {
            String actor = actor(random, triples);
            return """
                    SELECT DISTINCT ?partner ?domain {
                      ?mine ent:participant %s ; ent:inActivity ?activity .
                      ?theirs ent:inActivity ?activity ; ent:participant ?partner .
                      ?activity ent:domain ?domain
                      FILTER(?partner != %s) }""".formatted(actor, actor);
        }
    },
    /** Those that take part in the series that an actor takes part in. */
    TWO_HOPS("2-hop co-participation") {
        @Override
        String pattern(Random random, long triples) {
            return """
                    SELECT (COUNT(DISTINCT ?other) AS ?others) {
                      ?mine ent:participant %s ; ent:inActivity/ent:editionOf ?series .
                      ?activity ent:editionOf ?series .
                      ?theirs ent:inActivity ?activity ; ent:participant ?other }""".formatted(actor(random, triples));
        }
    },
    /** The same, counted by year. */
    AGGREGATION("aggregation per partner and year") {
        @Override
        String pattern(Random random, long triples) {
            return """
                    SELECT ?partner ?year (COUNT(DISTINCT ?activity) AS ?activities) {
                      ?mine ent:participant %s ; ent:inActivity ?activity .
                      ?theirs ent:inActivity ?activity ; ent:participant ?partner .
                      ?activity ent:date ?date
                      BIND(SUBSTR(?date, 1, 4) AS ?year) }
                    GROUP BY ?partner ?year""".formatted(actor(random, triples));
        }
    },
    /** A path of any length. */
    PATH("property path") {
        @Override
        String pattern(Random random, long triples) {
            return "SELECT ?whole { id:office-%d-of-state-%d (ent:partOf|ent:representsState)+ ?whole }"
                    .formatted(random.nextInt(3), random.nextInt(states(triples)));
        }
    },
    /** The description of a thing. */
    DESCRIBE("describe") {
        @Override
        String pattern(Random random, long triples) {
            return "DESCRIBE id:activity-" + random.nextLong(triples / 40);
        }
    };

    private static final String PREFIXES = """
            PREFIX ent: <https://w3id.org/entente/ontology#>
            PREFIX id: <https://w3id.org/entente/id/>
            """;

    private final String label;

    QueryKind(String label) {
        this.label = label;
    }

    /** What it is called in tables. */
    public String label() {
        return label;
    }

    abstract String pattern(Random random, long triples);

    /** The text of a query about a graph of so many triples. */
    public String text(Random random, long triples) {
        return PREFIXES + pattern(random, triples);
    }

    private static String actor(Random random, long triples) {
        return "id:ministry-%d-of-state-%d".formatted(random.nextInt(3), random.nextInt(states(triples)));
    }

    /** As many as the graph has; see PartnershipGraph. */
    private static int states(long triples) {
        return Math.clamp(triples / 5_000, 20, 200);
    }
}
