package org.w3id.entente.benchmark;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as the tables show them. */
final class Text {
    /** What stands where nothing was measured. */
    static final String NONE = "–";

    private Text() {}

    /** A whole number, in groups of three digits. */
    static String count(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number)).replace(',', ' ');
    }

    /** Three significant digits, about. */
    static String digits(double number) {
        if (number >= 100) {
            return count(number);
        }
        return String.format(Locale.ROOT, number >= 10 ? "%.1f" : number >= 1 ? "%.2f" : "%.3f", number);
    }

    static String digits(OptionalDouble number) {
        return number.isPresent() ? digits(number.getAsDouble()) : NONE;
    }

    static String count(OptionalDouble number) {
        return number.isPresent() ? count(number.getAsDouble()) : NONE;
    }
}
