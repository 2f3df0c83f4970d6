package org.w3id.entente.serve.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page: the layout that all share, around a main part of its own. Immutable; threads may share it.
 *
 * <p>{@snippet :
 * Html main = new Html().element("h1", "Japan").element("p", "…");
 * return Page.of("Japan", language, main).at("/id/japan.html").from(view).document();
 * }
 */
public final class Page {
    /** The media type of a page. */
    public static final String MEDIA_TYPE = "text/html";

    /** The variant of a page in a language, as {@link Documents#reply} wants it. */
    public static String variant(Language language) {
        return "html-" + language.tag();
    }

    private static final HttpField CONTENT_TYPE = new PreEncodedHttpField("Content-Type", "text/html; charset=utf-8");
    private static final HttpField POLICY = new PreEncodedHttpField(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    private static final HttpField VARY = new PreEncodedHttpField("Vary", Language.VARY);

    /**
     * The same content in another form.
     *
     * @param address where it is
     * @param mediaType its media type
     * @param name how readers call it
     */
    public record Alternate(String address, String mediaType, String name) {
        /** Checks that nothing is missing. */
        public Alternate {
            Objects.requireNonNull(address);
            Objects.requireNonNull(mediaType);
            Objects.requireNonNull(name);
        }
    }

    private final String title;
    private final Language language;
    private final String main;
    private final Optional<String> address;
    private final List<Alternate> alternates;
    private final Optional<String> jsonLd;
    private final Optional<GraphSource.View> view;

    private Page(
            String title,
            Language language,
            String main,
            Optional<String> address,
            List<Alternate> alternates,
            Optional<String> jsonLd,
            Optional<GraphSource.View> view) {
        this.title = title;
        this.language = language;
        this.main = main;
        this.address = address;
        this.alternates = List.copyOf(alternates);
        this.jsonLd = jsonLd;
        this.view = view;
    }

    /**
     * A page.
     *
     * @param title what the reader's browser calls it
     * @param language the language of its words; parts in another one say so by {@code lang}
     * @param main what it shows, with an {@code h1} of its own
     */
    public static Page of(String title, Language language, Html main) {
        return new Page(
                title, language, main.toString(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** The same with its address, path and query, from which the other languages are linked. */
    public Page at(String pathAndQuery) {
        return new Page(title, language, main, Optional.of(pathAndQuery), alternates, jsonLd, view);
    }

    /** The same with links to other forms of the content. */
    public Page also(List<Alternate> others) {
        List<Alternate> all = new ArrayList<>(alternates);
        all.addAll(others);
        return new Page(title, language, main, address, all, jsonLd, view);
    }

    /** The same with its content for programs, in JSON-LD. */
    public Page jsonLd(String json) {
        return new Page(title, language, main, address, alternates, Optional.of(json), view);
    }

    /** The same, saying from which version of the graph it comes. */
    public Page from(GraphSource.View source) {
        return new Page(title, language, main, address, alternates, jsonLd, Optional.of(source));
    }

    /** The page as the answer to a request. */
    public Documents.Document document() {
        return document(200);
    }

    /** The page as an answer with some status. */
    public Documents.Document document(int status) {
        byte[] body = html().getBytes(StandardCharsets.UTF_8);
        HttpField contentLanguage = new HttpField("Content-Language", language.tag());
        return new Documents.Document(
                status, List.of(CONTENT_TYPE, contentLanguage, POLICY, VARY), ByteBuffer.wrap(body));
    }

    /** The page's text. */
    public String html() {
        Html html = new Html().raw("<!DOCTYPE html>\n").start("html", "lang", language.tag());
        head(html);
        html.start("body").element("a", Phrase.SKIP.in(language), "class", "skip", "href", "#main");
        banner(html);
        html.start("main", "id", "main").raw("\n").raw(main).end();
        foot(html);
        return html.end().end().toString();
    }

    private void head(Html html) {
        html.raw("\n")
                .start("head")
                .start("meta", "charset", "utf-8")
                .start("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .start("meta", "name", "color-scheme", "content", "light dark")
                .element("title", title.equals(Phrase.SITE.in(language)) ? title : title + " · Entente")
                .start("link", "rel", "stylesheet", "href", Stylesheet.ADDRESS)
                .start("link", "rel", "icon", "href", Stylesheet.ICON, "type", "image/svg+xml")
                .start("link", "rel", "license", "href", "https://creativecommons.org/licenses/by/4.0/");
        for (Alternate each : alternates) {
            html.start("link", "rel", "alternate", "type", each.mediaType, "href", each.address, "title", each.name);
        }
        address.ifPresent(here -> {
            for (Language each : Language.values()) {
                html.start("link", "rel", "alternate", "hreflang", each.tag(), "href", inLanguage(here, each));
            }
        });
        jsonLd.ifPresent(json -> html.start("script", "type", "application/ld+json")
                .raw(embedded(json))
                .end());
        html.end();
    }

    /** JSON that neither ends a script element nor is anything but text to a reader of XML. */
    private static String embedded(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private void banner(Html html) {
        html.start("header")
                .start("nav", "aria-label", "Entente")
                .element("a", "Entente", "href", "/", "class", "home")
                .start("ul");
        for (Phrase.Destination each : Phrase.DESTINATIONS) {
            html.start("li").link(each.address(), each.name().in(language)).end();
        }
        html.end().end();
        address.ifPresent(here -> {
            html.start("p", "class", "languages");
            for (Language each : Language.values()) {
                if (each == language) {
                    html.element("span", each.endonym(), "lang", each.tag(), "aria-current", "true");
                } else {
                    html.element(
                            "a",
                            each.endonym(),
                            "lang",
                            each.tag(),
                            "hreflang",
                            each.tag(),
                            "href",
                            inLanguage(here, each));
                }
                html.text(" ");
            }
            html.end();
        });
        html.end();
    }

    private static String inLanguage(String address, Language language) {
        String bare = address.replaceAll("(?<=[?&])language=[^&]*&?", "").replaceAll("[?&]$", "");
        return bare + (bare.contains("?") ? "&" : "?") + Language.PARAMETER + "=" + language.tag();
    }

    private void foot(Html html) {
        html.start("footer");
        if (!alternates.isEmpty()) {
            html.start("p").text(Phrase.ALSO_AS.in(language));
            for (Alternate each : alternates) {
                html.text(" ").element("a", each.name, "href", each.address, "type", each.mediaType);
            }
            html.end();
        }
        view.ifPresent(from -> html.element("p", Origin.of(from).sentence(language)));
        html.start("p")
                .text(Phrase.LICENCE.in(language) + " ")
                .element("a", "CC BY 4.0", "href", "https://creativecommons.org/licenses/by/4.0/", "rel", "license")
                .end()
                .end();
    }
}
