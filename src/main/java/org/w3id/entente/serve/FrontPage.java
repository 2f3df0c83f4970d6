package org.w3id.entente.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;

import java.io.IOException;
import java.util.function.Supplier;

/** Says what is here, at the root, and what is not, at every path that nothing else answers. */
final class FrontPage extends HttpServlet {
    /** The path of the SPARQL endpoint. */
    static final String SPARQL_PATH = "/sparql";

    private static final long serialVersionUID = 1L;

    private final transient Supplier<UnionDataset> current;

    FrontPage(Supplier<UnionDataset> current) {
        this.current = current;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PlainResponse.openToOtherSites(response);
        String method = request.getMethod();
        if (!request.getRequestURI().equals("/")) {
            PlainResponse.send(response, 404, "nothing at this address; the SPARQL endpoint is " + SPARQL_PATH);
        } else if (method.equals("GET") || method.equals("HEAD")) {
            PlainResponse.send(response, 200, page(current.get()));
        } else {
            response.setHeader("Allow", "GET, HEAD");
            PlainResponse.send(response, 405, method + " is not possible here; wanted GET");
        }
    }

    private static String page(UnionDataset dataset) {
        return """
                Entente: who cooperates with whom on space and cyber security, and the passages that say so.

                SPARQL endpoint  %s
                Operations       query, by GET or POST (SPARQL 1.1 Protocol); the graph is read-only
                Default graph    the union of %d named graphs, %d triples
                Inferred         GRAPH graph:inferred holds what only follows by rule, %d triples

                Example          %s?query=SELECT+*+%%7B+?series+a+ent:Exercise+%%7D+LIMIT+10""".formatted(
                        SPARQL_PATH,
                        dataset.graphNames().size(),
                        dataset.tripleCount(),
                        dataset.getGraph(Snapshot.INFERRED).size(),
                        SPARQL_PATH);
    }
}
