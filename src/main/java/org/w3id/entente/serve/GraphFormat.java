package org.w3id.entente.serve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.vocab.Prefixes;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** The formats in which whole graphs are given. */
enum GraphFormat {
    TURTLE("text/turtle", "text/turtle; charset=utf-8", "ttl"),
    N_TRIPLES("application/n-triples", "application/n-triples", "nt"),
    JSON_LD("application/ld+json", "application/ld+json", "jsonld"),
    RDF_XML("application/rdf+xml", "application/rdf+xml", "rdf"),
    N_QUADS("application/n-quads", "application/n-quads", "nq"),
    TRIG("application/trig", "application/trig; charset=utf-8", "trig");

    /** For one graph, the preferred one first. */
    static final List<GraphFormat> OF_ONE = List.of(TURTLE, N_TRIPLES, JSON_LD, RDF_XML);

    /** For all graphs, the preferred one first. */
    static final List<GraphFormat> OF_ALL = List.of(TRIG, N_QUADS);

    /** Larger graphs are written as they come, and only in formats that allow it. */
    private static final int LARGE = 50_000;

    private final String mediaType;
    private final String contentType;
    private final String tag;

    GraphFormat(String mediaType, String contentType, String tag) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.tag = tag;
    }

    String mediaType() {
        return mediaType;
    }

    String contentType() {
        return contentType;
    }

    /** What tells it from the others in an entity tag. */
    String tag() {
        return tag;
    }

    private RDFFormat syntax() {
        return switch (this) {
            case TURTLE -> RDFFormat.TURTLE_PRETTY;
            case N_TRIPLES -> RDFFormat.NTRIPLES_UTF8;
            case JSON_LD -> RDFFormat.JSONLD11_PRETTY;
            case RDF_XML -> RDFFormat.RDFXML_PLAIN;
            case N_QUADS -> RDFFormat.NQUADS_UTF8;
            case TRIG -> RDFFormat.TRIG_BLOCKS;
        };
    }

    /** Writes a graph. */
    void write(Graph graph, OutputStream out) {
        if (graph.size() <= LARGE) {
            Graph copy = GraphFactory.createDefaultGraph();
            graph.find().forEachRemaining(copy::add);
            copy.getPrefixMapping().setNsPrefixes(Prefixes.usual());
            RDFWriter.source(copy)
                    .format(syntax())
                    .set(RIOT.symTurtleDirectiveStyle, "at")
                    .output(out);
            return;
        }
        if (this != TURTLE && this != N_TRIPLES) {
            throw Problem.of(
                            Problem.Kind.SIZE_LIMIT,
                            "a graph of more than " + LARGE + " triples is not given as " + mediaType
                                    + "; ask for text/turtle or application/n-triples")
                    .with("limit", "triples")
                    .with("most", LARGE)
                    .thrown();
        }
        StreamRDF writer = stream(this == TURTLE ? RDFFormat.TURTLE_BLOCKS : syntax(), out);
        graph.find().forEachRemaining(writer::triple);
        writer.finish();
    }

    /** Writes all graphs; a default graph that is the union of the others is left out. */
    void write(UnionDataset dataset, DefaultGraph mode, OutputStream out) {
        StreamRDF writer = stream(syntax(), out);
        if (mode == DefaultGraph.SEPARATE) {
            dataset.getDefaultGraph().find().forEachRemaining(writer::triple);
        }
        for (Node name : dataset.graphNames()) {
            dataset.getGraph(name).find(Triple.ANY).forEachRemaining(triple -> writer.quad(Quad.create(name, triple)));
        }
        writer.finish();
    }

    private static StreamRDF stream(RDFFormat syntax, OutputStream out) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, syntax);
        writer.start();
        for (Map.Entry<String, String> prefix : Prefixes.usual().entrySet()) {
            writer.prefix(prefix.getKey(), prefix.getValue());
        }
        return writer;
    }
}
