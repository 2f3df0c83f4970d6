package org.w3id.entente.serve.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.entente.load.PayloadFormat;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.ResultFormat;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.statistics.GraphStatistics;
import org.w3id.entente.serve.core.Paths;

import java.util.Optional;

/** The description of the query service (SPARQL 1.1 Service Description), named by its own address. */
final class ServiceDescription {
    private static final Node REGIME = Publication.part("entailment");

    private final Publication publication;
    private final Statements statements = new Statements();

    private ServiceDescription(Publication publication) {
        this.publication = publication;
    }

    static Graph of(Publication publication) {
        return new ServiceDescription(publication).describe();
    }

    private Graph describe() {
        Node service = Statements.iri(publication.base().at(Paths.SPARQL));
        statements
                .type(service, "sd:Service")
                .add(service, "sd:endpoint", service)
                .add(service, "sd:supportedLanguage", Statements.term("sd:SPARQL11Query"))
                .text(service, "rdfs:label", "SPARQL endpoint of Entente", "en")
                .add(service, "dcterms:license", Statements.iri(Header.LICENCE))
                .add(service, "rdfs:seeAlso", Publication.DOCUMENT)
                .add(service, "sd:defaultDataset", Publication.DATASET);
        publication.offer().results().stream()
                .flatMap(format -> iri(format).stream())
                .forEach(format -> statements.add(service, "sd:resultFormat", format));
        boolean isUnion = publication.view().dataset().mode() == DefaultGraph.UNION;
        if (isUnion) {
            statements.add(service, "sd:feature", Statements.term("sd:UnionDefaultGraph"));
        }
        if (publication.offer().isWritable()) {
            updates();
        }
        entailment(service);
        dataset();
        for (Question question : publication.definitions().questions().all()) {
            statements.add(service, "rdfs:seeAlso", Statements.iri(question.iri()));
        }
        return statements.graph();
    }

    /** Updates have a service of their own, for they have another address. */
    private void updates() {
        Node service = Statements.iri(publication.base().at(Paths.UPDATE));
        statements
                .type(service, "sd:Service")
                .add(service, "sd:endpoint", service)
                .add(service, "sd:supportedLanguage", Statements.term("sd:SPARQL11Update"))
                .text(service, "rdfs:label", "updates of Entente, for writers with a token", "en")
                .add(service, "sd:defaultDataset", Publication.DATASET);
        for (PayloadFormat format : publication.offer().inputs()) {
            statements.add(service, "sd:inputFormat", iri(format));
        }
    }

    private void entailment(Node service) {
        statements
                .add(service, "sd:defaultEntailmentRegime", REGIME)
                .type(REGIME, "sd:EntailmentRegime")
                .text(REGIME, "rdfs:label", "Entente's own rules", "en")
                .text(
                        REGIME,
                        "rdfs:comment",
                        "What follows by the rules of the project and by axioms of the ontology in the rules of OWL 2 RL is in the"
                                + " graph named graph:inferred; it is no complete regime of W3C's.",
                        "en");
    }

    private void dataset() {
        Node dataset = Publication.DATASET;
        Node all = Publication.part("default-graph");
        boolean isUnion = publication.view().dataset().mode() == DefaultGraph.UNION;
        statements.type(dataset, "sd:Dataset").add(dataset, "sd:defaultGraph", all);
        statements.type(all, "sd:Graph", "void:Dataset");
        if (isUnion) {
            figures(all, publication.statistics().whole());
        } else {
            statements.add(
                    all,
                    "void:triples",
                    publication.view().dataset().getDefaultGraph().size());
        }
        publication.statistics().graphs().forEach((name, counted) -> {
            Node named = Publication.part("named-graph", name);
            boolean isInferred = name.equals(Snapshot.INFERRED);
            statements
                    .add(dataset, "sd:namedGraph", named)
                    .type(named, "sd:NamedGraph")
                    .add(named, "sd:name", name)
                    .add(named, "sd:graph", name)
                    .add(named, "sd:entailmentRegime", isInferred ? REGIME : Statements.term("entailment:Simple"))
                    .type(name, "sd:Graph", "void:Dataset");
            figures(name, counted);
        });
    }

    private void figures(Node graph, GraphStatistics counted) {
        Figures.add(graph, counted, statements);
    }

    private static Optional<Node> iri(ResultFormat format) {
        String name =
                switch (format) {
                    case JSON -> "SPARQL_Results_JSON";
                    case XML -> "SPARQL_Results_XML";
                    case CSV -> "SPARQL_Results_CSV";
                    case TSV -> "SPARQL_Results_TSV";
                    case TURTLE -> "Turtle";
                    case JSONLD -> "JSON-LD";
                    case NTRIPLES -> "N-Triples";
                    case RDFXML -> "RDF_XML";
                    case TABLE, ROWS -> "";
                };
        return name.isEmpty() ? Optional.empty() : Optional.of(Statements.term("formats:" + name));
    }

    private static Node iri(PayloadFormat format) {
        return Statements.term("formats:"
                + switch (format) {
                    case TURTLE -> "Turtle";
                    case TRIG -> "TriG";
                    case NTRIPLES -> "N-Triples";
                    case NQUADS -> "N-Quads";
                    case JSONLD -> "JSON-LD";
                    case RDFXML -> "RDF_XML";
                });
    }
}
