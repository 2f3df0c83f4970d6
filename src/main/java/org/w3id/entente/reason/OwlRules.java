package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.Template;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * OWL 2 RL axioms as rules (OWL 2 Profiles, section 4.3; each label begins with the name of the rule there).
 *
 * <p>Read are: rdfs:subClassOf, rdfs:subPropertyOf, owl:equivalentClass and owl:equivalentProperty between named terms,
 * rdfs:domain and rdfs:range (of properties whose values are no literals), owl:inverseOf, owl:SymmetricProperty,
 * owl:TransitiveProperty, owl:propertyChainAxiom with inverses, and owl:hasValue as either side of a class axiom. Axioms
 * about other things are passed over. Stateless.
 */
public final class OwlRules {
    static final String NAMES = "https://w3id.org/entente/rule/owl/";

    static {
        JenaSystem.init();
    }

    private final Graph ontology;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<Node> names = new HashSet<>();

    private OwlRules(Graph ontology) {
        this.ontology = ontology;
    }

    /** The rules of an ontology's axioms, in an order that depends on the axioms alone. */
    public static List<Rule> of(Graph ontology) {
        OwlRules reader = new OwlRules(ontology);
        reader.classes();
        reader.properties();
        return List.copyOf(reader.rules);
    }

    private void classes() {
        each(RDFS.subClassOf.asNode(), (one, other) -> subClass("cax-sco", one, other));
        each(OWL2.equivalentClass.asNode(), (one, other) -> {
            subClass("cax-eqc1", one, other);
            subClass("cax-eqc2", other, one);
        });
    }

    private void subClass(String kind, Node narrow, Node wide) {
        Optional<Triple> left = membership(narrow);
        Optional<Triple> right = membership(wide);
        if (left.isPresent() && right.isPresent() && !narrow.equals(wide)) {
            String rule = narrow.isURI() ? wide.isURI() ? kind : "cls-hv1" : "cls-hv2";
            add(rule, narrow, wide, right.get(), left.get());
        }
    }

    /** What makes ?x a member of a named class or a value restriction; empty for other class expressions. */
    private Optional<Triple> membership(Node type) {
        Node member = Var.alloc("x");
        if (type.isURI()) {
            return Optional.of(Triple.create(member, RDF.type.asNode(), type));
        }
        Optional<Node> property = object(type, OWL2.onProperty.asNode()).filter(Node::isURI);
        Optional<Node> value = object(type, OWL2.hasValue.asNode()).filter(node -> !node.isBlank());
        return property.isPresent() && value.isPresent()
                ? Optional.of(Triple.create(member, property.get(), value.get()))
                : Optional.empty();
    }

    private void properties() {
        Node x = Var.alloc("x");
        Node y = Var.alloc("y");
        each(RDFS.subPropertyOf.asNode(), (one, other) -> subProperty("prp-spo1", one, other));
        each(OWL2.equivalentProperty.asNode(), (one, other) -> {
            subProperty("prp-eqp1", one, other);
            subProperty("prp-eqp2", other, one);
        });
        each(RDFS.domain.asNode(), (property, type) -> {
            if (property.isURI() && type.isURI()) {
                add(
                        "prp-dom",
                        property,
                        type,
                        Triple.create(x, RDF.type.asNode(), type),
                        Triple.create(x, property, y));
            }
        });
        each(RDFS.range.asNode(), (property, type) -> {
            if (property.isURI() && type.isURI() && !isDatatype(type)) {
                add(
                        "prp-rng",
                        property,
                        type,
                        Triple.create(y, RDF.type.asNode(), type),
                        Triple.create(x, property, y));
            }
        });
        each(OWL2.inverseOf.asNode(), (one, other) -> {
            if (one.isURI() && other.isURI()) {
                add("prp-inv1", one, other, Triple.create(y, other, x), Triple.create(x, one, y));
                add("prp-inv2", other, one, Triple.create(y, one, x), Triple.create(x, other, y));
            }
        });
        each(RDF.type.asNode(), (property, type) -> {
            if (property.isURI() && type.equals(OWL2.SymmetricProperty.asNode())) {
                add("prp-symp", property, property, Triple.create(y, property, x), Triple.create(x, property, y));
            } else if (property.isURI() && type.equals(OWL2.TransitiveProperty.asNode())) {
                Node z = Var.alloc("z");
                Triple head = Triple.create(x, property, z);
                add("prp-trp", property, property, head, Triple.create(x, property, y), Triple.create(y, property, z));
            }
        });
        each(OWL2.propertyChainAxiom.asNode(), this::chain);
    }

    private void subProperty(String kind, Node narrow, Node wide) {
        if (narrow.isURI() && wide.isURI() && !narrow.equals(wide)) {
            Node x = Var.alloc("x");
            Node y = Var.alloc("y");
            add(kind, narrow, wide, Triple.create(x, wide, y), Triple.create(x, narrow, y));
        }
    }

    private void chain(Node property, Node list) {
        List<Triple> links = new ArrayList<>();
        Node rest = list;
        while (!rest.equals(RDF.nil.asNode())) {
            Node from = Var.alloc("x" + links.size());
            Node to = Var.alloc("x" + (links.size() + 1));
            Optional<Node> link = object(rest, RDF.first.asNode());
            Optional<Node> next = object(rest, RDF.rest.asNode());
            Optional<Node> inverse = link.flatMap(each -> object(each, OWL2.inverseOf.asNode()));
            if (link.isEmpty() || next.isEmpty()) {
                return; // a broken list
            }
            if (link.get().isURI()) {
                links.add(Triple.create(from, link.get(), to));
            } else if (inverse.isPresent() && inverse.get().isURI()) {
                links.add(Triple.create(to, inverse.get(), from));
            } else {
                return;
            }
            rest = next.get();
        }
        if (property.isURI() && !links.isEmpty()) {
            Triple head = Triple.create(Var.alloc("x0"), property, Var.alloc("x" + links.size()));
            add("prp-spo2", property, links.getFirst().getPredicate(), head, links.toArray(Triple[]::new));
        }
    }

    private boolean isDatatype(Node type) {
        return type.getURI().startsWith("http://www.w3.org/2001/XMLSchema#")
                || type.equals(RDFS.Literal.asNode())
                || type.equals(RDF.langString.asNode())
                || ontology.contains(type, RDF.type.asNode(), RDFS.Datatype.asNode());
    }

    private Optional<Node> object(Node subject, Node predicate) {
        ExtendedIterator<Triple> found = ontology.find(subject, predicate, Node.ANY);
        try {
            return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
        } finally {
            found.close();
        }
    }

    private void each(Node predicate, BiConsumer<Node, Node> action) {
        ontology.find(Node.ANY, predicate, Node.ANY).toList().stream()
                .sorted(Comparator.comparing(Triple::toString))
                .forEach(triple -> action.accept(triple.getSubject(), triple.getObject()));
    }

    private void add(String kind, Node one, Node other, Triple head, Triple... body) {
        if (!head.getPredicate().isURI()) {
            return;
        }
        String local = kind + "/" + local(one) + (one.equals(other) ? "" : "/" + local(other));
        Node name = NodeFactory.createURI(NAMES + local);
        for (int i = 2; !names.add(name); i++) {
            name = NodeFactory.createURI(NAMES + local + "/" + i);
        }
        BasicPattern template = new BasicPattern();
        template.add(head);
        ElementTriplesBlock pattern = new ElementTriplesBlock();
        List.of(body).forEach(pattern::addTriple);
        ElementGroup where = new ElementGroup();
        where.addElement(pattern);
        Query query = new Query();
        query.setQueryConstructType();
        query.setConstructTemplate(new Template(template));
        query.setQueryPattern(where);
        rules.add(new Rule(
                name,
                kind + ": " + local(one) + " → " + local(other),
                List.of(head),
                new Body.Pattern(List.of(body), List.of(), List.of(), List.of()),
                query));
    }

    private static String local(Node node) {
        if (!node.isURI()) {
            return "value";
        }
        String iri = node.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
