package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for {@link PartnershipGraph}: axioms of OWL, and CONSTRUCTs. */
public final class PartnershipRules {
    static {
        JenaSystem.init();
    }

    static final String ENT = "https://w3id.org/entente/ontology#";
    static final String ROLE = "https://w3id.org/entente/concept/role/";
    static final String DOMAIN = "https://w3id.org/entente/concept/domain/";
    private static final Map<String, String> PREFIXES =
            Map.of("ent", ENT, "role", ROLE, "domain", DOMAIN, "rdf", RDF.getURI());

    private static final Set<Node> RDF_SCHEMA =
            Set.of(RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode(), RDFS.domain.asNode(), RDFS.range.asNode());

    private static final String ONTOLOGY = """
            @prefix ent: <https://w3id.org/entente/ontology#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix prov: <http://www.w3.org/ns/prov#> .
            ent:State rdfs:subClassOf ent:Actor . ent:Ministry rdfs:subClassOf ent:GovernmentBody .
            ent:GovernmentBody rdfs:subClassOf ent:Actor . ent:Actor rdfs:subClassOf prov:Agent .
            ent:ExerciseEdition rdfs:subClassOf ent:Activity . ent:DialogueSession rdfs:subClassOf ent:Activity .
            ent:Activity rdfs:subClassOf prov:Activity . ent:Participation rdfs:subClassOf ent:Involvement .
            ent:partOf a owl:TransitiveProperty .
            ent:representsState owl:propertyChainAxiom ( ent:partOf ent:representsState ) .
            ent:editionOf rdfs:domain ent:Activity ; rdfs:range ent:Series ; owl:inverseOf ent:hasEdition .
            ent:cooperatesWith a owl:SymmetricProperty .
            ent:cooperatesInCyberWith rdfs:subPropertyOf ent:cooperatesWith .
            ent:cooperatesInSpaceWith rdfs:subPropertyOf ent:cooperatesWith .
            """;

    private static final List<String> CONSTRUCTS = List.of(
            "CONSTRUCT { ?p ent:actsFor ?s } WHERE { ?p ent:participant/ent:representsState ?s }",
            "CONSTRUCT { ?p ent:actsFor ?s } WHERE { ?p ent:participant ?s . ?s a ent:State }",
            "CONSTRUCT { ?s ent:takesPartIn ?e } WHERE { ?p ent:actsFor ?s ; ent:inActivity ?e ; ent:role ?r"
                    + " FILTER(?r IN (role:host, role:participant)) }",
            "CONSTRUCT { ?s ent:observes ?e } WHERE { ?p ent:actsFor ?s ; ent:inActivity ?e ; ent:role role:observer }",
            "CONSTRUCT { ?s ent:onlyObserves ?e } WHERE { ?s ent:observes ?e"
                    + " FILTER NOT EXISTS { ?s ent:takesPartIn ?e } }",
            "CONSTRUCT { ?a ent:cooperatesInCyberWith ?b } WHERE { ?a ent:takesPartIn ?e . ?b ent:takesPartIn ?e ."
                    + " ?e ent:domain domain:cyber FILTER(?a != ?b) }",
            "CONSTRUCT { ?a ent:cooperatesInSpaceWith ?b } WHERE { ?a ent:takesPartIn ?e . ?b ent:takesPartIn ?e ."
                    + " ?e ent:domain domain:space FILTER(?a != ?b) }",
            "CONSTRUCT { ?a ent:onlyCyberWith ?b } WHERE { ?a ent:cooperatesInCyberWith ?b"
                    + " FILTER NOT EXISTS { ?a ent:cooperatesInSpaceWith ?b } }",
            "CONSTRUCT { ?p a ent:Partnership ; ent:partnerA ?a ; ent:partnerB ?b } WHERE { ?a ent:cooperatesWith ?b"
                    + " FILTER(STR(?a) < STR(?b)) BIND(IRI(CONCAT(STR(?a), \"+\", STRAFTER(STR(?b), \"/id/\"))) AS ?p) }",
            "CONSTRUCT { ?s ent:activityCount ?n } WHERE { { SELECT ?s (COUNT(DISTINCT ?e) AS ?n) WHERE {"
                    + " ?s ent:takesPartIn ?e } GROUP BY ?s } }",
            "CONSTRUCT { ?x ent:latest ?d } WHERE { { SELECT ?x (MAX(?when) AS ?d) WHERE {"
                    + " ?e ent:editionOf ?x ; ent:date ?when } GROUP BY ?x } }",
            "CONSTRUCT { ?s ent:upgradedIn ?x } WHERE { ?s ent:observes ?e1 . ?e1 ent:editionOf ?x . ?e2 ent:editionOf ?x ."
                    + " ?s ent:takesPartIn ?e2 . ?e1 ent:date ?d1 . ?e2 ent:date ?d2 FILTER(?d1 < ?d2) }");

    /** How much of a rule language the rules need; each holds the rules of those before it. */
    public enum Extent {
        /** Sub-classes, sub-properties, domains and ranges. */
        SCHEMA,
        /** The other axioms, and rules of patterns and of tests whether IRIs are equal. */
        POSITIVE,
        /** Negation as well. */
        NEGATION,
        /** New terms, order and aggregates as well: all rules. */
        WHOLE
    }

    private PartnershipRules() {}

    /** The rules of an extent, in the same order on each call. */
    public static List<Rule> of(Extent extent) {
        if (extent == Extent.SCHEMA) {
            return OwlRules.of(schema());
        }
        List<Rule> rules = new ArrayList<>(OwlRules.of(ontology()));
        for (String text : CONSTRUCTS) {
            Node name = NodeFactory.createURI("https://w3id.org/entente/rule/" + rules.size());
            Rule rule =
                    switch (RuleCompiler.compile(name, "", text, PREFIXES)) {
                        case Compiled.Accepted accepted -> accepted.rule();
                        case Compiled.Refused refused ->
                            throw new IllegalStateException(refused.problems().toString());
                    };
            if (extent(rule).compareTo(extent) <= 0) {
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    /** All rules, as those of a project are put together. */
    public static Rulebook rulebook() {
        Graph rules = GraphMemFactory.createDefaultGraphSameTerm();
        for (int i = 0; i < CONSTRUCTS.size(); i++) {
            Node rule = NodeFactory.createURI("https://w3id.org/entente/rule/" + i);
            rules.add(rule, RDF.type.asNode(), RuleReader.RULE);
            rules.add(rule, RuleReader.CONSTRUCT, NodeFactory.createLiteralString(CONSTRUCTS.get(i)));
            rules.add(rule, RuleReader.PREFIXES, rule);
            PREFIXES.forEach((prefix, namespace) -> {
                Node declaration = NodeFactory.createURI("https://w3id.org/entente/prefix/" + prefix);
                rules.add(rule, RuleReader.DECLARE, declaration);
                rules.add(declaration, RuleReader.PREFIX, NodeFactory.createLiteralString(prefix));
                rules.add(declaration, RuleReader.NAMESPACE, NodeFactory.createLiteralString(namespace));
            });
        }
        return Rulebook.of(rules, ontology());
    }

    /** The axioms of RDF Schema alone. */
    public static Graph schema() {
        Graph schema = GraphMemFactory.createDefaultGraphSameTerm();
        ontology()
                .find()
                .filterKeep(axiom -> RDF_SCHEMA.contains(axiom.getPredicate()))
                .forEach(schema::add);
        return schema;
    }

    /** The axioms. */
    public static Graph ontology() {
        Graph ontology = GraphMemFactory.createDefaultGraphSameTerm();
        RDFParser.fromString(ONTOLOGY, Lang.TURTLE).parse(ontology);
        return ontology;
    }

    private static Extent extent(Rule rule) {
        Body.Pattern pattern = rule.body().pattern();
        boolean whole = rule.body() instanceof Body.Aggregation
                || !pattern.assignments().isEmpty()
                || !pattern.filters().stream().allMatch(PartnershipRules::testsIris);
        if (whole) {
            return Extent.WHOLE;
        }
        return pattern.negations().isEmpty() ? Extent.POSITIVE : Extent.NEGATION;
    }

    private static boolean testsIris(Expr filter) {
        return filter instanceof E_NotEquals || filter instanceof E_OneOf;
    }
}
