package org.w3id.entente.serve.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.http.Problem;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tools: their names, what they take, and how their errors are told. Threads may share it. */
final class Tools {
    private static final Logger LOG = LoggerFactory.getLogger(Tools.class);
    private static final ToolAnnotations READ_ONLY = ToolAnnotations.builder()
            .readOnlyHint(true)
            .destructiveHint(false)
            .idempotentHint(true)
            .openWorldHint(false)
            .build();
    private static final String TERM = "a short name (japan), a prefixed name (id:japan), an IRI, or a label";

    private final Finding finding;
    private final Describing describing;
    private final Asking asking;
    private final Reasoning reasoning;

    Tools(Finding finding, Asking asking, Reasoning reasoning) {
        this.finding = finding;
        this.describing = new Describing(finding);
        this.asking = asking;
        this.reasoning = reasoning;
    }

    /** What a tool does. */
    @FunctionalInterface
    private interface Work {
        Result of(Arguments arguments, Turn turn) throws Exception;
    }

    /** All of them. */
    List<SyncToolSpecification> all() {
        return List.of(search(), describe(), askQuestion(), query(), why(), whyNot());
    }

    private SyncToolSpecification search() {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        properties.put("text", Schemas.text("a name in English or Japanese, a short name, or an identifier"));
        properties.put("type", Schemas.text("only things of this class, such as State, Dialogue or Claim"));
        properties.put("domain", Schemas.text("only things of this domain: space or cyber"));
        properties.put("limit", Schemas.number("how many at most", Finding.USUAL, 1, Finding.MOST));
        return tool(
                "search",
                "Search by name",
                "Finds actors, dialogues, exercises, agreements, concepts, claims and terms by what they are called, also when"
                        + " mistyped. The score is 100 for the name itself. Use it first, to learn names for the other tools.",
                properties,
                List.of("text"),
                Schemas.output("results"),
                finding::search);
    }

    private SyncToolSpecification describe() {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        properties.put("thing", Schemas.text(TERM));
        return tool(
                "describe",
                "Describe a thing",
                "Says all that the graph knows of one thing: its statements, and those that point to it; those that only follow"
                        + " by rule are marked.",
                properties,
                List.of("thing"),
                Schemas.output("iri", "name", "statements", "inverse"),
                describing::describe);
    }

    private SyncToolSpecification askQuestion() {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        properties.put(
                "question",
                asking.names().isEmpty()
                        ? Schemas.text("the name of a question; this server has none")
                        : Schemas.choice("the name of a question", asking.names()));
        properties.put("parameters", Schemas.texts("values by the name of the parameter; things as " + TERM));
        paged(properties);
        return tool(
                "ask_question",
                "Ask a prepared question",
                "Answers one of the questions that the graph was built for and is tested on. Prefer it to a query of your own."
                        + " Questions, with their parameters in brackets:\n" + asking.list(),
                properties,
                List.of("question"),
                Schemas.output("question"),
                asking::ask);
    }

    private SyncToolSpecification query() {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        properties.put("query", Schemas.text("SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE"));
        paged(properties);
        return tool(
                "query",
                "Run a SPARQL query",
                "Runs a read-only SPARQL 1.1 query over the union of all graphs, conclusions included. The usual prefixes (ent:,"
                        + " id:, domain:, role:, rdfs:, skos:, xsd:) need no declaration. The resource"
                        + " https://w3id.org/entente/ontology has all classes and properties. A syntax error comes back with line,"
                        + " column, and what was wanted.",
                properties,
                List.of("query"),
                Schemas.output(),
                asking::query);
    }

    private SyncToolSpecification why() {
        return tool(
                "why",
                "Why does a statement hold?",
                "Proves a statement: the rules that conclude it, down to the claims and the characters of the source that say so.",
                statement(),
                List.of("subject", "predicate", "object"),
                Schemas.output("holds", "explanation"),
                reasoning::why);
    }

    private SyncToolSpecification whyNot() {
        return tool(
                "why_not",
                "Why does a statement not hold?",
                "Shows the rules that come nearest to concluding a statement that does not hold, and what is missing for each.",
                statement(),
                List.of("subject", "predicate", "object"),
                Schemas.output("holds", "explanation"),
                reasoning::whyNot);
    }

    private static Map<String, Map<String, Object>> statement() {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        properties.put("subject", Schemas.text(TERM));
        properties.put(
                "predicate", Schemas.text("a property, such as partner or cooperatesInCyberWith; a for the type"));
        properties.put("object", Schemas.text(TERM + ", or a literal as in Turtle"));
        return properties;
    }

    private static void paged(Map<String, Map<String, Object>> properties) {
        properties.put("limit", Schemas.number("how many rows to show at most", Asking.USUAL, 1, Asking.MOST));
        properties.put("offset", Schemas.number("how many rows to leave out first", 0, 0, Integer.MAX_VALUE));
    }

    private static SyncToolSpecification tool(
            String name,
            String title,
            String description,
            Map<String, Map<String, Object>> properties,
            List<String> required,
            Map<String, Object> output,
            Work work) {
        properties.put(
                "language",
                Schemas.choice(
                        "the language of labels",
                        Arrays.stream(Language.values()).map(Language::tag).toList()));
        Tool tool = Tool.builder(name, Schemas.input(properties, required.toArray(String[]::new)))
                .title(title)
                .description(description)
                .outputSchema(output)
                .annotations(READ_ONLY)
                .build();
        return new SyncToolSpecification(
                tool,
                (context, request) -> called(
                        new Arguments(request.arguments() == null ? Map.of() : request.arguments()), context, work));
    }

    private static CallToolResult called(Arguments arguments, McpTransportContext context, Work work) {
        Turn turn = Turn.of(context);
        Provenance from = Provenance.of(turn, arguments.language());
        try {
            Result result = work.of(arguments, turn);
            Map<String, Object> structured = new LinkedHashMap<>(result.structured());
            structured.put("from", from.map());
            return CallToolResult.builder()
                    .addTextContent(result.text() + "\n" + from.sentence())
                    .structuredContent(structured)
                    .meta(from.map())
                    .build();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed(Problem.of(Problem.Kind.BUSY, "the server is stopping; ask again in a moment"), from);
        } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
            return failed(
                    Faults.problem(failure, turn.budget()).orElseGet(() -> {
                        LOG.warn("a tool failed", failure);
                        return Problem.of(
                                Problem.Kind.FAULT, "the server failed to answer; the same call will fail again");
                    }),
                    from);
        }
    }

    private static CallToolResult failed(Problem problem, Provenance from) {
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("type", problem.kind().iri());
        structured.put("title", problem.kind().title());
        structured.put("detail", problem.detail());
        structured.putAll(problem.members());
        return CallToolResult.builder()
                .addTextContent(problem.detail())
                .structuredContent(structured)
                .isError(true)
                .meta(from.map())
                .build();
    }
}
