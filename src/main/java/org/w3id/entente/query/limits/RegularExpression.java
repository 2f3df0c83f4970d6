package org.w3id.entente.query.limits;

import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches texts within a budget. The last pattern is kept compiled; one thread uses it.
 *
 * <p>Between two characters that it reads, Java repeats an empty part as often as the pattern says: what patterns count is
 * bounded.
 */
final class RegularExpression {
    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)");

    /** The product of all that a pattern counts. */
    private static final long MOST_REPETITIONS = 1_000_000;

    private final String function;
    private final Budget budget;
    private String expression = "";
    private String flags = "";
    private Pattern pattern = Pattern.compile("");

    /** Matches on behalf of a function. */
    RegularExpression(String function, Budget budget) {
        this.function = function;
        this.budget = budget;
    }

    /** The lexical form of a string. */
    static String text(String function, NodeValue value) {
        return NodeValueOps.checkAndGetStringLiteral(function, value).getLiteralLexicalForm();
    }

    /**
     * Does something with a matcher.
     *
     * @throws ExprEvalException when the expression is none
     * @throws LimitException when the time has passed, or the expression descends too deeply
     */
    <T> T match(String text, String expression, String flags, Function<Matcher, T> use) {
        compile(expression, flags);
        try {
            return use.apply(pattern.matcher(new WatchedText(text, budget)));
        } catch (StackOverflowError deep) {
            throw tooDeep();
        }
    }

    private void compile(String wanted, String wantedFlags) {
        if (wanted.equals(expression) && wantedFlags.equals(flags)) {
            return;
        }
        Matcher counts = COUNT.matcher(wanted);
        double product = 1;
        while (counts.find()) {
            product *= Math.max(1, Double.parseDouble(counts.group(1)));
        }
        if (product > MOST_REPETITIONS) {
            String most = Budget.grouped(MOST_REPETITIONS);
            throw budget.end(
                    Limit.REGULAR_EXPRESSION,
                    most + " repetitions",
                    "a regular expression repeats its parts more than " + most + " times");
        }
        try {
            pattern = RegexEngine.makePattern(function, wanted, wantedFlags);
        } catch (StackOverflowError deep) {
            throw tooDeep();
        }
        expression = wanted;
        flags = wantedFlags;
    }

    private LimitException tooDeep() {
        return budget.end(
                Limit.REGULAR_EXPRESSION,
                "",
                "a regular expression descends too deeply into itself on a text of the query or the graph");
    }
}
