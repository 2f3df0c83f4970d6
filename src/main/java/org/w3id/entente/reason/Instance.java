package org.w3id.entente.reason;

import org.apache.jena.sparql.util.NodeCmp;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A match of a clause that concludes a fact. Nobody may change its rows. */
final class Instance {
    private final Clause clause;
    private final int[] row;
    private final List<int[]> rows;

    /**
     * Takes a match.
     *
     * @param clause the rule
     * @param row the values of its slots
     * @param rows for an aggregation the matches of its group; otherwise the row alone
     */
    Instance(Clause clause, int[] row, List<int[]> rows) {
        this.clause = clause;
        this.row = row;
        this.rows = List.copyOf(rows);
    }

    Clause clause() {
        return clause;
    }

    int[] row() {
        return row;
    }

    List<int[]> rows() {
        return rows;
    }

    /** What the body matched; for an aggregation, in all matches of the group. */
    List<Fact> premises() {
        List<Fact> premises = new ArrayList<>(rows.size() * clause.atoms.length);
        rows.forEach(each -> premises.addAll(premises(each)));
        return premises;
    }

    /** What the body matched in one row, in the order of the body. */
    List<Fact> premises(int[] match) {
        return Arrays.stream(clause.atoms)
                .map(atom -> new Fact(atom.predicate(), Relation.pair(atom.subject(match), atom.object(match))))
                .toList();
    }

    /** Orders instances by rule and terms, whatever their ids. */
    static int compare(Instance one, Instance other, Dictionary dictionary) {
        int byRule = NodeCmp.compareRDFTerms(one.clause.rule.name(), other.clause.rule.name());
        return byRule != 0 ? byRule : compare(one.row, other.row, dictionary);
    }

    /** Orders rows of one clause by terms; a slot without a value comes first. */
    static int compare(int[] one, int[] other, Dictionary dictionary) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            if (one[i] != other[i]) {
                int order = one[i] == Dictionary.ABSENT
                        ? -1
                        : other[i] == Dictionary.ABSENT
                                ? 1
                                : NodeCmp.compareRDFTerms(dictionary.node(one[i]), dictionary.node(other[i]));
                if (order != 0) {
                    return order;
                }
            }
        }
        return one.length - other.length;
    }
}
