package org.w3id.entente.serve.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A list of what a client accepts, with how much it likes each (RFC 9110, sections 12.4.2, 12.5.1 and 12.5.3). What cannot be
 * read in it is left out. Immutable; threads may share it.
 */
public final class Accept {
    private static final int LONGEST = 100;

    private record Item(String name, double quality) {}

    private final List<Item> items;

    private Accept(List<Item> items) {
        this.items = items;
    }

    /** Reads the value of a header field such as Accept or Accept-Encoding. */
    public static Accept parse(String header) {
        List<Item> items = new ArrayList<>(4);
        int begin = 0;
        while (begin < header.length() && items.size() < LONGEST) {
            int comma = header.indexOf(',', begin);
            int end = comma < 0 ? header.length() : comma;
            item(header.substring(begin, end), items);
            begin = end + 1;
        }
        return new Accept(items);
    }

    private static void item(String text, List<Item> items) {
        int semicolon = text.indexOf(';');
        String name = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        if (name.isEmpty()) {
            return;
        }
        double quality = 1;
        while (semicolon >= 0) {
            int next = text.indexOf(';', semicolon + 1);
            String parameter = text.substring(semicolon + 1, next < 0 ? text.length() : next)
                    .strip();
            if (parameter.startsWith("q=") || parameter.startsWith("Q=")) {
                quality = quality(parameter.substring(2).strip());
            }
            semicolon = next;
        }
        items.add(new Item(name.toLowerCase(Locale.ROOT), quality));
    }

    private static double quality(String text) {
        try {
            double quality = Double.parseDouble(text);
            return quality >= 0 && quality <= 1 ? quality : 0;
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    /** The offered media type that is liked best, the first of several; empty when none is accepted. */
    public Optional<String> best(List<String> offers) {
        String best = null;
        double most = 0;
        for (String offer : offers) {
            double quality = quality(offer, offer.substring(0, offer.indexOf('/') + 1) + "*", "*/*");
            if (quality > most) {
                most = quality;
                best = offer;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How much a media type is liked, from 0 for not at all to 1. */
    public double quality(String mediaType, String range, String all) {
        double quality = 0;
        int closeness = 0;
        for (Item item : items) {
            int close = item.name.equals(mediaType) ? 3 : item.name.equals(range) ? 2 : item.name.equals(all) ? 1 : 0;
            if (close > closeness) {
                closeness = close;
                quality = item.quality;
            }
        }
        return quality;
    }

    /**
     * The offered language that is liked best, the one named first of several (RFC 4647, section 3.4: a range such as ja-JP
     * finds ja); empty when none is accepted.
     */
    public Optional<String> bestLanguage(List<String> offers) {
        String best = null;
        double most = 0;
        for (Item item : items) {
            for (String offer : offers) {
                boolean fits = item.name.equals("*") || item.name.equals(offer) || item.name.startsWith(offer + "-");
                if (fits && item.quality > most && (!item.name.equals("*") || isUnnamed(offer))) {
                    most = item.quality;
                    best = offer;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether a language is only meant by an asterisk. */
    private boolean isUnnamed(String language) {
        return items.stream().noneMatch(item -> item.name.equals(language) || item.name.startsWith(language + "-"));
    }

    /** Whether a coding such as gzip is accepted, and liked no less than none. */
    public boolean prefersCoding(String coding) {
        double liked = quality(coding, "x-" + coding, "*");
        return liked > 0 && liked >= quality("identity", "", "");
    }
}
