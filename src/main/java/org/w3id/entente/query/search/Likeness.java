package org.w3id.entente.query.search;

/** How much two texts are alike. */
public final class Likeness {
    /** More of a text is not looked at: the cost goes with the product of two lengths. */
    static final int LONGEST = 120;

    private static final double BEGINNING = 0.8;
    private static final double WORDS = 0.95;

    /** Where the words are divided is nearly nothing. */
    private static final double JOINED = 0.98;

    private static final double MISSING_WORD = 0.35;

    private Likeness() {}

    /**
     * From 0 for nothing in common to 100 for the same but for case, width, diacritics and punctuation.
     *
     * @param typed what somebody typed
     * @param name what something is called
     */
    public static double percent(String typed, String name) {
        return Math.round(1_000 * of(Folding.fold(typed), Folding.fold(name))) / 10.0;
    }

    /**
     * The same for folded texts, from 0 to 1.
     */
    static double of(String typed, String name) {
        if (typed.equals(name)) {
            return 1;
        }
        if (typed.isEmpty() || name.isEmpty()) {
            return 0;
        }
        String left = cut(typed);
        String right = cut(name);
        double whole = Math.max(edited(left, right), JOINED * edited(left.replace(" ", ""), right.replace(" ", "")));
        double begun = right.startsWith(left)
                ? BEGINNING + (1 - BEGINNING) * left.length() / Math.max(right.length(), left.length() + 1)
                : 0;
        return Math.min(0.99, Math.max(whole, Math.max(begun, words(left, right))));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Word by word, whatever their order: what is typed counts more than what it leaves out. */
    private static double words(String typed, String name) {
        String[] wanted = typed.split(" ", -1);
        String[] found = name.split(" ", -1);
        if (wanted.length == 1 && found.length == 1) {
            return 0;
        }
        double sum = 0;
        int length = 0;
        for (String word : wanted) {
            double best = 0;
            for (String other : found) {
                best = Math.max(best, word.equals(other) ? 1 : edited(word, other));
            }
            sum += (best < 0.5 ? 0 : best) * word.length();
            length += word.length();
        }
        double coverage = Math.min(1, (double) typed.length() / name.length());
        return WORDS * sum / length * (1 - MISSING_WORD * (1 - coverage));
    }

    private static double edited(String left, String right) {
        int longest = Math.max(1, Math.max(left.length(), right.length()));
        return 1 - (double) distance(left, right) / longest;
    }

    /** The number of characters to add, drop, change or swap with their neighbour (optimal string alignment). */
    static int distance(String left, String right) {
        int width = right.length() + 1;
        int[] before = new int[width];
        int[] last = new int[width];
        int[] cost = new int[width];
        for (int j = 0; j < width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            cost[0] = i;
            for (int j = 1; j < width; j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                cost[j] = Math.min(Math.min(last[j] + 1, cost[j - 1] + 1), last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[j] = Math.min(cost[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = cost;
            cost = free;
        }
        return last[right.length()];
    }
}
