package org.w3id.entente.sparql;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name that a mistyped one is nearest to. */
public final class Suggestions {
    private Suggestions() {}

    /** Comparing takes time that goes with the product of two lengths, and anybody may type anything. */
    private static final int LONGEST = 200;

    /**
     * The nearest candidate, when one is near enough to be meant: at most one edit in three characters, or the typed name
     * a whole part of it.
     */
    public static Optional<String> nearest(String typed, Collection<String> candidates) {
        return nearest(typed, candidates, 1).stream().findFirst();
    }

    /** The nearest candidates, best first, at most {@code limit}; none of what is too long to be mistyped. */
    public static List<String> nearest(String typed, Collection<String> candidates, int limit) {
        if (typed.length() > LONGEST) {
            return List.of();
        }
        String wanted = typed.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, wanted.length() / 3);
        return candidates.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .map(candidate -> new Scored(candidate, score(wanted, candidate.toLowerCase(Locale.ROOT))))
                .filter(scored -> scored.distance() <= allowed)
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::candidate))
                .limit(limit)
                .map(Scored::candidate)
                .toList();
    }

    private static int score(String typed, String candidate) {
        boolean part =
                typed.length() > 2 && List.of(candidate.split("[-/ ]", -1)).contains(typed);
        return part ? 1 : distance(typed, candidate);
    }

    /** The number of characters to add, drop, change or swap with their neighbour (optimal string alignment). */
    private static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }

    private record Scored(String candidate, int distance) {}
}
