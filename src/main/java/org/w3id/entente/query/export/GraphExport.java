package org.w3id.entente.query.export;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.vocab.Prefixes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes named graphs in a fixed order: graphs by name, triples by their lines in N-Triples. Beside the graphs
 * themselves, only the subjects of one graph are held. Stateless. */
public final class GraphExport {
    private GraphExport() {}

    /**
     * Writes graphs.
     *
     * @param graphs graph name to graph
     * @param out is flushed, not closed
     * @return how many quads, or in Turtle and N-Triples triples, were written
     */
    public static long write(Map<Node, Graph> graphs, ExportFormat format, OutputStream out) throws IOException {
        Map<Node, Graph> sorted = new TreeMap<>(Comparator.comparing(SortedGraph::term));
        sorted.putAll(graphs);
        Map<Node, Node> names = BlankNodeNames.of(sorted.values());
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        long count =
                switch (format) {
                    case NQUADS -> quads(sorted, names, buffered);
                    case NTRIPLES -> lines(sorted.values(), names, " .\n", buffered);
                    case TRIG -> blocks(sorted, names, RDFFormat.TRIG_BLOCKS, buffered);
                    case TURTLE -> union(sorted, names, buffered);
                };
        buffered.flush();
        return count;
    }

    private static long quads(Map<Node, Graph> graphs, Map<Node, Node> names, OutputStream out) throws IOException {
        long count = 0;
        for (Map.Entry<Node, Graph> graph : graphs.entrySet()) {
            count += lines(List.of(graph.getValue()), names, ' ' + SortedGraph.term(graph.getKey()) + " .\n", out);
        }
        return count;
    }

    private static long lines(Collection<Graph> graphs, Map<Node, Node> names, String end, OutputStream out)
            throws IOException {
        return SubjectOrder.write(
                graphs, names, line -> out.write((line.text() + end).getBytes(StandardCharsets.UTF_8)));
    }

    private static long blocks(Map<Node, Graph> graphs, Map<Node, Node> names, RDFFormat format, OutputStream out)
            throws IOException {
        StreamRDF writer = begin(format, out);
        long count = 0;
        for (Map.Entry<Node, Graph> graph : graphs.entrySet()) {
            count += SubjectOrder.write(
                    List.of(graph.getValue()), names, line -> writer.quad(Quad.create(graph.getKey(), line.triple())));
        }
        writer.finish();
        return count;
    }

    private static long union(Map<Node, Graph> graphs, Map<Node, Node> names, OutputStream out) throws IOException {
        StreamRDF writer = begin(RDFFormat.TURTLE_BLOCKS, out);
        long count = SubjectOrder.write(graphs.values(), names, line -> writer.triple(line.triple()));
        writer.finish();
        return count;
    }

    private static StreamRDF begin(RDFFormat format, OutputStream out) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, format);
        writer.start();
        new TreeMap<>(Prefixes.usual()).forEach(writer::prefix);
        return writer;
    }
}
