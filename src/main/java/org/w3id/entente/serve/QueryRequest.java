package org.w3id.entente.serve;

import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;

/**
 * A query operation of the SPARQL 1.1 Protocol (section 2.1). Immutable; threads may share it.
 *
 * @param query the text of the query
 * @param defaultGraphs the graphs named by {@code default-graph-uri}
 * @param namedGraphs the graphs named by {@code named-graph-uri}
 * @param version the version asked for by {@code version}; empty for the one of the moment
 * @param hash what tells the query and its graphs from others: the first half of a SHA-256, in base64url
 * @param isRepeatable whether the same query over the same graphs has the same answer: it asks neither for the time nor for
 *     anything random
 */
record QueryRequest(
        String query,
        List<String> defaultGraphs,
        List<String> namedGraphs,
        OptionalLong version,
        String hash,
        boolean isRepeatable) {
    static final String DIRECT = "application/sparql-query";
    static final String FORM = "application/x-www-form-urlencoded";
    private static final String HOW = "; wanted a SPARQL query: GET " + Paths.SPARQL + "?query=…, or POST it as "
            + DIRECT + " or as the form field \"query\"";

    /**
     * Reads the parameters of an operation.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when they are not those of a query
     */
    static QueryRequest of(Parameters parameters) {
        List<String> queries = parameters.all("query");
        if (queries.isEmpty() && parameters.has("update")) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "an update, which is for " + Paths.UPDATE + " and POST alone" + HOW)
                    .thrown();
        }
        if (queries.isEmpty()) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "no query" + HOW).thrown();
        }
        if (queries.size() > 1) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, queries.size() + " queries; wanted one")
                    .thrown();
        }
        List<String> defaultGraphs = named(parameters, "default-graph-uri");
        List<String> namedGraphs = named(parameters, "named-graph-uri");
        String query = queries.get(0);
        return new QueryRequest(
                query,
                defaultGraphs,
                namedGraphs,
                Versions.asked(parameters),
                hash(query, defaultGraphs, namedGraphs),
                isRepeatable(query));
    }

    private static List<String> named(Parameters parameters, String name) {
        return parameters.all(name).stream().filter(value -> !value.isEmpty()).toList();
    }

    private static String hash(String query, List<String> defaultGraphs, List<String> namedGraphs) {
        MessageDigest digest = Digests.sha256();
        digest.update(query.getBytes(StandardCharsets.UTF_8));
        for (String graph : defaultGraphs) {
            digest.update((byte) 0);
            digest.update(graph.getBytes(StandardCharsets.UTF_8));
        }
        for (String graph : namedGraphs) {
            digest.update((byte) 1);
            digest.update(graph.getBytes(StandardCharsets.UTF_8));
        }
        return Digests.shortened(digest);
    }

    /** Errs on the side of no: a word in a literal counts as well, and a text with escapes is not looked into. */
    private static boolean isRepeatable(String query) {
        int begin = -1;
        for (int i = 0; i <= query.length(); i++) {
            char each = i < query.length() ? query.charAt(i) : ' ';
            if (each == '\\') {
                return false;
            }
            boolean isLetter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
            if (isLetter && begin < 0) {
                begin = i;
            } else if (!isLetter && begin >= 0) {
                if (changes(query, begin, i)) {
                    return false;
                }
                begin = -1;
            }
        }
        return true;
    }

    private static boolean changes(String text, int begin, int end) {
        int length = end - begin;
        return (length >= 3 && length <= 5 && text.regionMatches(true, begin, "now", 0, 3))
                || (length >= 4 && text.regionMatches(true, begin, "rand", 0, 4))
                || (length >= 4 && text.regionMatches(true, end - 4, "uuid", 0, 4))
                || (length == 7 && text.regionMatches(true, begin, "current", 0, 7));
    }
}
