package org.w3id.entente.serve.web;

import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.http.EntityTags;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Operation;
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
    /** The path of the style sheet. */
    private static final String PATH = "/style.css";

    /** The address of the icon. */
    static final String ICON = "/icon.svg";

    private static final String KEEP = "public, max-age=31536000";

    /** A file that never changes while the server runs. */
    private static final class Asset {
        private final Reply reply;
        private final String tag;

        Asset(String contentType, String resource) {
            try (InputStream in = Objects.requireNonNull(Stylesheet.class.getResourceAsStream(resource), resource)) {
                byte[] bytes = in.readAllBytes();
                tag = Digests.of(new String(bytes, StandardCharsets.UTF_8));
                reply = withFields(Reply.of(200, contentType, bytes));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private Reply withFields(Reply plain) {
            return plain.with("ETag", '"' + tag + '"')
                    .with("Cache-Control", KEEP)
                    .with("Vary", "Accept-Encoding");
        }

        void get(Exchange exchange) {
            boolean isKnown = exchange.header(HttpHeader.IF_NONE_MATCH)
                    .filter(list -> EntityTags.contain(list, '"' + tag + '"', true))
                    .isPresent();
            exchange.reply(isKnown ? withFields(Reply.empty(304)) : reply);
        }
    }

    private static final Asset STYLE = new Asset("text/css; charset=utf-8", "style.css");
    private static final Asset ICON_IMAGE = new Asset("image/svg+xml", "icon.svg");

    /** The address of the style sheet, another one for each content, so that it can be kept. */
    static final String ADDRESS = PATH + "?" + STYLE.tag;

    /** Ready to be asked. */
    public Stylesheet() {}

    /** Where they are. */
    public List<Route> routes() {
        return List.of(
                new Route(PATH, "style", Map.of("GET", STYLE::get))
                        .described(Operation.get(PATH, "The style of all pages").answers("text/css")),
                new Route(ICON, "style", Map.of("GET", ICON_IMAGE::get))
                        .described(Operation.get(ICON, "The sign of all pages").answers("image/svg+xml")));
    }
}
