package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All rule instances over a closure, found by SPARQL, and what can be proven by them: slow and plain. */
final class InstanceOracle {
    private final Graph asserted;
    private final List<Found> instances = new ArrayList<>();

    /** An instance: what it rests on, and what it concludes. */
    record Found(Set<Triple> premises, Set<Triple> conclusions) {}

    InstanceOracle(Program program, Graph asserted, Graph all) {
        this.asserted = asserted;
        program.rules().forEach(rule -> add(rule, all));
    }

    private void add(Rule rule, Graph all) {
        Body.Pattern pattern = rule.body().pattern();
        List<Map<Var, Node>> rows = select(group(pattern), all);
        if (rule.body() instanceof Body.Aggregation aggregation) {
            for (Map<Var, Node> result : select(rule.construct().getQueryPattern(), all)) {
                Set<Triple> premises = new LinkedHashSet<>();
                rows.stream()
                        .filter(row -> aggregation.groups().stream()
                                .allMatch(key -> row.get(key).equals(result.get(key))))
                        .forEach(row -> premises.addAll(Rows.substitute(pattern.triples(), row)));
                add(premises, rule, result);
            }
        } else {
            rows.forEach(row -> add(new LinkedHashSet<>(Rows.substitute(pattern.triples(), row)), rule, row));
        }
    }

    private void add(Set<Triple> premises, Rule rule, Map<Var, Node> row) {
        Set<Triple> conclusions = new HashSet<>();
        Rows.substitute(rule.head(), row).stream()
                .filter(Triple::isConcrete)
                .filter(triple -> !triple.getSubject().isLiteral())
                .forEach(conclusions::add);
        instances.add(new Found(premises, conclusions));
    }

    private static ElementGroup group(Body.Pattern pattern) {
        ElementGroup group = new ElementGroup();
        ElementTriplesBlock triples = new ElementTriplesBlock();
        pattern.triples().forEach(triples::addTriple);
        group.addElement(triples);
        pattern.assignments().forEach(each -> group.addElement(new ElementBind(each.variable(), each.expression())));
        pattern.filters().forEach(each -> group.addElement(new ElementFilter(each)));
        for (Body.Negation negation : pattern.negations()) {
            ElementGroup inside = new ElementGroup();
            ElementTriplesBlock denied = new ElementTriplesBlock();
            negation.triples().forEach(denied::addTriple);
            inside.addElement(denied);
            negation.filters().forEach(each -> inside.addElement(new ElementFilter(each)));
            group.addElement(new ElementFilter(new E_NotExists(inside)));
        }
        return group;
    }

    private static List<Map<Var, Node>> select(Element where, Graph all) {
        Query query = new Query();
        query.setQuerySelectType();
        query.setQueryResultStar(true);
        query.setQueryPattern(where);
        List<Map<Var, Node>> rows = new ArrayList<>();
        QueryExec.graph(all).query(query).build().select().forEachRemaining(binding -> {
            Map<Var, Node> row = new HashMap<>();
            binding.forEach(row::put);
            rows.add(row);
        });
        return rows;
    }

    /** The least height of a proof for each triple that can be proven without one. */
    Map<Triple, Integer> heights(Set<Triple> without) {
        Map<Triple, Integer> heights = new HashMap<>();
        asserted.find().filterDrop(without::contains).forEach(triple -> heights.put(triple, 0));
        int before;
        int level = 0;
        do {
            before = heights.size();
            level++;
            Set<Triple> next = new HashSet<>();
            for (Found each : instances) {
                if (heights.keySet().containsAll(each.premises())) {
                    next.addAll(each.conclusions());
                }
            }
            for (Triple triple : next) {
                if (!without.contains(triple)) {
                    heights.putIfAbsent(triple, level);
                }
            }
        } while (heights.size() > before);
        return heights;
    }

    /** How many instances conclude a triple from what can be proven without it. */
    int conclusions(Triple triple) {
        Set<Triple> provable = heights(Set.of(triple)).keySet();
        return (int) instances.stream()
                .filter(each -> each.conclusions().contains(triple) && provable.containsAll(each.premises()))
                .count();
    }
}
