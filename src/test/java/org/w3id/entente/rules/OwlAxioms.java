package org.w3id.entente.rules;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The axioms of an ontology as rules, after OWL 2 Profiles, section 4.3: those that conclude new statements about
 * individuals and that the project's ontology uses.
 */
final class OwlAxioms {
    private final Graph ontology;
    private final List<Rule> rules = new ArrayList<>();

    private OwlAxioms(Graph ontology) {
        this.ontology = ontology;
    }

    static List<Rule> rules(Graph ontology) {
        OwlAxioms axioms = new OwlAxioms(ontology);
        axioms.pairs(RDFS.subClassOf.asNode(), (sub, sup) -> head("?x a " + sup, "?x a " + sub));
        axioms.pairs(RDFS.subPropertyOf.asNode(), (sub, sup) -> head("?x " + sup + " ?y", "?x " + sub + " ?y"));
        axioms.pairs(RDFS.domain.asNode(), (property, type) -> head("?x a " + type, "?x " + property + " ?y"));
        axioms.pairs(OWL2.inverseOf.asNode(), (one, other) -> head("?y " + other + " ?x", "?x " + one + " ?y"));
        axioms.pairs(OWL2.inverseOf.asNode(), (one, other) -> head("?y " + one + " ?x", "?x " + other + " ?y"));
        axioms.ranges();
        axioms.values();
        axioms.chains();
        axioms.instances(OWL2.SymmetricProperty.asNode(), "?y %1$s ?x", "?x %1$s ?y");
        axioms.instances(OWL2.TransitiveProperty.asNode(), "?x %1$s ?z", "?x %1$s ?y . ?y %1$s ?z");
        return List.copyOf(axioms.rules);
    }

    private static String head(String head, String body) {
        return "CONSTRUCT { " + head + " } WHERE { " + body + " }";
    }

    private void add(Triple axiom, String query) {
        rules.add(Rule.of(axiom.toString(), query));
    }

    private void pairs(Node predicate, BiFunction<String, String, String> query) {
        ontology.find(Node.ANY, predicate, Node.ANY)
                .filterKeep(
                        axiom -> axiom.getSubject().isURI() && axiom.getObject().isURI())
                .forEach(axiom -> add(axiom, query.apply(term(axiom.getSubject()), term(axiom.getObject()))));
    }

    /** Ranges that are classes; a literal has its datatype from the start. */
    private void ranges() {
        ontology.find(Node.ANY, RDFS.range.asNode(), Node.ANY)
                .filterKeep(axiom -> ontology.contains(axiom.getObject(), RDF.type.asNode(), OWL2.Class.asNode()))
                .forEach(axiom ->
                        add(axiom, head("?y a " + term(axiom.getObject()), "?x " + term(axiom.getSubject()) + " ?y")));
    }

    private void values() {
        ontology.find(Node.ANY, OWL2.hasValue.asNode(), Node.ANY).forEach(restriction -> {
            Node property = object(restriction.getSubject(), OWL2.onProperty.asNode());
            ontology.find(Node.ANY, RDFS.subClassOf.asNode(), restriction.getSubject())
                    .forEach(axiom -> add(
                            axiom,
                            head(
                                    "?x " + term(property) + " " + term(restriction.getObject()),
                                    "?x a " + term(axiom.getSubject()))));
        });
    }

    private void chains() {
        ontology.find(Node.ANY, OWL2.propertyChainAxiom.asNode(), Node.ANY).forEach(axiom -> {
            Node first = axiom.getObject();
            Node second = object(first, RDF.rest.asNode());
            if (!object(second, RDF.rest.asNode()).equals(RDF.nil.asNode())) {
                throw new IllegalArgumentException("a chain of more than two properties: " + axiom);
            }
            String left = term(object(first, RDF.first.asNode()));
            String right = term(object(second, RDF.first.asNode()));
            String head = "?x " + term(axiom.getSubject()) + " ?z";
            add(axiom, head(head, "?x " + left + " ?y . ?y " + right + " ?z"));
        });
    }

    private void instances(Node type, String head, String body) {
        ontology.find(Node.ANY, RDF.type.asNode(), type).forEach(axiom -> {
            String property = term(axiom.getSubject());
            add(axiom, head(head.formatted(property), body.formatted(property)));
        });
    }

    private Node object(Node subject, Node predicate) {
        List<Node> objects = ontology.find(subject, predicate, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
        if (objects.size() != 1) {
            throw new IllegalArgumentException(subject + " has " + objects.size() + " values of " + predicate);
        }
        return objects.getFirst();
    }

    private static String term(Node node) {
        if (!node.isURI()) {
            throw new IllegalArgumentException("an axiom about " + node);
        }
        return "<" + node.getURI() + ">";
    }
}
