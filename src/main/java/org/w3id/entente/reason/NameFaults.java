package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.sparql.QueryText;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Finding;
import org.w3id.entente.validate.Knowledge;
import org.w3id.entente.validate.KnownTerms;
import org.w3id.entente.validate.KnownTerms.Role;
import org.w3id.entente.validate.Spelling;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds names in the queries of rules that mean nothing, and prefixes that are missing or too many. */
final class NameFaults {
    private final Knowledge knowledge;
    private final KnownTerms known;
    private final Graph rules;

    NameFaults(Knowledge knowledge) {
        this.knowledge = knowledge;
        known = new KnownTerms(knowledge);
        rules = knowledge.corpus().union(SourceKind.RULES);
    }

    /** The faults of one rule's query. */
    Stream<Finding> of(RuleSource source) {
        Stream<Finding> undefined =
                source.query().undefinedPrefixes().stream().map(prefix -> undefined(prefix, source));
        Stream<Finding> unused = source.query().unusedPrefixes().stream()
                .map(prefix -> Finding.of(
                        Code.ENT604,
                        source.place(prefix.spot()),
                        "no name in the query of " + knowledge.name(source.name()) + " uses prefix " + prefix.prefix()
                                + ":",
                        "",
                        "delete its declaration"));
        return Stream.of(undefined, unused, terms(source)).flatMap(each -> each);
    }

    private Stream<Finding> terms(RuleSource source) {
        Set<String> classes = new HashSet<>();
        Set<String> properties = new HashSet<>();
        source.rule().ifPresent(rule -> Triples.of(rule).forEach(triple -> {
            properties.add(triple.getPredicate().getURI());
            if (triple.getPredicate().equals(RDF.type.asNode())
                    && triple.getObject().isURI()) {
                classes.add(triple.getObject().getURI());
            }
        }));
        return source.query().names().stream().flatMap(name -> {
            Role role = properties.contains(name.iri())
                    ? Role.PROPERTY
                    : classes.contains(name.iri()) ? Role.CLASS : Role.ANY;
            return known.fault(NodeFactory.createURI(name.iri()), role).stream()
                    .map(fault -> fault.at(source.place(name.spot())));
        });
    }

    private Finding undefined(QueryText.Prefix prefix, RuleSource source) {
        Map<String, String> declared = source.definition().prefixes();
        Optional<String> near = Spelling.nearest(prefix.prefix(), declared.keySet().stream());
        String cure = near.map(each -> "did you mean " + each + ":?")
                .or(() -> declaring(prefix.prefix()).map(set -> "add sh:prefixes " + knowledge.name(set)))
                .orElse("declare it in a set of prefixes (sh:declare) that the rule names by sh:prefixes");
        return Finding.of(
                        Code.ENT603,
                        source.place(prefix.spot()),
                        "prefix " + prefix.prefix() + ": in the query of " + knowledge.name(source.name())
                                + " is not declared",
                        "",
                        cure)
                .about(source.name());
    }

    /** A set of prefixes that declares a prefix. */
    private Optional<Node> declaring(String prefix) {
        return rules.find(Node.ANY, RuleReader.DECLARE, Node.ANY).toList().stream()
                .filter(triple -> prefixes(triple.getObject()).contains(prefix))
                .map(Triple::getSubject)
                .filter(Node::isURI)
                .min(java.util.Comparator.comparing(Node::getURI));
    }

    private Set<String> prefixes(Node declaration) {
        Set<String> prefixes = new TreeSet<>();
        rules.find(declaration, RuleReader.PREFIX, Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(Node::isLiteral)
                .forEach(prefix -> prefixes.add(prefix.getLiteralLexicalForm()));
        return prefixes;
    }

    /** Declarations of sets of prefixes that no query uses. */
    Stream<Finding> unusedPrefixes(List<RuleSource> sources, List<Document> documents) {
        Set<Node> used = new HashSet<>();
        for (RuleSource source : sources) {
            Set<String> borrowed = source.query().borrowedPrefixes();
            rules.find(source.name(), RuleReader.PREFIXES, Node.ANY).forEach(set -> rules.find(
                            set.getObject(), RuleReader.DECLARE, Node.ANY)
                    .mapWith(Triple::getObject)
                    .filterKeep(declaration -> prefixes(declaration).stream().anyMatch(borrowed::contains))
                    .forEach(used::add));
        }
        return rules.find(Node.ANY, RuleReader.DECLARE, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .distinct()
                .filter(declaration -> !used.contains(declaration))
                .flatMap(declaration -> prefixes(declaration).stream().flatMap(prefix -> documents.stream()
                        .flatMap(document -> document.firstPlace(declaration).stream())
                        .limit(1)
                        .map(place -> Finding.of(
                                        Code.ENT604,
                                        place,
                                        "no query of a rule uses prefix " + prefix + ":",
                                        "",
                                        "delete its declaration")
                                .about(declaration))));
    }
}
