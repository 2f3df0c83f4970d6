package org.w3id.entente.serve.mcp;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.search.SearchIndexes;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Routes.Route;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The Model Context Protocol at one address: each message is a POST and its answer, and the server remembers nothing of it
 * (Streamable HTTP, without sessions and without streams). What the SDK needs is loaded with the first message. Threads share
 * it.
 */
public final class ModelContext {
    private static final String JSON = "application/json";
    private static final String INSTRUCTIONS =
            "Entente is a graph of who cooperates with whom on space and cyber security, in"
                    + " what way, and where a source says so. Begin with search to learn names, or with ask_question, whose"
                    + " description lists what can be asked. Cite: describe and why lead to claims and to the passages they rest on."
                    + " What no edition states is not known; why_not tells what is missing.";

    private final Documents documents;
    private final SearchIndexes indexes;
    private final Supplier<Questions> questions;
    private final long mostBytes;
    private final Set<String> hosts;
    private volatile Messages messages;

    /**
     * A service.
     *
     * @param questions the questions that can be asked; called once, by the first message
     * @param mostBytes how many bytes a message may have
     * @param host the host that the server listens on; pages of its origin, and of this machine's, may send messages
     */
    public ModelContext(
            Documents documents, SearchIndexes indexes, Supplier<Questions> questions, long mostBytes, String host) {
        this.documents = documents;
        this.indexes = indexes;
        this.questions = questions;
        this.mostBytes = mostBytes;
        this.hosts =
                Set.copyOf(List.of("localhost", "127.0.0.1", "[::1]", host.contains(":") ? "[" + host + "]" : host));
    }

    /** What it answers. */
    public List<Route> routes() {
        return List.of(new Route(Paths.MCP, "mcp", Map.of("POST", this::post)));
    }

    private void post(Exchange exchange) {
        checkOrigin(exchange);
        String type = exchange.header(HttpHeader.CONTENT_TYPE).orElse("");
        if (!type.split(";", -1)[0].strip().equalsIgnoreCase(JSON)) {
            throw Problem.of(
                            Problem.Kind.MEDIA_TYPE,
                            (type.isEmpty() ? "a body without Content-Type" : "Content-Type " + type) + "; wanted "
                                    + JSON)
                    .with("wanted", List.of(JSON))
                    .withHeader("Accept-Post", JSON)
                    .thrown();
        }
        if (Accept.parse(exchange.accept()).quality(JSON, "application/*", "*/*") == 0
                && !exchange.accept().isEmpty()) {
            throw Problem.of(Problem.Kind.NOT_ACCEPTABLE, "messages are answered in " + JSON + " alone")
                    .with("offers", List.of(JSON))
                    .thrown();
        }
        OptionalLong version = version(Parameters.parse(exchange.query()).one("version"));
        exchange.readBody(mostBytes, bytes -> {
            String text = Parameters.text(ByteBuffer.wrap(bytes), "the body");
            documents.replyOnce(exchange, version, (view, budget) -> {
                Messages ready = messages();
                checkProtocol(exchange, ready);
                Messages.Answer answer = ready.answer(text, new Turn(view, budget));
                return new Documents.Document(
                        answer.status(),
                        answer.body().isEmpty() ? List.of() : List.of(new HttpField("Content-Type", JSON)),
                        ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)));
            });
        });
    }

    /** A page elsewhere could send messages through its reader's browser, even to a server on the reader's machine. */
    private void checkOrigin(Exchange exchange) {
        Optional<String> origin = exchange.header(HttpHeader.ORIGIN);
        if (origin.isPresent() && !isOfHosts(origin.get())) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "a message from a page of " + origin.get() + "; wanted none, or one of this server's host")
                    .thrown();
        }
    }

    private boolean isOfHosts(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && hosts.contains(host);
        } catch (IllegalArgumentException noOrigin) {
            return false;
        }
    }

    private static void checkProtocol(Exchange exchange, Messages ready) {
        Optional<String> version = exchange.header("MCP-Protocol-Version");
        if (version.isPresent() && !ready.protocolVersions().contains(version.get())) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "MCP-Protocol-Version " + version.get() + "; wanted one of "
                                    + String.join(", ", ready.protocolVersions()))
                    .thrown();
        }
    }

    private static OptionalLong version(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("[0-9]{1,18}")) {
            throw Faults.bad("version \"" + text.get() + "\"; wanted a number from 0")
                    .thrown();
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    /** The SDK's server, made once. */
    private Messages messages() {
        Messages ready = messages;
        if (ready == null) {
            synchronized (this) {
                ready = messages;
                if (ready == null) {
                    ready = start();
                    messages = ready;
                }
            }
        }
        return ready;
    }

    private Messages start() {
        Messages transport = new Messages();
        Questions known = questions.get();
        Asking asking = new Asking(transport.json(), known);
        Tools tools = new Tools(new Finding(indexes), asking, new Reasoning(transport.json()));
        Resources resources = new Resources(known, asking);
        String version = Optional.ofNullable(ModelContext.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
        McpServer.sync(transport)
                .serverInfo(Implementation.builder("entente", version)
                        .title("Entente")
                        .build())
                .instructions(INSTRUCTIONS)
                .capabilities(ServerCapabilities.builder()
                        .tools(false)
                        .resources(false, false)
                        .build())
                .jsonMapper(transport.json())
                .immediateExecution(true)
                .tools(tools.all())
                .resources(resources.all())
                .resourceTemplates(resources.templates())
                .build();
        return transport;
    }
}
