package org.w3id.entente.serve.mcp;

import org.w3id.entente.serve.core.Language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a tool; the SDK has checked them against its schema.
 *
 * @param values name to value
 */
record Arguments(Map<String, Object> values) {
    private static final int LONGEST = 1_000;

    /** A text that must be there. */
    String required(String name) {
        return text(name)
                .orElseThrow(() -> Faults.bad(name + " is missing; wanted text").thrown());
    }

    /** A text of some length that must be there. */
    String required(String name, int longest) {
        String text = required(name);
        if (text.length() > longest) {
            throw Faults.bad(name + " has " + text.length() + " characters; wanted at most " + longest)
                    .thrown();
        }
        return text;
    }

    /** A name, which is not long. */
    String name(String name) {
        return required(name, LONGEST);
    }

    Optional<String> text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    int number(String name, int otherwise, int least, int most) {
        return values.get(name) instanceof Number number
                ? (int) Math.max(least, Math.min(most, number.longValue()))
                : otherwise;
    }

    /** Texts by name. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (values.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null && !value.toString().isBlank()) {
                    texts.put(key.toString(), value.toString());
                }
            });
        }
        return texts;
    }

    /** The language of labels, as a tag. */
    String language() {
        String tag = text("language").orElse(Language.ENGLISH.tag());
        return Arrays.stream(Language.values()).anyMatch(each -> each.tag().equals(tag)) ? tag : Language.ENGLISH.tag();
    }
}
