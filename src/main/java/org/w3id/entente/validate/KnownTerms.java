package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.entente.load.Place;
import org.w3id.entente.vocab.Namespaces;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells names that mean something from names that do not. The world is closed: what no document of the corpus defines does
 * not exist. Threads may share it.
 */
public final class KnownTerms {
    private static final Set<Node> CLASSES =
            Set.of(OWL2.Class.asNode(), RDFS.Class.asNode(), RDFS.Datatype.asNode(), OWL2.DeprecatedClass.asNode());
    private static final Set<Node> PROPERTIES = Set.of(
            OWL2.ObjectProperty.asNode(),
            OWL2.DatatypeProperty.asNode(),
            OWL2.AnnotationProperty.asNode(),
            RDF.Property.asNode(),
            OWL2.DeprecatedProperty.asNode());

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

    private static final Place NOWHERE = Place.wholeFile("");

    private final Vocabularies vocabularies;
    private final Definitions knowledge;

    /** How a name is used. */
    public enum Role {
        /** As a type. */
        CLASS,
        /** As a predicate. */
        PROPERTY,
        /** In any other way. */
        ANY
    }

    /**
     * The names that a corpus defines.
     *
     * @param knowledge what the corpus says
     */
    public KnownTerms(Knowledge knowledge) {
        this(knowledge, Vocabularies.load());
    }

    KnownTerms(Definitions knowledge, Vocabularies vocabularies) {
        this.knowledge = knowledge;
        this.vocabularies = vocabularies;
    }

    /**
     * Judges one name.
     *
     * @param term an IRI
     * @param role how it is used
     * @return what is wrong with it, at no place; empty when nothing is, or when it could not be read what there is
     */
    public Optional<Finding> fault(Node term, Role role) {
        String iri = term.getURI();
        if (knowledge.isUnread(term) || isUndefinedPrefix(term)) {
            return Optional.empty();
        }
        if (iri.startsWith(Namespaces.BASE)) {
            return ours(term, role, iri);
        }
        return role == Role.ANY ? Optional.empty() : outside(term, role, iri);
    }

    /** What is wrong with a datatype, at no place; empty when nothing is. */
    Optional<Finding> datatypeFault(Node datatype) {
        String iri = datatype.getURI();
        Optional<String> namespace = vocabularies.namespace(iri);
        if (namespace.isPresent()) {
            String local = iri.substring(namespace.get().length());
            if (vocabularies.has(namespace.get(), local)) {
                return Optional.empty();
            }
        } else if (!knowledge.types(datatype).isEmpty() || isUndefinedPrefix(datatype)) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                Code.ENT207, NOWHERE, knowledge.name(datatype) + " is no known datatype", "", closest(iri, namespace)));
    }

    /** Whether an IRI names something that a file has to describe. */
    static boolean isOurs(Node node) {
        return node.isURI()
                && NAMESPACES.stream().anyMatch(each -> node.getURI().startsWith(each));
    }

    private Optional<Finding> ours(Node term, Role role, String iri) {
        if (FILES.stream().anyMatch(iri::startsWith) || NAMESPACES.contains(iri)) {
            return Optional.empty();
        }
        boolean isTerm = iri.startsWith(Namespaces.ONTOLOGY);
        Set<Node> types = knowledge.types(term);
        if (types.isEmpty() && !(knowledge.describes(term) && !isTerm)) {
            return Optional.of(unknown(term, role, isTerm ? Code.ENT201 : Code.ENT202, isTerm));
        }
        return isTerm ? role(term, role, types) : Optional.empty();
    }

    private Optional<Finding> role(Node term, Role role, Set<Node> types) {
        boolean isClass = types.stream().anyMatch(CLASSES::contains);
        boolean isProperty = types.stream().anyMatch(PROPERTIES::contains);
        boolean fits =
                switch (role) {
                    case ANY -> true;
                    case CLASS -> isClass;
                    case PROPERTY -> isProperty;
                };
        if (fits) {
            return Optional.empty();
        }
        String wanted = role == Role.CLASS ? "a class" : "a property";
        String is = isClass ? "a class" : isProperty ? "a property" : "an individual";
        return Optional.of(finding(
                Code.ENT205,
                knowledge.name(term) + " is " + is + " and used as " + wanted,
                "",
                meant(term, role).map(each -> "did you mean " + each + "?").orElse("use " + wanted + " here"),
                term));
    }

    private Finding unknown(Node term, Role role, Code code, boolean isTerm) {
        String name = knowledge.name(term);
        Optional<String> meant = meant(term, role);
        String none = isTerm ? " is no term of the ontology" : " is defined nowhere";
        String cure = isTerm ? "use a term of the ontology, or add it there" : "define it, or correct the name";
        return finding(
                code,
                name + none,
                "",
                meant.map(each -> "did you mean " + each + "?").orElse(cure),
                term);
    }

    private Optional<Finding> outside(Node term, Role role, String iri) {
        Optional<String> namespace = vocabularies.namespace(iri);
        if (namespace.isPresent()) {
            String local = iri.substring(namespace.get().length());
            if (!vocabularies.has(namespace.get(), local)) {
                return Optional.of(finding(
                        Code.ENT203,
                        knowledge.name(term) + " is no term of its vocabulary",
                        "",
                        closest(iri, namespace),
                        term));
            }
            if (vocabularies.isBuiltIn(namespace.get())) {
                return Optional.empty();
            }
        }
        if (!knowledge.types(term).isEmpty()) {
            return Optional.empty();
        }
        String kind = role == Role.CLASS ? "owl:Class" : "owl:ObjectProperty or another kind of property";
        return Optional.of(finding(
                Code.ENT204,
                knowledge.name(term) + " is not declared by the ontology",
                "",
                meant(term, role)
                        .map(each -> "did you mean " + each + "?")
                        .orElse("declare it in ontology/ as " + kind),
                term));
    }

    /** The name that was probably meant. */
    Optional<String> meant(Node term, Role role) {
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

    private static boolean isUndefinedPrefix(Node node) {
        return node.getURI().startsWith("urn:undefined-prefix:");
    }

    private static String namespace(String iri) {
        return iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }

    private static Finding finding(Code code, String found, String wanted, String cure, Node about) {
        return Finding.of(code, NOWHERE, found, wanted, cure).about(about);
    }
}
