package org.w3id.entente.query.describe;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.Parameter;
import org.w3id.entente.query.ParameterType;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.Questions;
import org.w3id.entente.vocab.Namespaces;

/** Questions as triples (SHACL Advanced Features: {@code sh:SPARQLSelectExecutable} with {@code sh:Parameter}s). */
final class QuestionGraph {
    private final Graph graph = GraphMemFactory.createGraphMem2();

    private QuestionGraph() {}

    static Graph of(Questions questions) {
        QuestionGraph made = new QuestionGraph();
        questions.all().forEach(made::add);
        return made.graph;
    }

    private void add(Question question) {
        Node node = NodeFactory.createURI(question.iri());
        add(node, RDF.type.asNode(), shacl("SPARQLSelectExecutable"));
        add(node, RDFS.label.asNode(), english(question.title()));
        add(node, SKOS.definition.asNode(), english(question.question()));
        question.absent().ifPresent(absent -> add(node, SKOS.scopeNote.asNode(), english(absent)));
        add(node, RDFS.comment.asNode(), english(question.question()));
        add(node, shacl("prefixes"), NodeFactory.createURI(Namespaces.BASE + "prefixes"));
        add(node, shacl("select"), NodeFactory.createLiteralString(question.text()));
        for (int i = 0; i < question.parameters().size(); i++) {
            add(node, question.parameters().get(i), i);
        }
    }

    private void add(Node question, Parameter parameter, int order) {
        Node node = NodeFactory.createURI(question.getURI() + "#" + parameter.name() + "-parameter");
        add(question, shacl("parameter"), node);
        add(node, RDF.type.asNode(), shacl("Parameter"));
        add(node, shacl("path"), NodeFactory.createURI(question.getURI() + "#" + parameter.name()));
        add(node, shacl("name"), NodeFactory.createLiteralString(parameter.name()));
        add(node, shacl("description"), english(parameter.description()));
        add(node, shacl("order"), NodeFactory.createLiteralByValue(order));
        boolean isRequired = parameter.presence() instanceof Parameter.Presence.Required;
        add(
                node,
                shacl("optional"),
                NodeFactory.createLiteralDT(Boolean.toString(!isRequired), XSDDatatype.XSDboolean));
        switch (parameter.type()) {
            case ParameterType.Concept concept -> add(node, shacl("nodeKind"), shacl("IRI"));
            case ParameterType.Thing thing -> {
                add(node, shacl("nodeKind"), shacl("IRI"));
                thing.className()
                        .ifPresent(
                                name -> add(node, shacl("class"), NodeFactory.createURI(Namespaces.ONTOLOGY + name)));
            }
            case ParameterType.Month month ->
                add(node, shacl("datatype"), NodeFactory.createURI(XSDDatatype.XSDstring.getURI()));
        }
        if (parameter.presence() instanceof Parameter.Presence.Default preset) {
            add(node, shacl("defaultValue"), NodeFactory.createLiteralString(preset.value()));
        }
    }

    private void add(Node subject, Node property, Node object) {
        graph.add(Triple.create(subject, property, object));
    }

    private static Node english(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }

    private static Node shacl(String local) {
        return NodeFactory.createURI("http://www.w3.org/ns/shacl#" + local);
    }
}
