package org.w3id.entente.serve.remote;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.w3id.entente.query.export.SortedGraph;
import org.w3id.entente.serve.http.Outgoing;
import org.w3id.entente.store.CanonicalHash;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A store with the Graph Store HTTP Protocol (SPARQL 1.1). The first piece is PUT, further ones are POSTed; what is there afterwards is
 * read as N-Triples and compared by its fingerprint, or by the number of triples where there are blank nodes.
 */
public final class GraphStoreTarget implements GraphTarget {
    private static final String MEDIA_TYPE = "application/n-triples";

    private final StoreConnection store;
    private final boolean isExact;

    /**
     * A store.
     *
     * @param address the address to which {@code ?graph=IRI} is added
     * @param token what is presented; empty for nothing
     * @param isExact whether each triple must be there as it was sent; otherwise their number is enough, for stores that keep values
     *     in another way than they are written
     */
    public GraphStoreTarget(URI address, Optional<String> token, boolean isExact) {
        this.isExact = isExact;
        this.store = new StoreConnection(address, token, Outgoing.USUAL);
    }

    private StoreConnection graph(Node name) {
        String text = store.address().toString();
        String begin = store.address().getRawQuery() == null ? "?" : "&";
        return store.at(URI.create(text + begin + "graph=" + URLEncoder.encode(name.getURI(), StandardCharsets.UTF_8)));
    }

    @Override
    public void replace(Node graph, List<SortedGraph.Line> piece) {
        send("PUT", graph, piece);
    }

    @Override
    public void add(Node graph, List<SortedGraph.Line> piece) {
        send("POST", graph, piece);
    }

    private void send(String method, Node graph, List<SortedGraph.Line> piece) {
        graph(graph).send(method, Map.of("Content-Type", MEDIA_TYPE), out -> write(piece, out), response -> "");
    }

    private static void write(List<SortedGraph.Line> piece, OutputStream out) throws IOException {
        BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (SortedGraph.Line line : piece) {
            text.write(line.text());
            text.write(" .\n");
        }
        text.flush();
    }

    @Override
    public String verify(Node graph, SortedGraph wanted) {
        List<Triple> found = graph(graph)
                .get(
                        MEDIA_TYPE,
                        response -> read(graph, response, wanted.lines().size()));
        if (found.size() != wanted.lines().size()) {
            throw new StoreException(
                    store.address(),
                    "<" + graph + "> holds " + found.size() + " triples there, and should hold "
                            + wanted.lines().size());
        }
        if (!isExact || wanted.hasBlankNodes()) {
            return "by number";
        }
        CanonicalHash here = CanonicalHash.of(
                wanted.lines().stream().map(SortedGraph.Line::triple).iterator());
        CanonicalHash there = CanonicalHash.of(found.iterator());
        if (!here.equals(there)) {
            Set<Triple> known = new HashSet<>(found);
            String missing = wanted.lines().stream()
                    .filter(line -> !known.contains(line.triple()))
                    .findFirst()
                    .map(line -> ": it does not hold " + line.text())
                    .orElse("");
            throw new StoreException(
                    store.address(),
                    "<" + graph + "> is not the same there" + missing
                            + ". Some stores keep numbers and dates otherwise than they are written; --verify number"
                            + " accepts that");
        }
        return "by fingerprint " + here;
    }

    /** The triples of a graph; reading ends when there is one too many. */
    private List<Triple> read(Node graph, Outgoing.Response response, int most) {
        List<Triple> found = new ArrayList<>();
        try {
            RDFParser.source(response.body())
                    .lang(Lang.NTRIPLES)
                    .checking(false)
                    .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
                    .parse(new StreamRDFBase() {
                        @Override
                        public void triple(Triple triple) {
                            found.add(triple);
                            if (found.size() > most) {
                                throw new StoreException(
                                        store.address(),
                                        "<" + graph + "> holds more than the " + most + " triples that it should hold");
                            }
                        }
                    });
        } catch (RiotException garbage) {
            throw new StoreException(store.address(), "what it gives for <" + graph + "> is no N-Triples", garbage);
        }
        return found;
    }
}
