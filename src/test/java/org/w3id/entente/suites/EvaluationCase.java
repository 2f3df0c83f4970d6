package org.w3id.entente.suites;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An evaluation test of a SPARQL suite, as its manifest describes it.
 *
 * @param name folder and local name
 * @param request the file of the query or update
 * @param before the dataset that it is put to
 * @param result the file with a query's expected result; empty for updates
 * @param after the dataset that an update is to leave
 */
record EvaluationCase(String name, String request, Dataset before, Optional<String> result, Dataset after) {
    private static final String MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String QUERY = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    private static final String UPDATE = "http://www.w3.org/2009/sparql/tests/test-update#";

    /**
     * A dataset in files.
     *
     * @param unnamed the default graph
     * @param named the named graphs
     */
    record Dataset(Graph unnamed, Map<String, Graph> named) {}

    /** The tests of a folder: of queries, or of updates. */
    static List<EvaluationCase> of(Path folder, boolean updates) {
        Graph manifest =
                RDFDataMgr.loadGraph(folder.resolve("manifest.ttl").toUri().toString());
        String type = updates ? "UpdateEvaluationTest" : "QueryEvaluationTest";
        List<EvaluationCase> cases = new ArrayList<>();
        manifest.find(Node.ANY, RDF.type.asNode(), term(MANIFEST, type))
                .mapWith(triple -> triple.getSubject())
                .forEachRemaining(test -> cases.add(updates ? update(manifest, test) : query(manifest, test)));
        return cases.stream()
                .map(each -> each.in(folder.getFileName().toString()))
                .toList();
    }

    private EvaluationCase in(String folder) {
        return new EvaluationCase(folder + "/" + name, request, before, result, after);
    }

    private static EvaluationCase query(Graph manifest, Node test) {
        Node action = G.getOneSP(manifest, test, term(MANIFEST, "action"));
        Graph unnamed = GraphFactory.createDefaultGraph();
        G.listSP(manifest, action, term(QUERY, "data")).forEach(file -> read(file.getURI(), unnamed));
        Map<String, Graph> named = new LinkedHashMap<>();
        G.listSP(manifest, action, term(QUERY, "graphData"))
                .forEach(file -> named.put(file.getURI(), read(file.getURI(), GraphFactory.createDefaultGraph())));
        return new EvaluationCase(
                test.getURI().replaceFirst(".*#", ""),
                G.getOneSP(manifest, action, term(QUERY, "query")).getURI(),
                new Dataset(unnamed, named),
                Optional.of(G.getOneSP(manifest, test, term(MANIFEST, "result")).getURI()),
                new Dataset(unnamed, named));
    }

    private static EvaluationCase update(Graph manifest, Node test) {
        Node action = G.getOneSP(manifest, test, term(MANIFEST, "action"));
        Node result = G.getOneSP(manifest, test, term(MANIFEST, "result"));
        return new EvaluationCase(
                test.getURI().replaceFirst(".*#", ""),
                G.getOneSP(manifest, action, term(UPDATE, "request")).getURI(),
                dataset(manifest, action),
                Optional.empty(),
                dataset(manifest, result));
    }

    private static Dataset dataset(Graph manifest, Node description) {
        Graph unnamed = GraphFactory.createDefaultGraph();
        G.listSP(manifest, description, term(UPDATE, "data")).forEach(file -> read(file.getURI(), unnamed));
        Map<String, Graph> named = new LinkedHashMap<>();
        G.listSP(manifest, description, term(UPDATE, "graphData"))
                .forEach(graph -> named.put(
                        G.getOneSP(manifest, graph, RDFS.label.asNode()).getLiteralLexicalForm(),
                        read(
                                G.getOneSP(manifest, graph, term(UPDATE, "graph"))
                                        .getURI(),
                                GraphFactory.createDefaultGraph())));
        return new Dataset(unnamed, named);
    }

    private static Graph read(String file, Graph into) {
        RDFParser.source(file)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                .parse(into);
        return into;
    }

    /** The text of the request, which its file's place is the base of. */
    String text() throws IOException {
        return "BASE <" + request + ">\n" + Files.readString(Path.of(URI.create(request)));
    }

    private static Node term(String namespace, String name) {
        return NodeFactory.createURI(namespace + name);
    }

    @Override
    public String toString() {
        return name;
    }
}
