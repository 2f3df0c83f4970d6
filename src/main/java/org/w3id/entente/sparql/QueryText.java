package org.w3id.entente.sparql;

import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;
import org.apache.jena.vocabulary.RDF;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words of a CONSTRUCT query as the parser tells them apart, each with its place; the text need not be a query.
 * Immutable; threads may share it. Each look-up takes time linear in the text.
 */
public final class QueryText {
    private final List<Token> tokens;
    private final Map<String, String> given;
    private final Map<String, String> prefixes;
    private final Map<String, Spot> declared = new LinkedHashMap<>();
    private final int first;
    private final int body;

    /** A part of a query. */
    public enum Part {
        /** Everything after the declarations. */
        ALL,
        /** The template, between CONSTRUCT and WHERE. */
        HEAD,
        /** From WHERE on. */
        BODY
    }

    /**
     * A place in the text.
     *
     * @param line the line, from 1
     * @param column the column in UTF-16 units, from 1
     */
    public record Spot(int line, int column) implements Comparable<Spot> {
        private static final Comparator<Spot> ORDER =
                Comparator.comparingInt(Spot::line).thenComparingInt(Spot::column);

        /** In the order of the text. */
        @Override
        public int compareTo(Spot other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * An IRI in the text.
     *
     * @param iri the IRI in full
     * @param spot where it stands
     */
    public record Name(String iri, Spot spot) {}

    /**
     * A prefix in the text.
     *
     * @param prefix the prefix without its colon
     * @param spot where it stands
     */
    public record Prefix(String prefix, Spot spot) {}

    /**
     * Takes a text apart, up to its end or to the first thing that is no word of SPARQL.
     *
     * @param text the text
     * @param prefixes prefixes that the text may use without declaring them, without colon
     */
    public QueryText(String text, Map<String, String> prefixes) {
        tokens = QueryReader.tokens(text);
        given = Map.copyOf(prefixes);
        this.prefixes = new HashMap<>(prefixes);
        first = declarations();
        body = body();
    }

    private int declarations() {
        int at = 0;
        while (at < tokens.size()) {
            int kind = tokens.get(at).kind;
            if (kind == SPARQLParser12Constants.PREFIX && at + 2 < tokens.size()) {
                Token name = tokens.get(at + 1);
                String prefix = prefix(name);
                prefixes.put(prefix, iri(tokens.get(at + 2)));
                declared.putIfAbsent(prefix, spot(name));
                at += 3;
            } else if (kind == SPARQLParser12Constants.BASE || kind == SPARQLParser12Constants.VERSION) {
                at += 2;
            } else {
                break;
            }
        }
        return Math.min(at, tokens.size());
    }

    /** Where the body begins; with the declarations in the short form, in which the pattern is the template. */
    private int body() {
        int depth = 0;
        for (int i = first; i < tokens.size(); i++) {
            int kind = tokens.get(i).kind;
            if (depth == 0 && kind == SPARQLParser12Constants.WHERE) {
                return first;
            }
            if (kind == SPARQLParser12Constants.LBRACE) {
                depth++;
            } else if (kind == SPARQLParser12Constants.RBRACE && --depth == 0) {
                return i + 1;
            }
        }
        return first;
    }

    /** The IRIs, in order; declarations, and names with an undefined prefix, left out. */
    public List<Name> names() {
        List<Name> names = new ArrayList<>();
        for (Token token : part(Part.ALL)) {
            resolve(token).ifPresent(iri -> names.add(new Name(iri, spot(token))));
        }
        return names;
    }

    /** Each prefix that is used and declared nowhere, where it is used first. */
    public List<Prefix> undefinedPrefixes() {
        Map<String, Prefix> undefined = new LinkedHashMap<>();
        part(Part.ALL).stream()
                .filter(token -> isPrefixed(token) && !prefixes.containsKey(prefix(token)))
                .forEach(token -> undefined.putIfAbsent(prefix(token), new Prefix(prefix(token), spot(token))));
        return List.copyOf(undefined.values());
    }

    /** Each prefix that the text declares and does not use. */
    public List<Prefix> unusedPrefixes() {
        Set<String> used = usedPrefixes();
        return declared.entrySet().stream()
                .filter(each -> !used.contains(each.getKey()))
                .map(each -> new Prefix(each.getKey(), each.getValue()))
                .toList();
    }

    /** The prefixes that the text uses, without colon. */
    public Set<String> usedPrefixes() {
        Set<String> used = new LinkedHashSet<>();
        part(Part.ALL).stream().filter(QueryText::isPrefixed).forEach(token -> used.add(prefix(token)));
        return used;
    }

    /** The prefixes that the text uses and leaves to others to declare, without colon. */
    public Set<String> borrowedPrefixes() {
        Set<String> borrowed = usedPrefixes();
        borrowed.removeAll(declared.keySet());
        borrowed.retainAll(given.keySet());
        return borrowed;
    }

    /**
     * Where words stand one after another for the first time.
     *
     * @param part where to look
     * @param words the words; case counts in variables only
     */
    public Optional<Spot> find(Part part, String... words) {
        return matches(part, words).findFirst();
    }

    /**
     * Where words stand one after another for the last time.
     *
     * @param part where to look
     * @param words the words; case counts in variables only
     */
    public Optional<Spot> findLast(Part part, String... words) {
        return matches(part, words).reduce((before, last) -> last);
    }

    /**
     * Where a variable gets its value from an expression: after the word AS.
     *
     * @param part where to look
     * @param variable the variable with its question mark
     */
    public Optional<Spot> findMade(Part part, String variable) {
        List<Token> among = part(part);
        return Stream.iterate(1, i -> i < among.size(), i -> i + 1)
                .filter(i -> isWord(among.get(i - 1), "AS") && isWord(among.get(i), variable))
                .map(i -> spot(among.get(i)))
                .findFirst();
    }

    private Stream<Spot> matches(Part part, String... words) {
        List<Token> among = part(part);
        return Stream.iterate(0, i -> i + words.length <= among.size(), i -> i + 1)
                .filter(i -> Stream.iterate(0, j -> j < words.length, j -> j + 1)
                        .allMatch(j -> isWord(among.get(i + j), words[j])))
                .map(i -> spot(among.get(i)));
    }

    private static boolean isWord(Token token, String word) {
        if (token.kind == SPARQLParser12Constants.VAR2) { // $x is ?x
            return word.equals("?" + token.image.substring(1));
        }
        boolean isVariable = token.kind == SPARQLParser12Constants.VAR1;
        return isVariable ? token.image.equals(word) : token.image.equalsIgnoreCase(word);
    }

    /**
     * Where an IRI stands for the first time.
     *
     * @param part where to look
     * @param iri the IRI in full
     */
    public Optional<Spot> findName(Part part, String iri) {
        return part(part).stream()
                .filter(token -> resolve(token).filter(iri::equals).isPresent())
                .map(QueryText::spot)
                .findFirst();
    }

    /** A text that is the same for queries that differ in their layout, their prefixes and the names of their variables only. */
    public String normalForm() {
        Map<String, Integer> variables = new HashMap<>();
        StringBuilder form = new StringBuilder();
        for (Token token : part(Part.ALL)) {
            boolean isVariable = token.kind == SPARQLParser12Constants.VAR1
                    || token.kind == SPARQLParser12Constants.VAR2
                    || token.kind == SPARQLParser12Constants.BLANK_NODE_LABEL;
            String image = token.image;
            if (isVariable) {
                image = "?" + variables.computeIfAbsent(image.substring(1), each -> variables.size());
            } else if (image.matches("[A-Za-z]+")) {
                image = token.kind == SPARQLParser12Constants.KW_A
                        ? "<" + RDF.type.getURI() + ">"
                        : image.toUpperCase(Locale.ROOT);
            } else {
                image = resolve(token).map(iri -> "<" + iri + ">").orElse(image);
            }
            form.append(image).append(' ');
        }
        return form.toString();
    }

    private List<Token> part(Part part) {
        return switch (part) {
            case ALL -> tokens.subList(first, tokens.size());
            case HEAD -> tokens.subList(first, body == first ? tokens.size() : body);
            case BODY -> tokens.subList(body, tokens.size());
        };
    }

    private Optional<String> resolve(Token token) {
        if (token.kind == SPARQLParser12Constants.IRIref) {
            return Optional.of(iri(token));
        }
        if (!isPrefixed(token)) {
            return Optional.empty();
        }
        String local = token.image.substring(token.image.indexOf(':') + 1).replaceAll("\\\\(.)", "$1");
        return Optional.ofNullable(prefixes.get(prefix(token))).map(namespace -> namespace + local);
    }

    private static boolean isPrefixed(Token token) {
        return token.kind == SPARQLParser12Constants.PNAME_LN || token.kind == SPARQLParser12Constants.PNAME_NS;
    }

    private static String prefix(Token token) {
        int end = token.image.indexOf(':');
        return end < 0 ? token.image : token.image.substring(0, end);
    }

    private static String iri(Token token) {
        return token.image.length() < 2 ? "" : token.image.substring(1, token.image.length() - 1);
    }

    private static Spot spot(Token token) {
        return new Spot(token.beginLine, token.beginColumn);
    }
}
