package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.w3id.entente.store.Dictionary;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An assignment (BIND) that remembers: the value for arguments that were seen before, and for a value the arguments
 * that gave it, without which a fact about a made term could be traced to its premises only by trying all. Only grows;
 * threads may share it.
 */
final class Memo {
    private final Var variable;
    private final Expr expression;
    private final Terms terms;
    private final List<Var> variables;
    private final int[] slots;
    private final int target;
    private final int width;
    private final IntArrayList rows = new IntArrayList();
    private final IntArrayList before = new IntArrayList();
    private final Int2IntOpenHashMap latest = new Int2IntOpenHashMap();
    private int[] table = new int[64];

    Memo(Var variable, Expr expression, Map<Var, Integer> places, Terms terms) {
        this.variable = variable;
        this.expression = expression;
        this.terms = terms;
        variables = List.copyOf(expression.getVarsMentioned());
        slots = variables.stream().mapToInt(places::get).toArray();
        target = places.get(variable);
        width = slots.length + 1;
        latest.defaultReturnValue(-1);
    }

    int target() {
        return target;
    }

    /** The slots of the arguments. */
    int[] slots() {
        return slots;
    }

    /** The value for the arguments in a row, or {@link Dictionary#ABSENT} when the expression fails. */
    int value(int[] row) {
        synchronized (this) {
            int entry = table[place(row)];
            if (entry != 0) {
                return rows.getInt(entry * width - 1);
            }
        }
        int value = terms.value(expression, terms.binding(variables, slots, row))
                .map(this::intern)
                .orElse(Dictionary.ABSENT);
        remember(row, value);
        return value;
    }

    private int intern(Node node) {
        int length = node.isLiteral()
                ? node.getLiteralLexicalForm().length()
                : node.isURI() ? node.getURI().length() : 0;
        if (length > ConclusionLimitException.MOST_CHARACTERS) {
            throw new ConclusionLimitException(variable, Expressions.text(expression));
        }
        return terms.dictionary().intern(node);
    }

    private synchronized void remember(int[] row, int value) {
        int place = place(row);
        if (table[place] != 0) {
            return;
        }
        for (int slot : slots) {
            rows.add(row[slot]);
        }
        rows.add(value);
        int entry = before.size() + 1;
        before.add(latest.get(value));
        latest.put(value, entry);
        table[place] = entry;
        if (entry > table.length / 2) {
            grow();
        }
    }

    /** All argument rows that gave a value, each in the order of {@link #slots()}. */
    synchronized int[][] arguments(int value) {
        int count = 0;
        for (int entry = latest.get(value); entry > 0; entry = before.getInt(entry - 1)) {
            count++;
        }
        int[][] found = new int[count][slots.length];
        for (int entry = latest.get(value); entry > 0; entry = before.getInt(entry - 1)) {
            rows.getElements((entry - 1) * width, found[--count], 0, slots.length);
        }
        return found;
    }

    private int place(int[] row) {
        int hash = 17;
        for (int slot : slots) {
            hash = hash * 0x9E3779B1 + row[slot];
        }
        int mask = table.length - 1;
        int place = (hash ^ (hash >>> 15)) & mask;
        while (table[place] != 0 && !matches(table[place], row)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private boolean matches(int entry, int[] row) {
        int at = (entry - 1) * width;
        for (int slot : slots) {
            if (rows.getInt(at++) != row[slot]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        int[] old = table;
        table = new int[old.length * 2];
        int[] row = new int[Arrays.stream(slots).max().orElse(-1) + 1];
        for (int entry : old) {
            if (entry != 0) {
                for (int i = 0; i < slots.length; i++) {
                    row[slots[i]] = rows.getInt((entry - 1) * width + i);
                }
                table[place(row)] = entry;
            }
        }
    }
}
