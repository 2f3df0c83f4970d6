package org.w3id.entente.rules;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.vocabulary.RDF;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule derives and what it reads: predicates, and {@code rdf:type} class by class. To read them the query must
 * keep to the profile: patterns with constant predicates, sequence and inverse paths, FILTER, FILTER NOT EXISTS, BIND,
 * or exactly one sub-SELECT that groups.
 *
 * @param heads what the rule derives
 * @param positive what it reads, and may read while it is being derived
 * @param negative what must be complete before the rule is run: what it negates or aggregates
 */
record Dependencies(Set<String> heads, Set<String> positive, Set<String> negative) {
    private static final Node TYPE = RDF.type.asNode();

    static Dependencies of(Rule rule) {
        Reader reader = new Reader(rule.name());
        for (Triple triple : rule.query().getConstructTemplate().getTriples()) {
            if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
                throw reader.outside("a blank node in the head");
            }
            reader.heads.add(reader.key(triple));
        }
        reader.body(rule.query().getQueryPattern());
        return new Dependencies(Set.copyOf(reader.heads), Set.copyOf(reader.positive), Set.copyOf(reader.negative));
    }

    private static final class Reader {
        private final String rule;
        private final Set<String> heads = new TreeSet<>();
        private final Set<String> positive = new TreeSet<>();
        private final Set<String> negative = new TreeSet<>();

        Reader(String rule) {
            this.rule = rule;
        }

        void body(Element body) {
            List<Element> elements = body instanceof ElementGroup group ? group.getElements() : List.of(body);
            if (elements.size() == 1 && elements.getFirst() instanceof ElementSubQuery nested) {
                Query query = nested.getQuery();
                if (!query.hasGroupBy() || query.getAggregators().isEmpty()) {
                    throw outside("a sub-SELECT that does not group");
                }
                pattern(query.getQueryPattern(), negative);
            } else {
                pattern(body, positive);
            }
        }

        private void pattern(Element element, Set<String> keys) {
            switch (element) {
                case ElementGroup group -> group.getElements().forEach(each -> pattern(each, keys));
                case ElementPathBlock block -> block.patternElts().forEachRemaining(each -> triple(each, keys));
                case ElementTriplesBlock block -> block.patternElts().forEachRemaining(each -> keys.add(key(each)));
                case ElementFilter filter -> expression(filter.getExpr());
                case ElementBind bind -> plain(bind.getExpr());
                default -> throw outside(element.getClass().getSimpleName());
            }
        }

        private void triple(TriplePath triple, Set<String> keys) {
            if (triple.isTriple()) {
                keys.add(key(triple.asTriple()));
            } else {
                path(triple.getPath(), keys);
            }
        }

        private void path(Path path, Set<String> keys) {
            switch (path) {
                case P_Link link -> keys.add(key(link.getNode()));
                case P_Inverse inverse -> path(inverse.getSubPath(), keys);
                case P_Seq sequence -> {
                    path(sequence.getLeft(), keys);
                    path(sequence.getRight(), keys);
                }
                default -> throw outside("the path " + path);
            }
        }

        private void expression(Expr expression) {
            switch (expression) {
                case E_NotExists absent -> pattern(absent.getElement(), negative);
                case E_LogicalAnd both -> {
                    expression(both.getArg1());
                    expression(both.getArg2());
                }
                default -> plain(expression);
            }
        }

        private void plain(Expr expression) {
            if (expression instanceof ExprFunctionOp) {
                throw outside(expression.toString());
            }
            if (expression instanceof ExprFunction function) {
                function.getArgs().forEach(this::plain);
            }
        }

        private String key(Triple triple) {
            if (triple.getPredicate().equals(TYPE)) {
                if (!triple.getObject().isURI()) {
                    throw outside("a variable class");
                }
                return "a " + triple.getObject().getURI();
            }
            return key(triple.getPredicate());
        }

        private String key(Node predicate) {
            if (!predicate.isURI() || predicate.equals(TYPE)) {
                throw outside("the predicate " + predicate);
            }
            return predicate.getURI();
        }

        private IllegalArgumentException outside(String found) {
            return new IllegalArgumentException(rule + " leaves the profile: " + found);
        }
    }
}
