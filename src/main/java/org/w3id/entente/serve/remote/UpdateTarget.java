package org.w3id.entente.serve.remote;

import org.apache.jena.graph.Node;
import org.w3id.entente.query.export.SortedGraph;
import org.w3id.entente.serve.http.Outgoing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A store with SPARQL 1.1 Update. The first piece follows upon DROP in one request; what is there afterwards is counted by a query.
 */
public final class UpdateTarget implements GraphTarget {
    private static final int LONGEST_ANSWER = 10_000;

    private final StoreConnection updates;
    private final URI queries;

    /**
     * A store.
     *
     * @param updates the address of updates
     * @param queries the address of queries
     * @param token what is presented; empty for nothing
     */
    public UpdateTarget(URI updates, URI queries, Optional<String> token) {
        this.updates = new StoreConnection(updates, token, Outgoing.USUAL);
        this.queries = queries;
    }

    @Override
    public void replace(Node graph, List<SortedGraph.Line> piece) {
        send("DROP SILENT GRAPH " + SortedGraph.term(graph) + " ;\n" + insert(graph, piece));
    }

    @Override
    public void add(Node graph, List<SortedGraph.Line> piece) {
        send(insert(graph, piece));
    }

    private static String insert(Node graph, List<SortedGraph.Line> piece) {
        StringBuilder text = new StringBuilder("INSERT DATA { GRAPH " + SortedGraph.term(graph) + " {\n");
        piece.forEach(line -> text.append(line.text()).append(" .\n"));
        return text.append("} }\n").toString();
    }

    private void send(String update) {
        updates.send(
                "POST",
                Map.of("Content-Type", "application/sparql-update"),
                out -> out.write(update.getBytes(StandardCharsets.UTF_8)),
                response -> "");
    }

    @Override
    public String verify(Node graph, SortedGraph wanted) {
        String query = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH " + SortedGraph.term(graph) + " { ?s ?p ?o } }";
        String begin = queries.getRawQuery() == null ? "?" : "&";
        URI address = URI.create(queries + begin + "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        String answer = updates.at(address)
                .get(
                        "text/csv",
                        response -> new String(response.body().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        String found = answer.strip().replaceFirst("(?s)^.*\\n", "");
        if (!found.equals(Integer.toString(wanted.lines().size()))) {
            throw new StoreException(
                    queries,
                    "<" + graph + "> holds " + (found.matches("[0-9]+") ? found : "an unknown number of")
                            + " triples there, and should hold "
                            + wanted.lines().size());
        }
        return "by number";
    }
}
