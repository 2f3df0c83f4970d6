package org.w3id.entente.sparql;

import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.BANG;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.CARAT;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.COMMA;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.DOT;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.EOF;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.EQ;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.GE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.GT;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.INTEGER;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.IRIref;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LBRACE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LBRACKET;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LPAREN;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.LT;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.NE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.PLUS;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.PNAME_LN;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.PNAME_NS;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.RBRACE;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.RBRACKET;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.RPAREN;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.SC_AND;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.SC_OR;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.SEMICOLON;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.SLASH;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.STAR;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.STRING_LITERAL1;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.STRING_LITERAL2;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.VAR1;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.VAR2;
import static org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants.VBAR;

/**
 * Tells apart the words that most queries are made of (SPARQL 1.1 Query, section 19.8): keywords, variables, prefixed names and
 * IRIs of ASCII, plain strings, whole numbers, brackets. It stops before the first word that it is not sure of, from where
 * Jena's scanner goes on; that one is right about all, and takes ten times as long. Used once.
 */
final class PlainWords {
    private static final Map<String, Integer> KEYWORDS = keywords();
    private static final int LONGEST_KEYWORD = 16;

    /** What a character can be part of. */
    private static final byte[] CLASSES = classes();

    private static final byte LETTER = 1;
    private static final byte NAME = 2;
    private static final byte LOCAL = 4;
    private static final byte IRI = 8;
    private static final byte STRING = 16;

    private final String text;
    private final boolean hasReturns;
    private final boolean hasEscapes;
    private int at;
    private int line = 1;
    private int lineStart;

    PlainWords(String text) {
        this.text = text;
        this.hasReturns = text.indexOf('\r') >= 0;
        this.hasEscapes = text.contains("\\u") || text.contains("\\U");
    }

    /** Only what the grammar writes as letters alone, and neither begins a word of two nor tells capitals from small ones. */
    private static Map<String, Integer> keywords() {
        Map<String, Integer> keywords = new HashMap<>();
        for (int kind = 0; kind < SPARQLParser12Constants.tokenImage.length; kind++) {
            String image = SPARQLParser12Constants.tokenImage[kind];
            if (image.matches("\"[A-Za-z]{2,}\"")) {
                keywords.put(image.substring(1, image.length() - 1).toLowerCase(Locale.ROOT), kind);
            }
        }
        keywords.remove("insert");
        keywords.remove("delete");
        return keywords;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char each = 0; each < classes.length; each++) {
            boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
            boolean digit = each >= '0' && each <= '9';
            int kinds = letter ? LETTER : 0;
            kinds |= letter || digit || each == '_' ? NAME : 0;
            kinds |= letter || digit || "_:.-".indexOf(each) >= 0 ? LOCAL : 0;
            kinds |= each > ' ' && "<>\"{}|^`\\".indexOf(each) < 0 && each != 127 ? IRI : 0;
            kinds |= each >= ' ' && each != '\\' ? STRING : 0;
            classes[each] = (byte) kinds;
        }
        return classes;
    }

    /** Where the next word begins, or the text ends. */
    int place() {
        return at;
    }

    /** The line there, from 1. */
    int line() {
        return line;
    }

    /** The column there, from 1. */
    int column() {
        return at - lineStart + 1;
    }

    /** The next word, of the kind EOF at the end; empty when it is for others to say. */
    Optional<Token> next() {
        if (hasEscapes || !skip()) { // an escape may stand for any character of any word
            return Optional.empty();
        }
        if (at == text.length()) {
            return Optional.of(token(EOF, at));
        }
        char first = text.charAt(at);
        return switch (first) {
            case '{' -> sign(LBRACE, "|");
            case '}' -> sign(RBRACE, "");
            case ')' -> sign(RPAREN, ">");
            case ';' -> sign(SEMICOLON, "");
            case ',' -> sign(COMMA, "");
            case '*' -> sign(STAR, "");
            case '=' -> sign(EQ, "");
            case '.' -> sign(DOT, "0123456789");
            case '(' -> sign(LPAREN, ") \t\r\n\f#");
            case ']' -> sign(RBRACKET, "");
            case '[' -> sign(LBRACKET, "] \t\r\n\f#");
            case '/' -> sign(SLASH, "");
            case '+' -> sign(PLUS, ".0123456789");
            case '^' -> sign(CARAT, "^");
            case '|' -> peek(at + 1) == '|' ? word(SC_OR, at + 2) : sign(VBAR, "}");
            case '&' -> peek(at + 1) == '&' ? word(SC_AND, at + 2) : Optional.empty();
            case '!' -> peek(at + 1) == '=' ? word(NE, at + 2) : word(BANG, at + 1);
            case '>' -> peek(at + 1) == '=' ? word(GE, at + 2) : sign(GT, ">");
            case '<' -> iri();
            case '?' -> variable(VAR1);
            case '$' -> variable(VAR2);
            case '"' -> string(STRING_LITERAL2, first);
            case '\'' -> string(STRING_LITERAL1, first);
            default -> is(first, LETTER) ? name() : first >= '0' && first <= '9' ? integer() : Optional.empty();
        };
    }

    /** Skips white space and comments; false when that cannot be done with the places kept right. */
    private boolean skip() {
        while (at < text.length()) {
            char each = text.charAt(at);
            if (each == '\n') {
                at++;
                line++;
                lineStart = at;
            } else if (each == ' ') {
                at++;
            } else if (each == '#') {
                if (hasReturns) {
                    return false;
                }
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return each != '\t' && each != '\r' && each != '\f';
            }
        }
        return true;
    }

    /** A sign, unless one of some characters follows, with which it would be another one. */
    private Optional<Token> sign(int kind, String notBefore) {
        char next = peek(at + 1);
        return next != 0 && notBefore.indexOf(next) >= 0 ? Optional.empty() : word(kind, at + 1);
    }

    private Optional<Token> iri() {
        int end = run(at + 1, IRI);
        char stop = peek(end);
        if (stop == '>') {
            return word(IRIref, end + 1);
        }
        boolean isNoIri = stop > 0 && "<{}^` \n".indexOf(stop) >= 0;
        return isNoIri && end == at + 1 ? sign(LT, "<") : Optional.empty();
    }

    private Optional<Token> variable(int kind) {
        int end = run(at + 1, NAME);
        return end > at + 1 && isAscii(end) ? word(kind, end) : Optional.empty();
    }

    private Optional<Token> string(int kind, char quote) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && is(text.charAt(end), STRING)) {
            end++;
        }
        boolean isClosed = peek(end) == quote;
        boolean isLong = end == at + 1 && peek(end + 1) == quote;
        return isClosed && !isLong ? word(kind, end + 1) : Optional.empty();
    }

    private Optional<Token> integer() {
        int end = run(at, LOCAL);
        for (int i = at; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        return isAscii(end) ? word(INTEGER, end) : Optional.empty();
    }

    /** A prefixed name or a keyword. */
    private Optional<Token> name() {
        int end = run(at, LOCAL);
        char after = peek(end);
        if (after >= 128 || after == '%' || after == '\\') {
            return Optional.empty();
        }
        int colon = text.indexOf(':', at, end);
        if (colon < 0) {
            return keyword(end);
        }
        if (text.charAt(colon - 1) == '.') {
            return Optional.empty();
        }
        if (colon + 1 == end) {
            return word(PNAME_NS, end);
        }
        char first = text.charAt(colon + 1);
        if (first == '-' || first == '.') {
            return Optional.empty();
        }
        int last = end;
        while (text.charAt(last - 1) == '.') {
            last--;
        }
        return word(PNAME_LN, last);
    }

    private Optional<Token> keyword(int end) {
        if (end == at + 1) {
            return text.charAt(at) == 'a' ? word(SPARQLParser12Constants.KW_A, end) : Optional.empty();
        }
        if (end - at > LONGEST_KEYWORD) {
            return Optional.empty();
        }
        Integer kind = KEYWORDS.get(text.substring(at, end).toLowerCase(Locale.ROOT));
        return kind == null ? Optional.empty() : word(kind, end);
    }

    private Optional<Token> word(int kind, int end) {
        return Optional.of(token(kind, end));
    }

    private Token token(int kind, int end) {
        Token token = Token.newToken(kind, text.substring(at, end));
        token.beginLine = line;
        token.endLine = line;
        token.beginColumn = column();
        token.endColumn = end - lineStart;
        at = end;
        return token;
    }

    /** The end of a run of characters of a class. */
    private int run(int begin, byte wanted) {
        int end = begin;
        while (end < text.length() && is(text.charAt(end), wanted)) {
            end++;
        }
        return end;
    }

    private boolean isAscii(int place) {
        return peek(place) < 128;
    }

    /** The character at a place; 0 behind the end. */
    private char peek(int place) {
        return place < text.length() ? text.charAt(place) : 0;
    }

    private static boolean is(char each, byte wanted) {
        return each < 128 && (CLASSES[each] & wanted) != 0;
    }
}
