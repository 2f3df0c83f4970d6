package org.w3id.entente.query.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random SELECT query over the vocabulary of {@link RandomData}, as text. */
final class RandomQuery {
    private static final List<String> COMPARISONS = List.of("=", "!=", "<", "<=", ">", ">=");

    private final Random random;
    private int fresh;
    private boolean sequence;

    /** Whether rows may differ in the lexical form of equal values: which of them an aggregate gives is open. */
    boolean byValue;

    /** Whether values may differ in the order of their characters: that of concatenated terms is open. */
    boolean byCharacters;

    /** Whether rows may be there more often or less: how often is open. */
    boolean reduced;

    /** How many of all rows are left out, and how many follow. */
    final int offset;

    final int limit;

    /** Whether the rows have one order: that of a repeated row depends on what it is an instance of. */
    boolean ordered;

    final String text;

    /** The same query without offset and limit. */
    final String unlimited;

    RandomQuery(long seed) {
        random = new Random(seed);
        String where = group(3);
        String query = chance(4) ? aggregate(where) : select(where);
        unlimited = RandomData.PROLOGUE + query;
        boolean limited = !reduced && chance(10);
        offset = limited ? random.nextInt(2) : 0;
        limit = limited ? 1 + random.nextInt(5) : Integer.MAX_VALUE;
        text = limited ? unlimited + " OFFSET " + offset + " LIMIT " + limit : unlimited;
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String select(String where) {
        String form = chance(3) ? "SELECT DISTINCT " : chance(8) ? "SELECT REDUCED " : "SELECT ";
        reduced = form.equals("SELECT REDUCED ");
        String columns = chance(2)
                ? "*"
                : chance(3) ? "?a ?p" : chance(4) ? "?a (" + expression(2) + " AS ?computed)" : "?a ?b ?c";
        String query = form + columns + " WHERE { " + where + " }" + order();
        ordered &= form.equals("SELECT ");
        return query;
    }

    private String order() {
        ordered = chance(5);
        return ordered ? " ORDER BY " + one("?a", "DESC(?b)", "?c ?a", "(STR(?b))", "?d") : "";
    }

    private String aggregate(String where) {
        byValue = true;
        String key = one("", "?a", "?b", "?a ?b", "(STR(?a) AS ?k)", "(DATATYPE(?c) AS ?k)");
        StringBuilder columns = new StringBuilder(key.startsWith("(") ? "?k " : key + " ");
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            columns.append('(').append(aggregateOf()).append(" AS ?n").append(i).append(") ");
        }
        return "SELECT " + columns + " WHERE { " + where + " }" + (key.isEmpty() ? "" : " GROUP BY " + key)
                + (chance(4) ? " HAVING(" + aggregateOf() + " " + one(COMPARISONS.toArray(String[]::new)) + " 2)" : "");
    }

    private String aggregateOf() {
        String argument = chance(4) ? expression(1) : variable();
        return switch (random.nextInt(10)) {
            case 0 -> "COUNT(*)";
            case 1 -> "COUNT(" + argument + ")";
            case 2 -> "COUNT(DISTINCT " + argument + ")";
            case 3 -> "SUM(" + argument + ")";
            case 4 -> "SUM(DISTINCT " + argument + ")";
            case 5 -> "AVG(" + argument + ")";
            case 6 -> "MIN(" + argument + ")";
            case 7 -> "MAX(" + argument + ")";
            case 8 -> {
                byCharacters = true;
                yield "GROUP_CONCAT(" + one("", "DISTINCT ") + argument + "; SEPARATOR=\"\")";
            }
            default -> "COUNT(DISTINCT *)";
        };
    }

    private String group(int depth) {
        StringBuilder group = new StringBuilder(triples(1 + random.nextInt(3)));
        int more = random.nextInt(depth + 1);
        for (int i = 0; i < more; i++) {
            group.append(' ').append(element(depth - 1));
        }
        return group.toString();
    }

    private String element(int depth) {
        if (depth <= 0) {
            return chance(2) ? "FILTER(" + expression(2) + ")" : triples(1);
        }
        return switch (random.nextInt(15)) {
            case 0, 1 -> triples(1 + random.nextInt(2));
            case 2, 3 -> "FILTER(" + expression(3) + ")";
            case 4, 5 -> "OPTIONAL { " + group(depth) + " }";
            case 6 -> "{ " + group(depth) + " } UNION { " + group(depth) + " }";
            case 7 -> "MINUS { " + group(depth) + " }";
            case 8 -> "FILTER " + one("", "NOT ") + "EXISTS { " + group(depth) + " }";
            case 9 -> "BIND(" + expression(2) + " AS ?f" + fresh++ + ")";
            case 10 -> values();
            case 11 -> "{ " + subquery(depth) + " }";
            case 12 ->
                "GRAPH "
                        + one(
                                "?g",
                                variable(),
                                "<http://example.org/g0>",
                                "<http://example.org/g1>",
                                "<http://example.org/none>")
                        + " { " + group(depth) + " }";
            case 13 -> path();
            default -> "{ " + group(depth) + " }";
        };
    }

    private String subquery(int depth) {
        String where = " { " + group(depth) + " }";
        return switch (random.nextInt(5)) {
            case 0 -> "SELECT DISTINCT ?a ?c" + where;
            case 3 -> "SELECT DISTINCT ?a" + where + " ORDER BY " + one("?a", "DESC(?a)") + " LIMIT 2";
            case 1 -> "SELECT ?b (COUNT(DISTINCT ?c) AS ?f" + fresh++ + ")" + where + " GROUP BY ?b";
            case 2 -> "SELECT (COUNT(*) AS ?f" + fresh++ + ")" + where;
            default -> "SELECT ?a ?b" + where;
        };
    }

    private String values() {
        if (chance(2)) {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 3; i++) {
                rows.append('(')
                        .append(chance(4) ? "UNDEF" : ground())
                        .append(' ')
                        .append(chance(4) ? "UNDEF" : ground())
                        .append(") ");
            }
            return "VALUES (?a ?c) { " + rows + "}";
        }
        return "VALUES " + variable() + " { " + ground() + " " + ground() + " <http://example.org/nowhere> }";
    }

    private String ground() {
        return chance(2) ? RandomData.iri(random) : RandomData.literal(random);
    }

    private String triples(int count) {
        List<String> triples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String predicate = chance(6) ? one("?p", "?p", "?p", "?a", "?b") : RandomData.predicate(random);
            triples.add(subject() + " " + predicate + " " + object() + " .");
        }
        return String.join(" ", triples);
    }

    private String path() {
        sequence = false;
        String path = pathOf(3);
        // At a term that is not in the graph, ARQ's answer depends on how it divides a sequence.
        return sequence
                ? variable() + " " + path + " " + variable() + " ."
                : subject() + " " + path + " " + object() + " .";
    }

    private String pathOf(int depth) {
        if (depth == 0) {
            return RandomData.predicate(random);
        }
        return switch (random.nextInt(10)) {
            case 0 -> {
                sequence = true;
                yield "(" + pathOf(depth - 1) + "/" + pathOf(depth - 1) + ")";
            }
            case 1 -> "(" + pathOf(depth - 1) + "|" + pathOf(depth - 1) + ")";
            case 2 -> "(^" + pathOf(depth - 1) + ")";
            case 3 -> "(" + pathOf(depth - 1) + ")*";
            case 4 -> "(" + pathOf(depth - 1) + ")+";
            case 5 -> "(" + pathOf(depth - 1) + ")?";
            case 6 -> "!(" + RandomData.predicate(random) + "|^" + RandomData.predicate(random) + ")";
            case 7 -> "!" + one("", "^") + RandomData.predicate(random);
            default -> RandomData.predicate(random);
        };
    }

    private String variable() {
        return one("?a", "?b", "?c", "?d");
    }

    private String subject() {
        return chance(5) ? RandomData.iri(random) : chance(12) ? "[]" : variable();
    }

    private String object() {
        return chance(4) ? ground() : chance(12) ? "[]" : variable();
    }

    private String operand() {
        return chance(3) ? ground() : chance(15) ? "?unbound" : variable();
    }

    private String expression(int depth) {
        if (depth <= 1) {
            return operand() + " " + one(COMPARISONS.toArray(String[]::new)) + " " + operand();
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> expression(1);
            case 3 -> "(" + expression(depth - 1) + ") && (" + expression(depth - 1) + ")";
            case 4 -> "(" + expression(depth - 1) + ") || (" + expression(depth - 1) + ")";
            case 5 -> "!(" + expression(depth - 1) + ")";
            case 6 -> "BOUND(" + variable() + ")";
            case 7 -> operand() + one(" IN (", " NOT IN (") + ground() + ", " + operand() + ", " + ground() + ")";
            case 8 ->
                variable() + one(" IN (", " NOT IN (") + RandomData.iri(random) + ", " + RandomData.iri(random) + ")";
            case 9 -> "sameTerm(" + operand() + ", " + operand() + ")";
            case 10 -> one("isIRI", "isLiteral", "isBlank", "isNumeric") + "(" + operand() + ")";
            case 11 -> "REGEX(STR(" + variable() + "), \"" + one("1", "a", "i[0-3]") + "\")";
            case 12 -> "IF(" + expression(depth - 1) + ", " + operand() + ", " + operand() + ")";
            case 13 -> "COALESCE(" + operand() + " + 1, " + operand() + ")";
            case 14 -> one("LANG", "STR", "DATATYPE", "YEAR") + "(" + variable() + ") = " + ground();
            default ->
                chance(2)
                        ? operand() + " + " + operand() + " > 1"
                        : "(" + one("", "NOT ") + "EXISTS { " + group(1) + " }) || " + expression(1);
        };
    }
}
