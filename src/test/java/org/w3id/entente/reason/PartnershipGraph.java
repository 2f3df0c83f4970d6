package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * A seeded graph of partnerships in the project's own model, made while it is read, with a rule set to match.
 */
final class PartnershipGraph implements Iterator<Triple> {
    private static final String ENT = "https://w3id.org/entente/ontology#";
    private static final String ID = "https://w3id.org/entente/id/";
    private static final String CONCEPT = "https://w3id.org/entente/concept/";
    static final Map<String, String> PREFIXES =
            Map.of("ent", ENT, "role", CONCEPT + "role/", "domain", CONCEPT + "domain/", "rdf", RDF.getURI());

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

    private static final List<String> RULES = List.of(
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

    private final Random random;
    private final int wanted;
    private final int series;
    private final List<Node> participants = new ArrayList<>();
    private final Deque<Triple> ready = new ArrayDeque<>();
    private int given;
    private int activities;
    private int participations;

    /** A generator of at least so many triples, all distinct. */
    PartnershipGraph(int triples, long seed) {
        random = new Random(seed);
        wanted = triples;
        series = Math.max(10, triples / 500);
        int states = Math.clamp(triples / 5_000, 20, 200);
        for (int i = 0; i < states; i++) {
            Node state = id("state-" + i);
            add(state, RDF.type.asNode(), ent("State"));
            label(state, "State " + i);
            participants.add(state);
            for (int j = 0; j < 3; j++) {
                Node ministry = id("ministry-" + j + "-of-state-" + i);
                add(ministry, RDF.type.asNode(), ent("Ministry"));
                label(ministry, "Ministry " + j + " of state " + i);
                add(ministry, ent("representsState"), state);
                Node office = id("office-" + j + "-of-state-" + i);
                add(office, RDF.type.asNode(), ent("GovernmentBody"));
                add(office, ent("partOf"), ministry);
                participants.add(ministry);
                participants.add(office);
            }
        }
    }

    @Override
    public boolean hasNext() {
        if (ready.isEmpty() && given < wanted) {
            activity();
        }
        return !ready.isEmpty();
    }

    @Override
    public Triple next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        given++;
        return ready.remove();
    }

    private void activity() {
        Node activity = id("activity-" + activities++);
        add(activity, RDF.type.asNode(), ent(random.nextBoolean() ? "ExerciseEdition" : "DialogueSession"));
        label(activity, "Activity " + activities);
        add(activity, ent("editionOf"), id("series-" + random.nextInt(series)));
        add(
                activity,
                ent("domain"),
                NodeFactory.createURI(CONCEPT + "domain/" + (random.nextBoolean() ? "cyber" : "space")));
        add(
                activity,
                ent("date"),
                NodeFactory.createLiteralString((2000 + random.nextInt(25)) + "-" + (10 + random.nextInt(3))));
        int size = 2 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            ready.addAll(participation(activity));
        }
    }

    /** The triples of one more participation in an activity. */
    private List<Triple> participation(Node activity) {
        Node node = id("participation-" + participations++);
        String role = List.of("host", "participant", "participant", "observer").get(random.nextInt(4));
        return List.of(
                Triple.create(node, RDF.type.asNode(), ent("Participation")),
                Triple.create(node, ent("inActivity"), activity),
                Triple.create(node, ent("participant"), participants.get(random.nextInt(participants.size()))),
                Triple.create(node, ent("role"), NodeFactory.createURI(CONCEPT + "role/" + role)));
    }

    /** The triples of one more participation in one of the activities that were given. */
    List<Triple> participation() {
        return participation(id("activity-" + random.nextInt(activities)));
    }

    static List<Rule> rules() {
        Graph ontology = GraphMemFactory.createDefaultGraphSameTerm();
        RDFParser.fromString(ONTOLOGY, Lang.TURTLE).parse(ontology);
        List<Rule> rules = new ArrayList<>(OwlRules.of(ontology));
        for (String text : RULES) {
            Node name = NodeFactory.createURI("https://w3id.org/entente/rule/" + rules.size());
            switch (RuleCompiler.compile(name, "", text, PREFIXES)) {
                case Compiled.Accepted accepted -> rules.add(accepted.rule());
                case Compiled.Refused refused ->
                    throw new IllegalStateException(refused.problems().toString());
            }
        }
        return rules;
    }

    private void label(Node node, String text) {
        add(node, RDFS.label.asNode(), NodeFactory.createLiteralLang(text, "en"));
    }

    private void add(Node subject, Node predicate, Node object) {
        ready.add(Triple.create(subject, predicate, object));
    }

    private static Node ent(String name) {
        return NodeFactory.createURI(ENT + name);
    }

    private static Node id(String name) {
        return NodeFactory.createURI(ID + name);
    }
}
