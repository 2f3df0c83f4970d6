package org.w3id.entente.query.limits;

/**
 * A text that looks at the budget while it is read. The regular expressions of Java cannot be interrupted, but they read
 * their text character by character.
 */
final class WatchedText implements CharSequence {
    private static final int READS_PER_LOOK = 1 << 10;

    private final String text;
    private final Budget budget;
    private int reads;

    WatchedText(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    @Override
    public char charAt(int index) {
        if ((++reads & (READS_PER_LOOK - 1)) == 0) {
            budget.check();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
