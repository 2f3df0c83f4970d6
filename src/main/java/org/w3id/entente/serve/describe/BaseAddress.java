package org.w3id.entente.serve.describe;

import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.vocab.Namespaces;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address at which a client finds the server: a fixed one, else that of the header Host. Headers such as
 * X-Forwarded-Host, which anybody may send, do not count.
 *
 * @param text the address, without slash at its end
 */
record BaseAddress(String text) {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    /**
     * The address for a request.
     *
     * @param fixed what the operator says; empty when the client is to be believed
     */
    static BaseAddress of(Exchange exchange, Optional<URI> fixed) {
        if (fixed.isPresent()) {
            return new BaseAddress(fixed.get().toString().replaceAll("/+$", ""));
        }
        return new BaseAddress(exchange.header(HttpHeader.HOST)
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> "http://" + host)
                .orElse(Namespaces.BASE.substring(0, Namespaces.BASE.length() - 1)));
    }

    /** The address of a path, which begins with a slash. */
    String at(String path) {
        return text + path;
    }
}
