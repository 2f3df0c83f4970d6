package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.sparql.QueryText.Part;
import org.w3id.entente.sparql.QueryText.Spot;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Finding;
import org.w3id.entente.validate.Knowledge;
import org.w3id.entente.validate.Spelling;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds rules that conclude what people alone assert, and rules that wait for what none concludes. Which terms rules
 * conclude, the ontology says by ent:derivation.
 */
final class ConclusionFaults {
    /** Whatever a rule makes has to be called something; of terms of others the ontology says nothing. */
    private static final Set<Node> NAMING = Set.of(RDFS.label.asNode());

    private final Knowledge knowledge;
    private final Map<Node, String> derivations = new HashMap<>();

    ConclusionFaults(Knowledge knowledge) {
        this.knowledge = knowledge;
        Graph ontology = knowledge.corpus().union(SourceKind.ONTOLOGY);
        ontology.find(Node.ANY, Ent.derivation, Node.ANY)
                .filterKeep(triple -> triple.getObject().isLiteral())
                .forEach(triple ->
                        derivations.put(triple.getSubject(), triple.getObject().getLiteralLexicalForm()));
    }

    /** The terms that are never asserted. */
    Set<Node> derived() {
        return derivations.entrySet().stream()
                .filter(each -> each.getValue().equals("only"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Conclusions of a rule that are not a rule's to draw. */
    Stream<Finding> reserved(RuleSource source) {
        Set<Node> terms = new LinkedHashSet<>();
        source.rule().ifPresent(rule -> rule.head().forEach(triple -> terms.add(Triples.term(triple))));
        return terms.stream()
                .filter(term -> !derivations.containsKey(term) && !NAMING.contains(term) && !isUnknown(term))
                .map(term -> reserved(term, source));
    }

    /** Whether the term is told of already, because it means nothing. */
    private boolean isUnknown(Node term) {
        return term.isURI()
                && (knowledge.isUnread(term)
                        || (term.getURI().startsWith(Namespaces.ONTOLOGY)
                                && knowledge.types(term).isEmpty()));
    }

    private Finding reserved(Node term, RuleSource source) {
        String rule = knowledge.name(source.name());
        Optional<Spot> spot = term.isURI()
                ? source.query().findName(Part.HEAD, term.getURI())
                : source.query().find(Part.HEAD, term.toString());
        String found = term.isVariable()
                ? rule + " concludes that things are of the class " + term + ", whichever that is"
                : rule + " concludes " + (term.isURI() ? knowledge.name(term) : "a class that is no IRI")
                        + ", which people alone assert";
        boolean isOurs = term.isURI() && term.getURI().startsWith(Namespaces.ONTOLOGY);
        return Finding.of(
                        Code.ENT608,
                        source.place(spot),
                        found,
                        "a term that the ontology marks by ent:derivation",
                        isOurs
                                ? "conclude another term; or, where it is not what an edition states, mark it in ontology/"
                                : "conclude a term of the ontology")
                .about(source.name());
    }

    /** What rules read and no rule concludes, although the ontology says that it is never asserted. */
    Stream<Finding> missing(List<RuleSource> sources, List<Rule> rules) {
        Set<Node> concluded = new HashSet<>();
        rules.forEach(rule -> rule.head().forEach(triple -> concluded.add(Triples.term(triple))));
        if (concluded.stream().anyMatch(Node::isVariable)) {
            return Stream.empty(); // any class may follow
        }
        return sources.stream().flatMap(source -> source.rule().stream()
                .flatMap(Triples::read)
                .map(Triples::term)
                .distinct()
                .filter(term -> "only".equals(derivations.get(term)) && !concluded.contains(term))
                .map(term -> missing(term, source, concluded)));
    }

    private Finding missing(Node term, RuleSource source, Set<Node> concluded) {
        Optional<String> near = Spelling.nearest(
                term.getLocalName(),
                concluded.stream()
                        .filter(each -> each.getURI().startsWith(Namespaces.ONTOLOGY))
                        .map(Node::getLocalName));
        return Finding.of(
                        Code.ENT614,
                        source.place(source.query().findName(Part.BODY, term.getURI())),
                        knowledge.name(source.name()) + " reads " + knowledge.name(term)
                                + ", which is only derived, and no rule concludes it",
                        "",
                        near.map(each -> "did you mean ent:" + each + "? Otherwise write the rule that concludes it")
                                .orElse("write the rule that concludes it"))
                .about(source.name());
    }
}
