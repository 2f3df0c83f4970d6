package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.G;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An evaluation test of a SPARQL test suite, as its manifest describes it. */
record SuiteCase(String name, String query, List<String> data, List<String> namedData, String result) {
    private static final String MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String QUERY = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";

    /** The evaluation tests of a folder, in the manifest's order. */
    static List<SuiteCase> of(Path folder) {
        Graph manifest =
                RDFDataMgr.loadGraph(folder.resolve("manifest.ttl").toUri().toString());
        List<SuiteCase> cases = new ArrayList<>();
        ExtendedIterator<Node> tests = manifest.find(Node.ANY, RDF.type.asNode(), term(MANIFEST, "QueryEvaluationTest"))
                .mapWith(triple -> triple.getSubject());
        tests.forEachRemaining(test -> {
            Node action = G.getOneSP(manifest, test, term(MANIFEST, "action"));
            String name = folder.getFileName() + "/" + test.getURI().replaceFirst(".*#", "");
            cases.add(new SuiteCase(
                    name,
                    G.getOneSP(manifest, action, term(QUERY, "query")).getURI(),
                    files(manifest, action, "data"),
                    files(manifest, action, "graphData"),
                    G.getOneSP(manifest, test, term(MANIFEST, "result")).getURI()));
        });
        return cases;
    }

    private static List<String> files(Graph manifest, Node action, String property) {
        return G.listSP(manifest, action, term(QUERY, property)).stream()
                .map(Node::getURI)
                .toList();
    }

    private static Node term(String namespace, String name) {
        return NodeFactory.createURI(namespace + name);
    }

    /** The test's dataset, as facts. */
    DatasetGraph dataset() {
        Dictionary dictionary = new Dictionary();
        Graph union = GraphFactory.createDefaultGraph();
        data.forEach(file -> RDFParser.source(file).parse(union));
        DatasetGraph dataset =
                new DatasetGraphMapLink(Facts.of(dictionary, union).graph());
        namedData.forEach(file -> dataset.addGraph(
                NodeFactory.createURI(file),
                Facts.of(dictionary, RDFDataMgr.loadGraph(file)).graph()));
        return dataset;
    }

    @Override
    public String toString() {
        return name;
    }
}
