package org.w3id.entente.serve;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Descriptions of what has an IRI of ours, from a store of another make: 303 to the document in the format that is accepted, and the
 * document with all statements that have the IRI as subject or object. Threads share it.
 */
final class RemoteDescriptions {
    /** The folders of our names. */
    static final List<String> FOLDERS = List.of("id", "concept", "claim", "citation", "identifier", "rule", "shape");

    private static final Map<String, String> SUFFIXES = new LinkedHashMap<>();

    static {
        SUFFIXES.put("text/turtle", ".ttl");
        SUFFIXES.put("application/ld+json", ".jsonld");
        SUFFIXES.put("application/n-triples", ".nt");
        SUFFIXES.put("application/rdf+xml", ".rdf");
    }

    private static final String DESCRIPTION = """
            CONSTRUCT { ?it ?p ?o . ?s ?q ?it } WHERE {
                { ?it ?p ?o } UNION { GRAPH ?g { ?it ?p ?o } } UNION { ?s ?q ?it } UNION { GRAPH ?g { ?s ?q ?it } }
            }""";

    private final RemoteQueries queries;

    RemoteDescriptions(RemoteQueries queries) {
        this.queries = queries;
    }

    void get(Exchange exchange) {
        String path = exchange.path();
        Optional<Map.Entry<String, String>> document = SUFFIXES.entrySet().stream()
                .filter(each -> path.endsWith(each.getValue()))
                .findFirst();
        if (!path.matches("/[a-z]+/[\\p{L}\\p{N}_/.~-]+")) {
            throw Problem.of(Problem.Kind.NOT_FOUND, "nothing has the name " + path)
                    .thrown();
        }
        if (document.isEmpty()) {
            List<String> types = List.copyOf(SUFFIXES.keySet());
            String accept = exchange.accept();
            String type = accept.isBlank() || accept.equals("*/*")
                    ? types.getFirst()
                    : Accept.parse(accept).best(types).orElseThrow(() -> Problem.of(
                                    Problem.Kind.NOT_ACCEPTABLE,
                                    "Accept: " + accept + "; wanted one of " + String.join(", ", types))
                            .with("offers", types)
                            .thrown());
            exchange.reply(
                    Reply.empty(303).with("Location", path + SUFFIXES.get(type)).with("Vary", "Accept"));
            return;
        }
        String suffix = document.get().getValue();
        String iri = Namespaces.BASE + path.substring(1, path.length() - suffix.length());
        Query query = QueryTransformOps.replaceVars(
                new QueryReader(Prefixes.usual()).read(DESCRIPTION),
                Map.of(Var.alloc("it"), NodeFactory.createURI(iri)));
        queries.reply(
                exchange,
                () -> query,
                document.get().getKey(),
                () -> Problem.of(Problem.Kind.NOT_FOUND, "the store says nothing of <" + iri + ">"));
    }
}
