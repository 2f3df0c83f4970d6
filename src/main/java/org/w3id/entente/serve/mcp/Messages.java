package org.w3id.entente.serve.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import org.w3id.entente.serve.http.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries messages from HTTP to the SDK's server and back. Threads may share it. */
final class Messages implements McpStatelessServerTransport {
    private static final int DEEPEST = 64;

    /** What the SDK takes to have an object. */
    private static final Set<String> NEEDS_PARAMETERS =
            Set.of(McpSchema.METHOD_TOOLS_CALL, McpSchema.METHOD_RESOURCES_READ);

    private final McpJsonMapper json = new JacksonMcpJsonMapper(JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build());
    private volatile McpStatelessServerHandler handler;

    @Override
    public void setMcpHandler(McpStatelessServerHandler server) {
        handler = server;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    /** How messages are written. */
    McpJsonMapper json() {
        return json;
    }

    /**
     * An answer.
     *
     * @param status the status code of HTTP
     * @param body the text of a message; empty when there is nothing to answer
     */
    record Answer(int status, String body) {}

    /** Answers a message, on this thread. */
    Answer answer(String text, Turn turn) throws IOException {
        McpSchema.JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, text);
        } catch (IOException | RuntimeException unreadable) {
            return unreadable(unreadable);
        }
        if (message instanceof McpSchema.JSONRPCNotification notification) {
            handler.handleNotification(turn.context(), notification).block();
            return new Answer(202, "");
        }
        if (message instanceof McpSchema.JSONRPCRequest request) {
            if (NEEDS_PARAMETERS.contains(request.method()) && !(request.params() instanceof Map)) {
                return error(
                        McpSchema.ErrorCodes.INVALID_PARAMS,
                        "params is missing or no object; wanted an object, as " + request.method() + " takes it");
            }
            McpSchema.JSONRPCResponse response =
                    handler.handleRequest(turn.context(), request).block();
            return new Answer(200, json.writeValueAsString(response));
        }
        return error(
                McpSchema.ErrorCodes.INVALID_REQUEST,
                "a response; wanted a request or a notification: this server asks nothing");
    }

    private Answer unreadable(Exception fault) throws IOException {
        Optional<JacksonException> syntax = Optional.<Throwable>of(fault)
                .filter(JacksonException.class::isInstance)
                .or(() -> Optional.ofNullable(fault.getCause()))
                .filter(JacksonException.class::isInstance)
                .map(JacksonException.class::cast);
        if (syntax.isEmpty()) {
            return error(
                    McpSchema.ErrorCodes.INVALID_REQUEST,
                    "no message of JSON-RPC 2.0; wanted one object with jsonrpc, method and, for a request, id");
        }
        String place = Optional.ofNullable(syntax.get().getLocation())
                .map(at -> " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                .orElse("");
        return error(
                McpSchema.ErrorCodes.PARSE_ERROR,
                "no JSON, or nested more than " + DEEPEST + " deep" + place + "; wanted one object");
    }

    private Answer error(int code, String message) throws IOException {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("jsonrpc", McpSchema.JSONRPC_VERSION);
        error.put("id", null);
        error.put("error", Map.of("code", code, "message", message));
        return new Answer(Problem.Kind.BAD_REQUEST.status(), json.writeValueAsString(error));
    }
}
