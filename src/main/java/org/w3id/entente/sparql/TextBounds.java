package org.w3id.entente.sparql;

import org.apache.jena.sparql.lang.sparql_12.javacc.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12TokenManager;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;
import org.apache.jena.sparql.lang.sparql_12.javacc.TokenMgrError;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;

import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.AS;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.BANG;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.CARAT;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.COMMA;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DATATYPE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DECIMAL;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DECIMAL_NEGATIVE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DECIMAL_POSITIVE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DELETE_DATA;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DOT;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DOUBLE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DOUBLE_NEGATIVE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DOUBLE_POSITIVE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.EOF;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.EQ;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.EXISTS;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.FILTER;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.GE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.GRAPH;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.GT;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.GT2;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.INSERT_DATA;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.INTEGER;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.INTEGER_NEGATIVE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.INTEGER_POSITIVE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LBRACE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LBRACKET;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LPAREN;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LT;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LT2;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.L_ANN;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.L_TRIPLE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.MINUS;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.MINUS_P;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.NE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.OPTIONAL;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.PLUS;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.RBRACE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.RBRACKET;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.RPAREN;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.R_ANN;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.R_TRIPLE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.SC_AND;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.SC_OR;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.SEMICOLON;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.SLASH;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.STAR;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.UNION;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.VALUES;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.VBAR;

/**
 * How large the text of a query or an update may be, judged word by word before it is parsed: the parser, and all that
 * works on what it makes, descends into brackets, and into chains of operators, by calls within calls.
 *
 * @param length UTF-16 units
 * @param words words and signs
 */
public record TextBounds(int length, int words) {
    /** The bounds of a query. */
    public static final TextBounds OF_QUERIES = new TextBounds(1_000_000, 100_000);

    /** The bounds of an update, which may hold much data. */
    public static final TextBounds OF_UPDATES = new TextBounds(1 << 26, 10_000_000);

    private static final int DEEPEST_NESTING = 100;

    /** Each level makes the planning of a query take longer by a factor. */
    private static final int DEEPEST_EXISTS = 8;

    private static final int MOST_PATTERNS = 500;
    private static final int MOST_TRIPLES = 2_000;
    private static final int MOST_OPERATORS = 2_000;
    private static final int LONGEST_VALUE = 10_000;

    /**
     * Judges a text. What is no word of SPARQL ends the judgement; the parser tells it better.
     *
     * @throws QuerySyntaxException when the text is too large, with the place where it becomes so
     */
    public void check(String text) {
        Scan scan = begin(text);
        SPARQLParser12TokenManager manager = new SPARQLParser12TokenManager(new JavaCharStream(new StringReader(text)));
        try {
            for (Token token = manager.getNextToken(); token.kind != EOF; token = manager.getNextToken()) {
                scan.word(token);
            }
        } catch (TokenMgrError noWord) {
            return;
        } catch (Error fault) {
            if (!BrokenEscape.is(fault)) {
                throw fault;
            }
        }
    }

    /**
     * Begins to judge a text.
     *
     * @throws QuerySyntaxException when it is too long
     */
    Scan begin(String text) {
        if (text.length() > length) {
            throw new QuerySyntaxException(
                    0, 0, "a text of " + grouped(text.length()) + " characters", "at most " + grouped(length), "");
        }
        return new Scan();
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** What stands between a bracket and where the scan is, with all that stands around the bracket. */
    private static final class Level {
        final int exists;
        final boolean isData;
        final boolean isPattern;
        int triples;
        int patterns;
        int operators;

        Level(int exists, boolean isData, boolean isPattern, int patterns, int operators) {
            this.exists = exists;
            this.isData = isData;
            this.isPattern = isPattern;
            this.patterns = patterns;
            this.operators = operators;
        }
    }

    /** A judgement that has begun. */
    final class Scan {
        private final Deque<Level> levels = new ArrayDeque<>();
        private int seen;
        private int before = EOF;
        private int lengthBefore;

        Scan() {
            levels.push(new Level(0, false, false, 0, 0));
        }

        /**
         * Judges the next word.
         *
         * @throws QuerySyntaxException when the text becomes too large by it
         */
        void word(Token token) {
            if (++seen > words) {
                throw fault(token, "more than " + grouped(words) + " words", "a shorter text");
            }
            Level level = levels.element();
            switch (token.kind) {
                case LPAREN, LBRACE, LBRACKET, LT2, L_TRIPLE, L_ANN -> open(token, level);
                case RPAREN, RBRACE, RBRACKET, GT2, R_TRIPLE, R_ANN -> close();
                case OPTIONAL, UNION, MINUS_P, VALUES, GRAPH, FILTER -> pattern(token, level);
                case AS -> pattern(token, around());
                case SC_OR, SC_AND, PLUS, MINUS, STAR, SLASH, VBAR, CARAT, BANG, EQ, NE, GT, LT, LE, GE ->
                    operator(token, level);
                case DOT, SEMICOLON, COMMA -> {
                    level.operators = operatorsAround();
                    triple(token, level);
                }
                case INTEGER,
                        DECIMAL,
                        DOUBLE,
                        INTEGER_POSITIVE,
                        DECIMAL_POSITIVE,
                        DOUBLE_POSITIVE,
                        INTEGER_NEGATIVE,
                        DECIMAL_NEGATIVE,
                        DOUBLE_NEGATIVE -> value(token, token.image.length());
                case DATATYPE -> value(token, lengthBefore);
                default -> {
                    // Neither nests nor chains.
                }
            }
            before = token.kind;
            lengthBefore = token.image.length();
        }

        private void open(Token token, Level around) {
            if (levels.size() > DEEPEST_NESTING) {
                throw fault(
                        token,
                        "brackets nested more than " + DEEPEST_NESTING + " deep",
                        "fewer of them within each other");
            }
            boolean isExists = before == EXISTS;
            if (around.exists == DEEPEST_EXISTS && isExists) {
                throw fault(
                        token,
                        "EXISTS nested more than " + DEEPEST_EXISTS + " deep",
                        "fewer of them within each other");
            }
            if (token.kind == LBRACE) {
                pattern(token, around);
            }
            boolean isData = around.isData || before == INSERT_DATA || before == DELETE_DATA;
            levels.push(new Level(
                    around.exists + (isExists ? 1 : 0),
                    isData,
                    token.kind == LBRACE,
                    around.patterns,
                    around.operators));
        }

        private void close() {
            if (levels.size() > 1) {
                levels.pop();
            }
        }

        /** The level around the bracket that is open, or the outermost one. */
        private Level around() {
            Iterator<Level> open = levels.iterator();
            Level own = open.next();
            return open.hasNext() ? open.next() : own;
        }

        private int operatorsAround() {
            return levels.size() > 1 ? around().operators : 0;
        }

        private void triple(Token token, Level level) {
            if (level.isPattern && !level.isData && ++level.triples > MOST_TRIPLES) {
                throw fault(
                        token, "a pattern of more than " + grouped(MOST_TRIPLES) + " triples", "VALUES with many rows");
            }
        }

        private void pattern(Token token, Level level) {
            if (!level.isData && ++level.patterns > MOST_PATTERNS) {
                throw fault(
                        token,
                        "more than " + MOST_PATTERNS + " patterns that build on each other",
                        "fewer OPTIONAL, UNION, MINUS, FILTER, AS and VALUES; VALUES can hold many rows");
            }
        }

        private void operator(Token token, Level level) {
            if (++level.operators > MOST_OPERATORS) {
                throw fault(
                        token,
                        "a chain of more than " + grouped(MOST_OPERATORS) + " operators",
                        "IN (…) or VALUES instead of many comparisons");
            }
        }

        private void value(Token token, int characters) {
            if (characters > LONGEST_VALUE) {
                throw fault(
                        token,
                        "a value of " + grouped(characters) + " characters",
                        "at most " + grouped(LONGEST_VALUE) + ", but for plain strings");
            }
        }

        private QuerySyntaxException fault(Token token, String found, String wanted) {
            return new QuerySyntaxException(token.beginLine, token.beginColumn, found, wanted, "");
        }
    }
}
