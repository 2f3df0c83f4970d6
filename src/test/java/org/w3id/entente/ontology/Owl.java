package org.w3id.entente.ontology;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.RDFParserMetaData;
import org.semanticweb.owlapi.io.RDFTriple;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;

import java.util.List;

/** Graphs as OWLAPI reads them. */
final class Owl {
    private static final Node ONTOLOGY = NodeFactory.createURI("https://w3id.org/entente/ontology");

    private Owl() {}

    /**
     * Reads a graph as one OWL ontology. An OWL document has one header, so only that of the ontology proper is kept.
     *
     * @throws IllegalStateException when some triples were not understood as OWL
     */
    static OWLOntology read(Graph graph) throws OWLOntologyCreationException {
        Graph document = Sources.union(graph);
        graph.find(Node.ANY, RDF.type.asNode(), OWL2.Ontology.asNode())
                .filterDrop(header -> header.getSubject().equals(ONTOLOGY))
                .forEach(header -> document.remove(header.getSubject(), Node.ANY, Node.ANY));
        String triples = RDFWriter.source(document).lang(Lang.NTRIPLES).asString();

        OWLOntologyLoaderConfiguration offline = new OWLOntologyLoaderConfiguration()
                .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.SILENT)
                .setFollowRedirects(false);
        OWLOntology ontology = OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(
                        new StringDocumentSource(triples, "urn:entente:graph", new TurtleDocumentFormat(), null),
                        offline);
        if (ontology.isEmpty()) {
            throw new IllegalStateException("OWLAPI found no axiom");
        }
        List<RDFTriple> notUnderstood = ontology.getNonnullFormat()
                .getOntologyLoaderMetaData()
                .map(metadata ->
                        ((RDFParserMetaData) metadata).getUnparsedTriples().toList())
                .orElseThrow();
        if (!notUnderstood.isEmpty()) {
            throw new IllegalStateException("triples that are no OWL: " + notUnderstood);
        }
        return ontology;
    }
}
