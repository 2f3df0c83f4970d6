package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.Statement;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds names that mean nothing: misspelt terms, undefined things, terms in the wrong role. The world is closed: what
 * no document of the corpus defines does not exist.
 */
final class TermCheck implements Check {
    /** So many places of one wrong name are reported per file; the last says how many follow. */
    static final int MOST_PLACES = 10;

    private static final Node TYPE = RDF.type.asNode();
    private static final Set<Node> CLASSES =
            Set.of(OWL2.Class.asNode(), RDFS.Class.asNode(), RDFS.Datatype.asNode(), OWL2.DeprecatedClass.asNode());
    private static final Set<Node> PROPERTIES = Set.of(
            OWL2.ObjectProperty.asNode(),
            OWL2.DatatypeProperty.asNode(),
            OWL2.AnnotationProperty.asNode(),
            RDF.Property.asNode(),
            OWL2.DeprecatedProperty.asNode());

    /** Predicates whose objects need not exist: versions of the ontology are names, not documents. */
    private static final Set<Node> FREE = Set.of(
            OWL2.versionIRI.asNode(),
            OWL2.priorVersion.asNode(),
            OWL2.backwardCompatibleWith.asNode(),
            OWL2.incompatibleWith.asNode());

    private static final List<String> NAMESPACES = List.of(
            Namespaces.ONTOLOGY,
            Namespaces.ID,
            Namespaces.CONCEPT,
            Namespaces.CLAIM,
            Namespaces.CITATION,
            Namespaces.SHAPE,
            Namespaces.RULE,
            Namespaces.IDENTIFIER);

    /** Namespaces whose members are files, not subjects. */
    private static final List<String> FILES = List.of(Namespaces.GRAPH, Namespaces.QUERY);

    private final Vocabularies vocabularies = Vocabularies.load();

    private enum Role {
        CLASS,
        PROPERTY,
        ANY
    }

    private record Use(Node term, Role role) {}

    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        Map<Use, Optional<Finding>> verdicts = new HashMap<>();
        return knowledge.corpus().documents().stream()
                .flatMap(document -> new InDocument(document, knowledge, verdicts).findings());
    }

    /** The check of one document; verdicts about terms are shared by all documents. */
    private final class InDocument {
        private final Document document;
        private final Knowledge knowledge;
        private final Map<Use, Optional<Finding>> verdicts;
        private final Map<Use, Integer> counts = new HashMap<>();
        private final Map<Use, Integer> last = new HashMap<>();
        private final List<Finding> findings = new ArrayList<>();

        InDocument(Document document, Knowledge knowledge, Map<Use, Optional<Finding>> verdicts) {
            this.document = document;
            this.knowledge = knowledge;
            this.verdicts = verdicts;
        }

        Stream<Finding> findings() {
            // what only shapes speak of, such as their prefixes, needs no type
            if (document.kind() != SourceKind.SHAPES) {
                document.statements().forEach(this::subject);
            }
            for (int i = 0; i < document.size(); i++) {
                Triple triple = document.triple(i);
                Node predicate = triple.getPredicate();
                use(new Use(predicate, Role.PROPERTY), i, true);
                Node object = triple.getObject();
                if (object.isURI() && !FREE.contains(predicate)) {
                    use(new Use(object, predicate.equals(TYPE) ? Role.CLASS : Role.ANY), i, false);
                } else if (object.isLiteral()) {
                    datatype(object, i);
                }
            }
            counts.forEach((use, count) -> {
                if (count > MOST_PLACES) {
                    findings.set(last.get(use), more(findings.get(last.get(use)), count - MOST_PLACES));
                }
            });
            return findings.stream();
        }

        private void subject(Statement statement) {
            Node subject = statement.subject();
            boolean isOurs = subject.isURI()
                    && NAMESPACES.stream().anyMatch(each -> subject.getURI().startsWith(each));
            if (!isOurs || !knowledge.types(subject).isEmpty() || knowledge.isUnread(subject)) {
                return;
            }
            Optional<String> meant = meant(subject, Role.ANY);
            findings.add(Finding.of(
                            Code.ENT206,
                            statement.place(),
                            knowledge.name(subject) + " has no type",
                            meant.isPresent() ? "" : "a type (a …)",
                            meant.map(each -> "did you mean " + each + "?").orElse(""))
                    .about(subject));
        }

        private void use(Use use, int number, boolean isPredicate) {
            // computeIfAbsent would allocate a closure for each triple of a large file
            Optional<Finding> verdict = verdicts.get(use);
            if (verdict == null) {
                verdict = verdict(use);
                verdicts.put(use, verdict);
            }
            if (verdict.isEmpty() || (isOutside(use) && !declarationsMatter())) {
                return;
            }
            Place place = isPredicate ? document.predicatePlace(number) : document.objectPlace(number);
            boolean isSameToken =
                    last.containsKey(use) && findings.get(last.get(use)).place().equals(place);
            if (!isSameToken && counts.merge(use, 1, Integer::sum) <= MOST_PLACES) {
                last.put(use, findings.size());
                findings.add(at(verdict.get(), place));
            }
        }

        private boolean isOutside(Use use) {
            return verdicts.get(use)
                    .map(Finding::code)
                    .filter(Code.ENT204::equals)
                    .isPresent();
        }

        private boolean declarationsMatter() {
            return document.kind() == SourceKind.DATA || document.kind() == SourceKind.ONTOLOGY;
        }

        private void datatype(Node literal, int number) {
            String datatype = literal.getLiteralDatatypeURI();
            Optional<String> namespace = vocabularies.namespace(datatype);
            if (namespace.isPresent()) {
                String local = datatype.substring(namespace.get().length());
                if (vocabularies.has(namespace.get(), local)) {
                    return;
                }
            } else if (!knowledge.types(NodeFactory.createURI(datatype)).isEmpty()) {
                return;
            }
            Node node = NodeFactory.createURI(datatype);
            if (isUndefinedPrefix(node)) {
                return;
            }
            findings.add(Finding.of(
                    Code.ENT207,
                    document.objectPlace(number),
                    knowledge.name(node) + " is no known datatype",
                    "",
                    closest(datatype, namespace)));
        }

        private Optional<Finding> verdict(Use use) {
            String iri = use.term().getURI();
            if (knowledge.isUnread(use.term()) || isUndefinedPrefix(use.term())) {
                return Optional.empty();
            }
            if (iri.startsWith(Namespaces.BASE)) {
                return ours(use, iri);
            }
            return use.role() == Role.ANY ? Optional.empty() : outside(use, iri);
        }

        private Optional<Finding> ours(Use use, String iri) {
            if (FILES.stream().anyMatch(iri::startsWith) || NAMESPACES.contains(iri)) {
                return Optional.empty();
            }
            boolean isTerm = iri.startsWith(Namespaces.ONTOLOGY);
            Set<Node> types = knowledge.types(use.term());
            if (types.isEmpty() && !(knowledge.describes(use.term()) && !isTerm)) {
                return Optional.of(unknown(use, isTerm ? Code.ENT201 : Code.ENT202, isTerm));
            }
            return isTerm ? role(use, types) : Optional.empty();
        }

        private Optional<Finding> role(Use use, Set<Node> types) {
            boolean isClass = types.stream().anyMatch(CLASSES::contains);
            boolean isProperty = types.stream().anyMatch(PROPERTIES::contains);
            boolean fits =
                    switch (use.role()) {
                        case ANY -> true;
                        case CLASS -> isClass;
                        case PROPERTY -> isProperty;
                    };
            if (fits) {
                return Optional.empty();
            }
            String wanted = use.role() == Role.CLASS ? "a class" : "a property";
            String is = isClass ? "a class" : isProperty ? "a property" : "an individual";
            return Optional.of(finding(
                    Code.ENT205,
                    knowledge.name(use.term()) + " is " + is + " and used as " + wanted,
                    "",
                    meant(use.term(), use.role())
                            .map(each -> "did you mean " + each + "?")
                            .orElse("use " + wanted + " here"),
                    use.term()));
        }

        private Finding unknown(Use use, Code code, boolean isTerm) {
            String name = knowledge.name(use.term());
            Optional<String> meant = meant(use.term(), use.role());
            String none = isTerm ? " is no term of the ontology" : " is defined nowhere";
            String cure = isTerm ? "use a term of the ontology, or add it there" : "define it, or correct the name";
            return finding(
                    code,
                    name + none,
                    "",
                    meant.map(each -> "did you mean " + each + "?").orElse(cure),
                    use.term());
        }

        private Optional<Finding> outside(Use use, String iri) {
            Optional<String> namespace = vocabularies.namespace(iri);
            if (namespace.isPresent()) {
                String local = iri.substring(namespace.get().length());
                if (!vocabularies.has(namespace.get(), local)) {
                    return Optional.of(finding(
                            Code.ENT203,
                            knowledge.name(use.term()) + " is no term of its vocabulary",
                            "",
                            closest(iri, namespace),
                            use.term()));
                }
                if (vocabularies.isBuiltIn(namespace.get())) {
                    return Optional.empty();
                }
            }
            if (!knowledge.types(use.term()).isEmpty()) {
                return Optional.empty();
            }
            String kind = use.role() == Role.CLASS ? "owl:Class" : "owl:ObjectProperty or another kind of property";
            return Optional.of(finding(
                    Code.ENT204,
                    knowledge.name(use.term()) + " is not declared by the ontology",
                    "",
                    meant(use.term(), use.role())
                            .map(each -> "did you mean " + each + "?")
                            .orElse("declare it in ontology/ as " + kind),
                    use.term()));
        }

        private Optional<String> meant(Node term, Role role) {
            String namespace = namespace(term.getURI());
            Stream<String> candidates = knowledge.typed().stream()
                    .filter(each -> each.isURI() && namespace(each.getURI()).equals(namespace))
                    .filter(each -> fits(each, role))
                    .map(each -> each.getURI().substring(namespace.length()));
            return Spelling.nearest(term.getURI().substring(namespace.length()), candidates)
                    .map(local -> knowledge.name(NodeFactory.createURI(namespace + local)));
        }

        private boolean fits(Node candidate, Role role) {
            return switch (role) {
                case ANY -> true;
                case CLASS -> knowledge.types(candidate).stream().anyMatch(CLASSES::contains);
                case PROPERTY -> knowledge.types(candidate).stream().anyMatch(PROPERTIES::contains);
            };
        }

        private String closest(String iri, Optional<String> namespace) {
            return namespace
                    .flatMap(each -> Spelling.nearest(iri.substring(each.length()), vocabularies.terms(each).stream())
                            .map(local -> "did you mean " + knowledge.name(NodeFactory.createURI(each + local)) + "?"))
                    .orElse("correct the name");
        }
    }

    private static boolean isUndefinedPrefix(Node node) {
        return node.getURI().startsWith("urn:undefined-prefix:");
    }

    private static String namespace(String iri) {
        return iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }

    private static Finding finding(Code code, String found, String wanted, String cure, Node about) {
        return Finding.of(code, Place.wholeFile(""), found, wanted, cure).about(about);
    }

    private static Finding at(Finding verdict, Place place) {
        return new Finding(
                verdict.code(),
                verdict.severity(),
                place,
                verdict.found(),
                verdict.wanted(),
                verdict.cure(),
                verdict.focusNode(),
                verdict.shape());
    }

    private static Finding more(Finding finding, int count) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.place(),
                finding.found() + " (and " + count + " more places in this file)",
                finding.wanted(),
                finding.cure(),
                finding.focusNode(),
                finding.shape());
    }
}
