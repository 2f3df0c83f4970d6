package org.w3id.entente.serve.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.export.ExportFormat;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that can be taken away: all graphs, or one of them, in one format, packed.
 *
 * @param name its name, which may have folders
 * @param graph the graph; empty for all
 * @param format how it is written
 */
record DownloadFile(String name, Optional<Node> graph, ExportFormat format) {
    /** Where downloads are. */
    static final String FOLDER = "/download";

    private static final String WHOLE = "entente";
    private static final String END = ".gz";

    /** Checks that nothing is missing. */
    DownloadFile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(graph);
        Objects.requireNonNull(format);
    }

    /** All files about a version: the whole graph first. */
    static List<DownloadFile> all(GraphSource.View view) {
        List<DownloadFile> files = new ArrayList<>();
        for (ExportFormat format : List.of(ExportFormat.NQUADS, ExportFormat.TRIG, ExportFormat.TURTLE)) {
            files.add(new DownloadFile(WHOLE + "." + format.extension() + END, Optional.empty(), format));
        }
        for (Node graph : view.dataset().graphNames()) {
            for (ExportFormat format : List.of(ExportFormat.TURTLE, ExportFormat.NTRIPLES)) {
                files.add(new DownloadFile(stem(graph) + "." + format.extension() + END, Optional.of(graph), format));
            }
        }
        return files;
    }

    /** The beginning of the names of a graph's files: what follows the folder of graphs, where that is fit for a name. */
    static String stem(Node graph) {
        String iri = graph.toString();
        String local = iri.startsWith(Namespaces.GRAPH) ? iri.substring(Namespaces.GRAPH.length()) : "";
        boolean isFit = local.matches("[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)*");
        return isFit && !local.equals(WHOLE) && !local.startsWith("other/") ? local : "other/" + Digests.of(iri);
    }

    /** The file of a name; empty when there is none. */
    static Optional<DownloadFile> named(String name, GraphSource.View view) {
        return all(view).stream().filter(file -> file.name.equals(name)).findFirst();
    }

    /** The path of its address. */
    String path() {
        return FOLDER + "/" + name;
    }

    /** The media type of what is packed. */
    String mediaType() {
        return switch (format) {
            case NQUADS -> "application/n-quads";
            case TRIG -> "application/trig";
            case TURTLE -> "text/turtle";
            case NTRIPLES -> "application/n-triples";
        };
    }

    /** Whether what is in it is asserted, or only follows. */
    String content() {
        if (graph.isPresent()) {
            return graph.get().equals(Snapshot.INFERRED) ? "inferred" : "asserted";
        }
        return format.hasGraphs()
                ? "asserted, and inferred in the graph " + Snapshot.INFERRED.getURI()
                : "asserted and inferred together";
    }

    /** The graphs that are in it. */
    Map<Node, Graph> graphs(GraphSource.View view) {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        for (Node each :
                graph.map(List::of).orElseGet(() -> List.copyOf(view.dataset().graphNames()))) {
            graphs.put(each, view.dataset().getGraph(each));
        }
        return graphs;
    }
}
