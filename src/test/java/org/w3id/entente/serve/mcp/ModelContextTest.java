package org.w3id.entente.serve.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.serve.ProjectServer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The SDK's own client over HTTP lists and calls every tool, reads every resource, and is told what it does wrong. */
class ModelContextTest {
    private static ProjectServer server;
    private static McpSyncClient client;
    private static InitializeResult greeting;

    @BeforeAll
    static void start() {
        server = new ProjectServer();
        client = McpClient.sync(HttpClientStreamableHttpTransport.builder(server.address())
                        .endpoint("/mcp")
                        .build())
                .build();
        greeting = client.initialize();
    }

    @AfterAll
    static void stop() throws IOException {
        client.closeGracefully();
        server.close();
    }

    @Test
    void itGreetsAndListsItsTools() {
        assertEquals("entente", greeting.serverInfo().name());
        List<Tool> tools = client.listTools().tools();
        assertEquals(
                List.of("search", "describe", "ask_question", "query", "why", "why_not"),
                tools.stream().map(Tool::name).toList());
        assertTrue(tools.stream().allMatch(tool -> tool.annotations().readOnlyHint() && tool.outputSchema() != null));
        assertTrue(
                tools.get(2).description().contains("partners-in-both-domains"),
                tools.get(2).description());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search       | text=Australa, type=State                                   | id/australia",
                "search       | text=宇宙, language=ja, domain=space                         | 宇宙",
                "describe     | thing=japan                                                 | Japan",
                "describe     | thing=CyCon, language=ja                                    | サイバー紛争に関する国際会議",
                "ask_question | question=agreements                                         | technical-arrangement",
                "query        | query=SELECT ?s WHERE { ?s a ent:State } ORDER BY ?s         | id:japan",
                "query        | query=ASK { id:japan a ent:State }                          | Yes.",
                "query        | query=DESCRIBE id:japan                                     | ent:State",
                "why          | subject=japan, predicate=partner, object=australia          | characters",
                "why_not      | subject=japan, predicate=cooperatesInCyberWith, object=india | missing"
            })
    void everyToolAnswersWithItsSources(String tool, String arguments, String expected) {
        CallToolResult result = call(tool, arguments);
        String text = text(result);
        assertFalse(result.isError(), text);
        assertTrue(text.contains(expected), text);
        assertTrue(text.contains("From version 0 of the graph, as of 2020"), text);
        Map<?, ?> structured = (Map<?, ?>) result.structuredContent();
        assertEquals(0, ((Map<?, ?>) structured.get("from")).get("version"));
        assertEquals("2020", result.meta().get("asOf"));
    }

    @Test
    void everyQuestionWithoutRequiredParametersIsAnswered() {
        Tool ask = client.listTools().tools().get(2);
        Map<?, ?> properties = (Map<?, ?>) ask.inputSchema().get("properties");
        List<?> names = (List<?>) ((Map<?, ?>) properties.get("question")).get("enum");
        assertFalse(names.isEmpty(), "no question");
        for (Object name : names) {
            CallToolResult result = client.callTool(CallToolRequest.builder("ask_question")
                    .arguments(Map.of("question", name, "limit", 2))
                    .build());
            assertTrue(!result.isError() || text(result).contains(" is missing: "), name + ": " + text(result));
        }
    }

    @Test
    void aLongResultIsReadPageByPage() {
        String query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o";
        CallToolResult first = client.callTool(CallToolRequest.builder("query")
                .arguments(Map.of("query", query, "limit", 3))
                .build());
        Map<?, ?> page = (Map<?, ?>) first.structuredContent();
        assertEquals(3, page.get("nextOffset"));
        assertEquals(false, page.get("isComplete"));
        assertTrue(text(first).contains("call again with offset 3"), text(first));
        CallToolResult second = client.callTool(CallToolRequest.builder("query")
                .arguments(Map.of("query", query, "limit", 3, "offset", 3))
                .build());
        assertFalse(text(first).equals(text(second)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "query        | query=SELECT * { ?s a ent:State                              | line 1, column",
                "query        | query=SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } } | SERVICE",
                "query        | query=INSERT DATA { id:japan a ent:State }                   | wanted",
                "query        | limit=3                                                      | query",
                "describe     | thing=Atlantis                                               | is not in the graph",
                "search       | text=x, type=Stat                                            | did you mean",
                "ask_question | question=partnrs                                             | partners",
                "ask_question | question=partners                                            | domain is missing",
                "why          | subject=japn, predicate=partner, object=australia            | japan",
                "why          | subject=japan, predicate=partner, object=?                   | wanted one statement"
            })
    void whatIsWrongComesBackAsAnError(String tool, String arguments, String expected) {
        CallToolResult result = call(tool, arguments);
        assertTrue(result.isError(), text(result));
        assertTrue(text(result).contains(expected), text(result));
        assertFalse(text(result).contains("Exception"), text(result));
    }

    @Test
    void anErrorOfSyntaxHasItsPlace() {
        CallToolResult result = call("query", "query=SELECT * { ?s a ent:State");
        Map<?, ?> structured = (Map<?, ?>) result.structuredContent();
        assertEquals(1, structured.get("line"));
        assertTrue(structured.get("column") instanceof Number, structured::toString);
        assertTrue(structured.containsKey("found") && structured.containsKey("wanted"), structured::toString);
    }

    @Test
    void everyResourceIsRead() {
        List<Resource> resources = client.listResources().resources();
        assertTrue(resources.size() > 10, resources::toString);
        for (Resource resource : resources) {
            TextResourceContents contents = (TextResourceContents)
                    client.readResource(resource).contents().getFirst();
            assertEquals(resource.mimeType(), contents.mimeType());
            assertFalse(contents.text().isBlank(), resource.uri());
            assertEquals("2020", contents.meta().get("asOf"));
        }
        Graph ontology = graph("https://w3id.org/entente/ontology");
        assertTrue(ontology.contains(
                NodeFactory.createURI("https://w3id.org/entente/ontology#State"), Node.ANY, Node.ANY));
    }

    @Test
    void thingsAreReadByTheirNames() {
        assertEquals(4, client.listResourceTemplates().resourceTemplates().size());
        Node japan = NodeFactory.createURI("https://w3id.org/entente/id/japan");
        assertTrue(graph(japan.getURI()).contains(japan, Node.ANY, Node.ANY));
        McpError unknown = assertThrows(McpError.class, () -> graph("https://w3id.org/entente/id/atlantis"));
        assertTrue(unknown.getMessage().contains("says nothing of"), unknown.getMessage());
    }

    private static Graph graph(String uri) {
        TextResourceContents contents = (TextResourceContents)
                client.readResource(ReadResourceRequest.builder(uri).build())
                        .contents()
                        .getFirst();
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(contents.text(), Lang.TURTLE).parse(graph);
        return graph;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin: http://example.org           | {}                                                    | 403",
                "Origin: null                         | {}                                                    | 403",
                "Origin: http://localhost:5173        | {\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}  | 200",
                "MCP-Protocol-Version: 1999-01-01     | {\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}  | 400",
                "MCP-Protocol-Version: 2025-11-25     | {\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}  | 200",
                "Accept: text/turtle                  | {\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}  | 406",
                "X-Any: thing                         | {\"jsonrpc\": \"2.0\", \"id\": 1,                      | 400",
                "X-Any: thing                         | [1]                                                   | 400",
                "X-Any: thing                         | {\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"} | 202"
            })
    void theTransportIsStrict(String header, String body, int status) throws Exception {
        String[] field = header.strip().split(": ", 2);
        HttpResponse<String> response = post(field[0], field[1], body);
        assertEquals(status, response.statusCode(), response.body());
    }

    @Test
    void aMessageIsBoundedInSizeAndDepth() throws Exception {
        assertEquals(400, post("X-Any", "thing", "[".repeat(100_000)).statusCode());
        assertEquals(
                413, post("X-Any", "thing", "\"" + "x".repeat(2 << 20) + "\"").statusCode());
        HttpResponse<String> unknown =
                post("X-Any", "thing", "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"nothing/here\"}");
        assertTrue(unknown.body().contains("-32601"), unknown.body());
    }

    private static HttpResponse<String> post(String name, String value, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/mcp"))
                                .header("Content-Type", "application/json")
                                .header(name, value)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static CallToolResult call(String tool, String arguments) {
        Map<String, Object> values = new HashMap<>();
        for (String each : arguments.strip().split(", (?=[a-z]+=)", -1)) {
            String[] field = each.split("=", 2);
            values.put(field[0], field[0].equals("limit") ? Integer.valueOf(field[1]) : field[1].strip());
        }
        return client.callTool(
                CallToolRequest.builder(tool.strip()).arguments(values).build());
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }
}
