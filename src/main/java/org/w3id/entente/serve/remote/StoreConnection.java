package org.w3id.entente.serve.remote;

import org.w3id.entente.serve.http.Outgoing;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests to one address of another store. Threads may share it.
 *
 * @param address the address
 * @param token what is presented; empty for nothing
 * @param outgoing how long to wait
 */
record StoreConnection(URI address, Optional<String> token, Outgoing outgoing) {
    private static final int EXCERPT = 300;

    /** What is done with a response that is a success. */
    @FunctionalInterface
    interface Use<T> {
        T of(Outgoing.Response response) throws IOException;
    }

    StoreConnection at(URI other) {
        return new StoreConnection(other, token, outgoing);
    }

    <T> T get(String accept, Use<T> use) {
        return answered(() -> outgoing.get(address, headers(Map.of("Accept", accept))), use);
    }

    <T> T send(String method, Map<String, String> headers, Outgoing.Body body, Use<T> use) {
        return answered(() -> outgoing.send(method, address, headers(headers), body), use);
    }

    private Map<String, String> headers(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        token.ifPresent(text -> all.put("Authorization", "Bearer " + text));
        return all;
    }

    /** A request. */
    private interface Request {
        Outgoing.Response send() throws IOException;
    }

    private <T> T answered(Request request, Use<T> use) {
        try (Outgoing.Response response = request.send()) {
            if (response.status() < 200 || response.status() > 299) {
                throw new StoreException(address, "answered with status " + response.status() + said(response));
            }
            return use.of(response);
        } catch (IOException broken) {
            throw new StoreException(address, "no answer (" + broken.getMessage() + ")", broken);
        }
    }

    private static String said(Outgoing.Response response) throws IOException {
        if (response.status() < 400) {
            return response.header("Location")
                    .map(location -> ", pointing to " + location + "; give that address if it is meant")
                    .orElse("");
        }
        String text = new String(response.body().readNBytes(EXCERPT), StandardCharsets.UTF_8).strip();
        List<String> lines = text.lines().toList();
        return lines.isEmpty() ? "" : ": " + String.join(" ", lines).replaceAll("\\p{Cntrl}", " ");
    }
}
