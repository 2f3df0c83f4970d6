package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3id.entente.query.describe.Scope;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Each IRI of ours in what the project publishes, wherever it stands, leads to a description that has it. */
class EveryIriTest {
    /** Of the other forms, one in so many. */
    private static final int SAMPLE = 20;

    /** Of several terms of an ontology there is one document. */
    private static final Map<String, Scope> PARSED = new HashMap<>();

    private static PublishedProject project;

    @BeforeAll
    static void start() throws InterruptedException {
        project = new PublishedProject();
    }

    @AfterAll
    static void stop() throws IOException {
        project.close();
    }

    private static Set<String> iris() {
        Scope scope = Scope.of(project.dataset()).and(project.definitions().scope());
        Set<String> iris = new TreeSet<>();
        scope.named().keySet().forEach(name -> add(name, iris));
        scope.wholes().forEach(whole -> whole.find()
                .forEachRemaining(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
                        .forEach(node -> add(node, iris))));
        assertTrue(iris.size() > 1_000, "few IRIs: " + iris.size());
        return iris;
    }

    private static void add(Node node, Set<String> iris) {
        if (Address.isOurs(node)) {
            iris.add(node.getURI());
        }
    }

    @Test
    void everyIriLeadsToADescriptionThatHasIt() throws Exception {
        check(iris(), Form.TURTLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Form.class,
            names = {"JSON_LD", "N_TRIPLES", "HTML"})
    void theOtherFormsHaveItToo(Form form) throws Exception {
        int[] count = {0};
        check(iris().stream().filter(iri -> count[0]++ % SAMPLE == 0).toList(), form);
    }

    private static void check(Collection<String> iris, Form form) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        for (String iri : iris) {
            String path = Address.path(NodeFactory.createURI(iri)).replaceFirst("#.*", "");
            HttpResponse<String> response = project.get(path, "Accept", form.mediaType());
            boolean isDocument = path.startsWith("/ontology") || path.equals("/prefixes");
            if (response.statusCode() != (isDocument ? 200 : 303)) {
                faults.add(iri + ": " + response.statusCode());
                continue;
            }
            if (!isDocument) {
                String location = response.headers().firstValue("Location").orElseThrow();
                assertEquals(path + "." + form.suffix(), location);
                response = project.get(location);
            }
            assertEquals(200, response.statusCode(), iri);
            assertEquals(
                    form.contentType(),
                    response.headers().firstValue("Content-Type").orElseThrow());
            if (!has(iri, response.body(), form)) {
                faults.add(iri + " is not in its description");
            }
        }
        assertEquals(List.of(), faults);
    }

    /** Of RDF, as a term; of a page, as the text of its heading or as what it is about. */
    private static boolean has(String iri, String body, Form form) {
        return switch (form) {
            case TURTLE -> parsed(body, Lang.TURTLE, iri);
            case N_TRIPLES -> body.contains("<" + iri + ">");
            case JSON_LD, HTML -> body.contains(iri.replaceFirst(".*[/#]", ""));
        };
    }

    private static boolean parsed(String body, Lang language, String iri) {
        Scope scope = PARSED.computeIfAbsent(body, text -> {
            Graph graph = GraphFactory.createDefaultGraph();
            RDFParser.fromString(text, language).parse(graph);
            return Scope.of(graph);
        });
        return scope.contains(NodeFactory.createURI(iri));
    }
}
