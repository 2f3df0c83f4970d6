package org.w3id.entente.benchmark;

import karmaresearch.vlog.Atom;
import karmaresearch.vlog.Rule;
import karmaresearch.vlog.Term;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.vocabulary.RDF;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules in VLog's language: a predicate of two places for each property, and one of one place for each class. That two
 * terms differ is said as VLog can, by negation: they are not the same.
 */
final class VlogRules {
    private static final String SAME = "same";
    private static final String ANY = "any_";
    private static final String DATA = "data_";

    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> concluded = new TreeSet<>();

    private VlogRules() {}

    /**
     * Translates rules.
     *
     * @param given the predicates of which there are data
     */
    static VlogRules of(List<org.w3id.entente.reason.Rule> rules, Iterable<Predicate> given) {
        VlogRules translated = new VlogRules();
        rules.forEach(rule -> PlainRule.of(rule).forEach(translated::add));
        given.forEach(translated::data);
        return translated;
    }

    Rule[] rules() {
        return rules.toArray(Rule[]::new);
    }

    /** The name under which the data of a predicate are loaded: not its own if rules conclude such facts as well. */
    String source(Predicate predicate) {
        return concluded.contains(predicate.name()) ? DATA + predicate.name() : predicate.name();
    }

    /**
     * A predicate of VLog's.
     *
     * @param name the IRI of a property or class
     * @param arity 2 for a property, 1 for a class
     */
    record Predicate(String name, int arity) implements Comparable<Predicate> {
        static Predicate of(Triple triple) {
            return triple.getPredicate().equals(RDF.type.asNode())
                    ? new Predicate(triple.getObject().getURI(), 1)
                    : new Predicate(triple.getPredicate().getURI(), 2);
        }

        /** The atom that asks for everything. */
        Atom all(String as) {
            return arity == 1 ? new Atom(as, variable("x")) : new Atom(as, variable("x"), variable("y"));
        }

        @Override
        public int compareTo(Predicate other) {
            return name.compareTo(other.name);
        }
    }

    private void add(PlainRule rule) {
        List<Atom> body = new ArrayList<>();
        rule.body().forEach(triple -> body.add(atom(triple, false)));
        rule.negated().forEach(triple -> body.add(atom(triple, true)));
        for (Triple head : rule.head()) {
            Atom conclusion = atom(head, false);
            List<Atom> premises = rule.differing().isEmpty() ? body : differing(rule, conclusion, body);
            rules.add(new Rule(new Atom[] {conclusion}, premises.toArray(Atom[]::new)));
            concluded.add(conclusion.getPredicate());
        }
    }

    /** The premises that stand for a body with terms that differ: quicker than the body itself, which has more matches. */
    private List<Atom> differing(PlainRule rule, Atom conclusion, List<Atom> body) {
        Atom any = new Atom(ANY + conclusion.getPredicate(), conclusion.getTerms());
        rules.add(new Rule(new Atom[] {any}, body.toArray(Atom[]::new)));
        List<Atom> premises = new ArrayList<>(List.of(any));
        for (E_NotEquals differ : rule.differing()) {
            Term left = variable(differ.getArg1().getVarName());
            Term right = variable(differ.getArg2().getVarName());
            premises.add(new Atom(SAME, true, left, right));
            rules.add(new Rule(new Atom[] {new Atom(SAME, left, left)}, new Atom[] {any}));
        }
        return premises;
    }

    private void data(Predicate predicate) {
        String source = source(predicate);
        if (!source.equals(predicate.name())) {
            rules.add(new Rule(new Atom[] {predicate.all(predicate.name())}, new Atom[] {predicate.all(source)}));
        }
    }

    private static Atom atom(Triple triple, boolean negated) {
        Predicate predicate = Predicate.of(triple);
        return predicate.arity() == 1
                ? new Atom(predicate.name(), negated, term(triple.getSubject()))
                : new Atom(predicate.name(), negated, term(triple.getSubject()), term(triple.getObject()));
    }

    private static Term term(Node node) {
        return node.isVariable() ? variable(node.getName()) : new Term(Term.TermType.CONSTANT, text(node));
    }

    private static Term variable(String name) {
        return new Term(Term.TermType.VARIABLE, name.replaceAll("\\W", "_"));
    }

    /** A term as it stands in the files of data and in the rules. */
    static String text(Node node) {
        return node.isURI() ? "<" + node.getURI() + ">" : "\"" + node.getLiteralLexicalForm() + "\"";
    }
}
