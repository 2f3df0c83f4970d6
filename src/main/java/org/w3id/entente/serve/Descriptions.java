package org.w3id.entente.serve;

import org.w3id.entente.load.PayloadFormat;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Operation.Parameter;
import org.w3id.entente.serve.http.Problem;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the endpoint's own addresses do. */
final class Descriptions {
    private static final String JSON = "application/json";
    private static final String TRIPLE = "<https://w3id.org/entente/id/example> "
            + "<http://www.w3.org/2000/01/rdf-schema#label> \"an example\"@en .";
    private static final String QUERY = "SELECT * { ?series a ent:Exercise } LIMIT 10";
    private static final List<String> OF_QUERIES = Arrays.stream(Representation.values())
            .map(Representation::mediaType)
            .toList();
    private static final Parameter GRAPH =
            Parameter.optional("graph", "the IRI of a named graph").such("https://w3id.org/entente/graph/example");
    private static final Parameter DEFAULT = Parameter.optional("default", "the default graph; without a value");
    private static final Parameter NAME = Parameter.required(
                    "graph", "the name of a graph, that is, its IRI without https://w3id.org/entente/graph/", "example")
            .inPath();

    private Descriptions() {}

    static Operation front() {
        return Operation.get("/", "What is here").answers("text/plain");
    }

    static Operation[] query() {
        List<Parameter> graphs = List.of(
                Parameter.optional("default-graph-uri", "a graph of the default graph")
                        .repeatable(),
                Parameter.optional("named-graph-uri", "a graph that GRAPH can name")
                        .repeatable());
        Operation get = Versions.of(Operation.get(Paths.SPARQL, "A query (SPARQL 1.1 Protocol)"))
                .with(Parameter.required("query", "the query; the usual prefixes are known", QUERY))
                .with(graphs);
        Operation post = Versions.of(Operation.of("POST", Paths.SPARQL, "A longer query (SPARQL 1.1 Protocol)"))
                .with(graphs)
                .takes(QueryRequest.DIRECT, QUERY)
                .takes(QueryRequest.FORM, "query=ASK+%7B%7D");
        return Stream.of(get, post)
                .map(each -> each.saying(
                                "SELECT has results in JSON, XML, CSV, TSV and as a table, ASK in the first two, "
                                        + "CONSTRUCT and DESCRIBE in the formats of RDF.")
                        .answers(OF_QUERIES)
                        .evaluated()
                        .failing(Problem.Kind.SYNTAX))
                .toArray(Operation[]::new);
    }

    static Operation update() {
        return writing(Operation.of("POST", Paths.UPDATE, "A change (SPARQL 1.1 Protocol)")
                        .takes("application/sparql-update", "INSERT DATA { GRAPH graph:example { " + TRIPLE + " } }")
                        .takes(QueryRequest.FORM, ""))
                .evaluated()
                .failing(Problem.Kind.SYNTAX, Problem.Kind.CONFLICT);
    }

    static Operation[] store() {
        return new Operation[] {
            put(Operation.of("PUT", Paths.DATA, "Puts triples in the place of a graph")
                    .with(GRAPH, DEFAULT)),
            post(Operation.of("POST", Paths.DATA, "Adds triples to a graph").with(GRAPH, DEFAULT)),
            Versions.of(Operation.get(Paths.DATA, "A graph, or all of them"))
                    .with(Parameter.optional("graph", GRAPH.description()), DEFAULT)
                    .answers(List.of(GraphFormat.TRIG.mediaType(), GraphFormat.N_QUADS.mediaType()))
                    .saying("One graph is given as " + String.join(", ", ofOne()) + ".")
                    .failing(Problem.Kind.BUSY, Problem.Kind.SIZE_LIMIT),
            writing(Operation.of("DELETE", Paths.DATA, "Takes a graph away").with(GRAPH, DEFAULT))
                    .failing(Problem.Kind.NOT_FOUND)
        };
    }

    static Operation[] namedStore() {
        String path = Paths.DATA + "/{graph}";
        return new Operation[] {
            put(Operation.of("PUT", path, "Puts triples in the place of a graph")
                    .with(NAME)),
            post(Operation.of("POST", path, "Adds triples to a graph").with(NAME)),
            Versions.of(Operation.get(path, "A graph"))
                    .with(NAME)
                    .answers(ofOne())
                    .failing(Problem.Kind.BUSY, Problem.Kind.SIZE_LIMIT),
            writing(Operation.of("DELETE", path, "Takes a graph away").with(NAME))
                    .failing(Problem.Kind.NOT_FOUND)
        };
    }

    static Operation changes() {
        return Operation.get(Paths.CHANGES, "The changes after a version, as RDF Patch")
                .with(Parameter.required("since", "the version after which they begin", "0")
                        .number())
                .answers("application/rdf-patch")
                .failing(Problem.Kind.NOT_FOUND, Problem.Kind.GONE, Problem.Kind.BUSY);
    }

    static Operation base() {
        return Operation.get(Paths.CHANGES_BASE, "All graphs of data, for who will follow the changes after them")
                .answers("application/n-quads")
                .failing(Problem.Kind.BUSY);
    }

    static Operation health() {
        return Operation.get(Paths.HEALTH, "Whether the server is well").answers(JSON);
    }

    static Operation metrics() {
        return Operation.get(Paths.METRICS, "Figures for Prometheus").answers("text/plain");
    }

    private static List<String> ofOne() {
        return GraphFormat.OF_ONE.stream().map(GraphFormat::mediaType).toList();
    }

    private static Operation put(Operation operation) {
        return sent(operation);
    }

    private static Operation post(Operation operation) {
        return sent(operation).takes(FormData.MEDIA_TYPE, "");
    }

    private static Operation sent(Operation operation) {
        Operation sent = operation.status(200, 201);
        for (PayloadFormat format : PayloadFormat.values()) {
            boolean isTurtle = format == PayloadFormat.TURTLE || format == PayloadFormat.NTRIPLES;
            sent = sent.takes(format.mediaType(), isTurtle ? TRIPLE : "");
        }
        return writing(sent).failing(Problem.Kind.PAYLOAD);
    }

    private static Operation writing(Operation operation) {
        return operation
                .answers(JSON)
                .failing(
                        Problem.Kind.UNAUTHORIZED,
                        Problem.Kind.FORBIDDEN,
                        Problem.Kind.PRECONDITION,
                        Problem.Kind.VIOLATION,
                        Problem.Kind.BUSY,
                        Problem.Kind.STORAGE);
    }
}
