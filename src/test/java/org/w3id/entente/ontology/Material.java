package org.w3id.entente.ontology;

import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the checks of {@link Pitfall} look at.
 *
 * @param ontology what {@code ontology/*.ttl} says
 * @param data what {@code data/} says
 * @param queries the text of all questions and rules
 */
record Material(Model ontology, Model data, String queries) {
    static final String BASE = "https://w3id.org/entente/";
    static final String HEADER = BASE + "ontology";
    static final String NAMESPACE = HEADER + "#";

    static Material of(Graph ontology, Graph data, String queries) {
        return new Material(
                ModelFactory.createModelForGraph(ontology), ModelFactory.createModelForGraph(data), queries);
    }

    /** The same with more said in the ontology's files. */
    Material and(Graph more) {
        return of(Sources.union(ontology.getGraph(), more), data.getGraph(), queries);
    }

    /** Ontology and data together. */
    Model all() {
        return ModelFactory.createModelForGraph(Sources.union(ontology.getGraph(), data.getGraph()));
    }

    /** Our classes, sorted by IRI. */
    List<Resource> classes() {
        return ownTerms(OWL2.Class);
    }

    /** Our properties, sorted by IRI. */
    List<Resource> properties() {
        return ownTerms(OWL2.ObjectProperty, OWL2.DatatypeProperty, OWL2.AnnotationProperty);
    }

    /** Our classes and properties, sorted by IRI. */
    List<Resource> terms() {
        return ownTerms(OWL2.Class, OWL2.ObjectProperty, OWL2.DatatypeProperty, OWL2.AnnotationProperty);
    }

    /** The members of a class in the ontology's files, sorted by IRI. */
    List<Resource> members(Resource type) {
        return ontology.listSubjectsWithProperty(RDF.type, type).toList().stream()
                .sorted((left, right) -> left.toString().compareTo(right.toString()))
                .toList();
    }

    /** The objects of a subject and a property in the ontology's files. */
    List<RDFNode> objects(Resource subject, Property property) {
        return ontology.listObjectsOfProperty(subject, property).toList();
    }

    static boolean isOwnTerm(RDFNode node) {
        return node.isURIResource() && node.asResource().getURI().startsWith(NAMESPACE);
    }

    /** A name to show: {@code ent:} for the ontology's namespace, else the whole IRI or the literal's words. */
    static String show(RDFNode node) {
        return isOwnTerm(node)
                ? "ent:" + node.asResource().getURI().substring(NAMESPACE.length())
                : node.isLiteral() ? "\"" + node.asLiteral().getLexicalForm() + "\"" : node.toString();
    }

    private List<Resource> ownTerms(Resource... kinds) {
        Set<String> terms = new TreeSet<>();
        for (Resource kind : kinds) {
            ontology.listSubjectsWithProperty(RDF.type, kind)
                    .filterKeep(Material::isOwnTerm)
                    .forEach(term -> terms.add(term.getURI()));
        }
        return terms.stream().map(ontology::createResource).toList();
    }
}
