package org.w3id.entente.validate;

import java.util.Optional;
import java.util.stream.Stream;

/** Finds the word that was probably meant. */
public final class Spelling {
    /** Shorter words resemble too many others. */
    private static final int SHORTEST = 4;

    private Spelling() {}

    /**
     * The candidate nearest to a word, by optimal string alignment: insertions, deletions, substitutions and swaps of
     * neighbours each cost one; letter case costs nothing. Two words that differ in a third of their letters are too far apart.
     *
     * @param word the word
     * @param candidates the words that exist
     * @return the nearest; empty when none is near enough
     */
    public static Optional<String> nearest(String word, Stream<String> candidates) {
        int limit = word.length() < SHORTEST ? 0 : Math.max(1, word.length() / 3);
        String[] best = {null};
        int[] distance = {limit + 1};
        candidates.forEach(candidate -> {
            int far = distance(word, candidate, distance[0]);
            boolean isBetter =
                    far < distance[0] || (far == distance[0] && best[0] != null && candidate.compareTo(best[0]) < 0);
            if (isBetter && far <= limit && !candidate.equals(word)) {
                distance[0] = far;
                best[0] = candidate;
            }
        });
        return Optional.ofNullable(best[0]);
    }

    /** The distance of two words, or any number above the limit when they are farther apart. */
    static int distance(String left, String right, int limit) {
        if (Math.abs(left.length() - right.length()) > limit) {
            return limit + 1;
        }
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(left, right, i, j, cost);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(String left, String right, int i, int j, int[][] cost) {
        char here = Character.toLowerCase(left.charAt(i - 1));
        char there = Character.toLowerCase(right.charAt(j - 1));
        int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        least = Math.min(least, cost[i - 1][j - 1] + (here == there ? 0 : 1));
        boolean isSwap = i > 1
                && j > 1
                && here == Character.toLowerCase(right.charAt(j - 2))
                && there == Character.toLowerCase(left.charAt(i - 2));
        return isSwap ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
