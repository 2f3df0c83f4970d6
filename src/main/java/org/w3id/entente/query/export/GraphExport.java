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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes named graphs in a fixed order: graphs by name, triples by their lines in N-Triples. Stateless. */
public final class GraphExport {
    private GraphExport() {}

    /**
     * Writes graphs.
     *
     * @param graphs graph name to graph
     * @param out is flushed, not closed
     * @return how many quads, or in Turtle triples, were written
     */
    public static long write(Map<Node, Graph> graphs, ExportFormat format, OutputStream out) throws IOException {
        Map<Node, Graph> sorted = new TreeMap<>(Comparator.comparing(SortedGraph::term));
        sorted.putAll(graphs);
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        long count =
                switch (format) {
                    case NQUADS -> lines(sorted, buffered);
                    case TRIG -> blocks(sorted, RDFFormat.TRIG_BLOCKS, buffered);
                    case TURTLE -> union(sorted, buffered);
                };
        buffered.flush();
        return count;
    }

    private static long lines(Map<Node, Graph> graphs, OutputStream out) throws IOException {
        long count = 0;
        for (Map.Entry<Node, Graph> graph : graphs.entrySet()) {
            String end = ' ' + SortedGraph.term(graph.getKey()) + " .\n";
            for (SortedGraph.Line line :
                    SortedGraph.of(List.of(graph.getValue())).lines()) {
                out.write((line.text() + end).getBytes(StandardCharsets.UTF_8));
                count++;
            }
        }
        return count;
    }

    private static long blocks(Map<Node, Graph> graphs, RDFFormat format, OutputStream out) {
        StreamRDF writer = begin(format, out);
        long count = 0;
        for (Map.Entry<Node, Graph> graph : graphs.entrySet()) {
            for (SortedGraph.Line line :
                    SortedGraph.of(List.of(graph.getValue())).lines()) {
                writer.quad(Quad.create(graph.getKey(), line.triple()));
                count++;
            }
        }
        writer.finish();
        return count;
    }

    private static long union(Map<Node, Graph> graphs, OutputStream out) {
        StreamRDF writer = begin(RDFFormat.TURTLE_BLOCKS, out);
        List<SortedGraph.Line> lines = SortedGraph.of(graphs.values()).lines();
        lines.forEach(line -> writer.triple(line.triple()));
        writer.finish();
        return lines.size();
    }

    private static StreamRDF begin(RDFFormat format, OutputStream out) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, format);
        writer.start();
        new TreeMap<>(Prefixes.usual()).forEach(writer::prefix);
        return writer;
    }
}
