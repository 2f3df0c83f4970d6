package org.w3id.entente.query.limits;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.XSD;

import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.Duration;
import java.math.BigDecimal;
import java.util.Set;

/** Judges values that are calculated, or written in a query, before anybody calculates with them. */
final class Values {
    private static final Set<String> DURATIONS =
            Set.of(XSD.duration.getURI(), XSD.dayTimeDuration.getURI(), XSD.yearMonthDuration.getURI());

    /** Calendars add days in steps of a month; this is 27 000 years. */
    private static final long MOST_DAYS = 10_000_000;

    /** Bits of a decimal digit, a little less than the logarithm of ten. */
    private static final int BITS_OF_THREE_DIGITS = 9;

    private Values() {}

    /**
     * Judges a value that was calculated.
     *
     * @return the value
     * @throws LimitException when it is larger than a value may be
     */
    static NodeValue checked(NodeValue value, Budget budget) {
        if (value.isInteger()) {
            digits(value.getInteger().bitLength() / BITS_OF_THREE_DIGITS * 3L, budget);
        } else if (value.isDecimal()) {
            BigDecimal decimal = value.getDecimal();
            digits(Math.max(decimal.precision(), Math.abs((long) decimal.scale())), budget);
        } else if (value.isString() || value.isLangString()) {
            length(value.asNode().getLiteralLexicalForm().length(), budget);
        } else if (value.isDuration()) {
            duration(value.getDuration(), budget);
        } else if (value.hasNode()) {
            check(value.getNode(), budget);
        }
        return value;
    }

    /**
     * Judges a term.
     *
     * @throws LimitException when it is a literal that is larger than a value may be
     */
    static void check(Node term, Budget budget) {
        if (!term.isLiteral()) {
            return;
        }
        int length = term.getLiteralLexicalForm().length();
        length(length, budget);
        typed(length, term.getLiteralDatatypeURI(), budget);
        if (DURATIONS.contains(term.getLiteralDatatypeURI())) {
            NodeValue value = NodeValue.makeNode(term);
            if (value.isDuration()) {
                duration(value.getDuration(), budget);
            }
        }
    }

    /**
     * Judges a text that is about to become a value of a datatype: numbers, times and all others that are read and
     * compared by value are short.
     *
     * @throws LimitException when the text is too long
     */
    static void typed(int length, String datatype, Budget budget) {
        boolean text = datatype.equals(XSD.xstring.getURI()) || !datatype.startsWith(XSD.NS);
        if (!text) {
            digits(length, budget);
        }
    }

    static void digits(long digits, Budget budget) {
        int most = budget.limits().digits();
        if (digits > most) {
            throw budget.end(
                    Limit.DIGITS,
                    Budget.grouped(most) + " digits",
                    "the query met a number or another value of more than " + Budget.grouped(most) + " digits");
        }
    }

    static void length(long length, Budget budget) {
        int most = budget.limits().stringLength();
        if (length > most) {
            throw budget.end(
                    Limit.STRING_LENGTH,
                    Budget.grouped(most) + " characters",
                    "the query met a string of more than " + Budget.grouped(most) + " characters");
        }
    }

    private static void duration(Duration duration, Budget budget) {
        double days = field(duration, DatatypeConstants.DAYS)
                + field(duration, DatatypeConstants.HOURS) / 24
                + field(duration, DatatypeConstants.MINUTES) / (24 * 60)
                + field(duration, DatatypeConstants.SECONDS) / (24 * 60 * 60);
        if (days > MOST_DAYS) {
            throw budget.end(
                    Limit.DURATION,
                    Budget.grouped(MOST_DAYS) + " days",
                    "the query met a duration of more than " + Budget.grouped(MOST_DAYS) + " days");
        }
    }

    private static double field(Duration duration, DatatypeConstants.Field field) {
        Number number = duration.getField(field);
        return number == null ? 0 : number.doubleValue();
    }
}
