package org.w3id.entente.store;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers for the texts that many terms share: namespaces, datatypes, languages. Only grows; readers never lock; one
 * writer at a time. Once {@value #LIMIT} are known, a new one has the number {@link #NONE} and stands in the term itself.
 */
final class Qualifiers {
    static final int NONE = 0;
    static final int UNKNOWN = -1;

    private static final int LIMIT = 1 << 16;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] texts = new String[16];

    /** The number of a text, {@link #NONE} when there is no room for it, {@link #UNKNOWN} when it is new and not added. */
    int number(String text, boolean adding) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int next = numbers.size() + 1;
        if (next >= LIMIT) {
            return NONE;
        }
        if (!adding) {
            return UNKNOWN;
        }
        String[] grown = texts;
        if (next >= grown.length) {
            grown = Arrays.copyOf(grown, grown.length * 2);
        }
        grown[next] = text;
        texts = grown;
        numbers.put(text, next);
        return next;
    }

    String text(int number) {
        return texts[number];
    }
}
