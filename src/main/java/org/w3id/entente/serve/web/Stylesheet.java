package org.w3id.entente.serve.web;

import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.http.EntityTags;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.http.Routes.Route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What pages look like: a style sheet and an icon, the same for all. Threads share it. */
public final class Stylesheet {
    /** The address of the style sheet. */
    static final String ADDRESS = "/style.css";

    /** The address of the icon. */
    static final String ICON = "/icon.svg";

    private static final String KEEP = "public, max-age=3600";

    private record Asset(String contentType, byte[] bytes, String tag) {
        static Asset of(String contentType, String resource) {
            try (InputStream in = Objects.requireNonNull(Stylesheet.class.getResourceAsStream(resource), resource)) {
                byte[] bytes = in.readAllBytes();
                return new Asset(contentType, bytes, '"' + Digests.of(new String(bytes, StandardCharsets.UTF_8)) + '"');
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        void get(Exchange exchange) {
            boolean isKnown = exchange.header(HttpHeader.IF_NONE_MATCH)
                    .filter(list -> EntityTags.contain(list, tag, true))
                    .isPresent();
            Reply reply = isKnown ? Reply.empty(304) : Reply.of(200, contentType, bytes);
            exchange.reply(reply.with("ETag", tag).with("Cache-Control", KEEP).with("Vary", "Accept-Encoding"));
        }
    }

    private final Asset style = Asset.of("text/css; charset=utf-8", "style.css");
    private final Asset icon = Asset.of("image/svg+xml", "icon.svg");

    /** Reads both. */
    public Stylesheet() {}

    /** Where they are. */
    public List<Route> routes() {
        return List.of(
                new Route(ADDRESS, "style", Map.of("GET", style::get)),
                new Route(ICON, "style", Map.of("GET", icon::get)));
    }
}
