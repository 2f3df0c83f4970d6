package org.w3id.entente.query.explain;

import java.util.Locale;

/** A number with its thing, such as 6 031 triples. */
final class Count {
    private Count() {}

    static String of(long number, String thing) {
        return digits(number) + " " + thing + (number == 1 ? "" : "s");
    }

    static String digits(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
