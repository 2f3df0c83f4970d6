package org.w3id.entente.ontology;

import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.w3id.entente.ontology.Material.show;

/** Checks of single terms: their names, words and use. */
final class TermChecks {
    private static final Set<Resource> DECLARATIONS =
            Set.of(OWL2.Class, OWL2.ObjectProperty, OWL2.DatatypeProperty, OWL2.AnnotationProperty, SKOS.Concept);

    /** Statements that say as much of their object as of their subject. */
    private static final Set<Property> MUTUAL = Set.of(
            OWL2.equivalentClass,
            OWL2.equivalentProperty,
            OWL2.disjointWith,
            OWL2.propertyDisjointWith,
            OWL2.inverseOf,
            OWL2.sameAs,
            RDF.first);

    /** Parts of the model that no edition has made use of yet. */
    private static final Set<String> AWAITED = Set.of("LetterOfIntent", "Memorandum");

    private TermChecks() {}

    /** Classes are written UpperCamel, properties lowerCamel. */
    static void names(Material material, Notes notes) {
        for (Resource term : material.terms()) {
            notes.look();
            String wanted = material.ontology().contains(term, RDF.type, OWL2.Class) ? "[A-Z]" : "[a-z]";
            notes.faultUnless(
                    term.getURI().substring(Material.NAMESPACE.length()).matches(wanted + "[A-Za-z0-9]*"),
                    "%s: the name does not start with %s",
                    show(term),
                    wanted);
        }
    }

    /** One label in English, one in Japanese, no other. */
    static void labels(Material material, Notes notes) {
        for (Resource term : material.terms()) {
            notes.look();
            englishAndJapanese(material, term, RDFS.label, notes);
        }
    }

    static void englishAndJapanese(Material material, Resource subject, Property property, Notes notes) {
        List<String> languages = material.objects(subject, property).stream()
                .map(label -> label.isLiteral() ? label.asLiteral().getLanguage() : "no literal")
                .sorted()
                .toList();
        notes.faultUnless(
                languages.equals(List.of("en", "ja")),
                "%s: %s in %s, not once in [en, ja]",
                show(subject),
                property.getLocalName(),
                languages);
    }

    /** No two classes, and no two properties, share a label or a definition. */
    static void twins(Material material, Notes notes) {
        for (List<Resource> kind : List.of(material.classes(), material.properties())) {
            Map<RDFNode, Resource> owners = new HashMap<>();
            for (Resource term : kind) {
                Stream.concat(
                                material.objects(term, RDFS.label).stream(),
                                material.objects(term, SKOS.definition).stream())
                        .forEach(words -> {
                            notes.look();
                            Resource other = owners.putIfAbsent(words, term);
                            notes.faultUnless(
                                    other == null,
                                    "%s and %s share the words %s",
                                    other == null ? "" : show(other),
                                    show(term),
                                    show(words));
                        });
            }
        }
    }

    /** One definition in English: "a genus that differentia", without a full stop. */
    static void definitions(Material material, Notes notes) {
        Pattern wanted = Pattern.compile("an? \\p{Ll}.*[^.\\s]");
        for (Resource term : material.terms()) {
            List<RDFNode> definitions = material.objects(term, SKOS.definition);
            notes.faultUnless(definitions.size() == 1, "%s: %d definitions", show(term), definitions.size());
            for (RDFNode definition : definitions) {
                notes.look();
                Literal words = definition.asLiteral();
                notes.faultUnless(words.getLanguage().equals("en"), "%s: the definition is not in en", show(term));
                notes.faultUnless(
                        wanted.matcher(words.getLexicalForm()).matches(),
                        "%s: the definition is not of the form \"a genus that differentia\"",
                        show(term));
            }
        }
    }

    /** Each term says that the ontology defines it. */
    static void origin(Material material, Notes notes) {
        for (Resource term : material.terms()) {
            notes.look();
            List<String> origins = material.objects(term, RDFS.isDefinedBy).stream()
                    .map(RDFNode::toString)
                    .sorted()
                    .toList();
            notes.faultUnless(origins.equals(List.of(Material.HEADER)), "%s: defined by %s", show(term), origins);
        }
    }

    /** Each name in our namespace, wherever it stands, is declared, and as one kind of term. */
    static void undeclared(Material material, Notes notes) {
        Map<RDFNode, Long> kinds = new HashMap<>();
        material.all().listStatements().forEach(statement -> Stream.of(
                        statement.getSubject(), statement.getPredicate(), statement.getObject())
                .filter(Material::isOwnTerm)
                .forEach(term -> kinds.computeIfAbsent(term, it -> DECLARATIONS.stream()
                        .filter(kind -> material.ontology().contains(it.asResource(), RDF.type, kind))
                        .count())));
        kinds.forEach((term, count) -> {
            notes.look();
            notes.faultUnless(count == 1, "%s: declared as %d kinds of term", show(term), count);
        });
    }

    /**
     * Each term is used by another term, by the data or by a question, or its note says that a rule derives it. An
     * inverse needs no use: it is another way to ask.
     */
    static void unused(Material material, Notes notes) {
        Model all = material.all();
        for (Resource term : material.terms()) {
            notes.look();
            String name = term.getURI().substring(Material.NAMESPACE.length());
            boolean used = isUsed(all, material.queries(), term)
                    || term.hasProperty(OWL2.inverseOf)
                    || material.objects(term, SKOS.scopeNote).stream()
                            .anyMatch(note -> note.asLiteral().getLexicalForm().startsWith("Derived by rule"));
            boolean awaited = AWAITED.contains(name);
            notes.faultUnless(used || awaited, "%s: nothing uses it", show(term));
            notes.faultUnless(!used || !awaited, "%s: is used, and listed as awaiting its use", show(term));
        }
    }

    private static boolean isUsed(Model all, String queries, Resource term) {
        Property asProperty = ResourceFactory.createProperty(term.getURI());
        return all.contains(null, asProperty)
                || all.listStatements(null, null, term)
                        .filterDrop(it -> it.getPredicate().equals(RDF.first)
                                || it.getPredicate().equals(OWL2.disjointWith)
                                || it.getSubject().equals(term))
                        .hasNext()
                || Pattern.compile("\\b" + show(term) + "\\b").matcher(queries).find();
    }

    /** Terms of others are declared, never described: their meaning is their authors'. */
    static void foreign(Material material, Notes notes) {
        for (Statement statement : material.ontology().listStatements().toList()) {
            Resource subject = statement.getSubject();
            if (isForeign(subject)) {
                notes.look();
                notes.faultUnless(
                        statement.getPredicate().equals(RDF.type)
                                && DECLARATIONS.contains(statement.getObject().asResource()),
                        "%s: says %s of a term of others",
                        show(subject),
                        show(statement.getPredicate()));
            }
            if (isForeign(statement.getObject()) && MUTUAL.contains(statement.getPredicate())) {
                notes.fault(
                        "%s: stands under %s, which says something of a term of others",
                        show(statement.getObject()), show(statement.getPredicate()));
            }
        }
    }

    private static boolean isForeign(RDFNode node) {
        return node.isURIResource() && !node.asResource().getURI().startsWith(Material.BASE) && !node.equals(RDF.nil);
    }
}
