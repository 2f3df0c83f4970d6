package org.w3id.entente.serve.describe;

import org.w3id.entente.query.Answer;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.UnknownGraphException;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Problems;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Page;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cards by which the answers to queries are cited. Threads share it. */
final class Citations {
    /** Where they are. */
    static final String PATH = Paths.SPARQL + "/cite";

    private static final String JSON = "application/json";
    private static final String PLAIN = "text/plain";
    private static final String BIBTEX = "application/x-bibtex";
    private static final String CSL = "application/vnd.citationstyles.csl+json";
    /** The media types of a card, the preferred one first. */
    static final List<String> OFFERS = List.of(JSON, Page.MEDIA_TYPE, PLAIN, BIBTEX, CSL);

    /** What gives another answer each time; a word in a literal counts as well. */
    private static final Pattern CHANGING =
            Pattern.compile("\\b(NOW|RAND|UUID|STRUUID)\\s*\\(", Pattern.CASE_INSENSITIVE);

    private final GraphSource source;
    private final Documents documents;
    private final Offer offer;
    private final QueryReader reader = new QueryReader(Prefixes.usual());

    Citations(GraphSource source, Documents documents, Offer offer) {
        this.source = source;
        this.documents = documents;
        this.offer = offer;
    }

    /** Replies with the card of the answer to a query. */
    void get(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        String query = parameters.one("query").orElseThrow(() -> Problem.of(
                        Problem.Kind.BAD_REQUEST, "no query; wanted GET " + PATH + "?query=…")
                .thrown());
        parameters.fields().stream()
                .map(Parameters.Field::name)
                .filter(name -> !List.of("query", Versions.PARAMETER, Language.PARAMETER)
                        .contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.of(
                                    Problem.Kind.BAD_REQUEST,
                                    "the parameter \"" + name + "\"; wanted query, version and language")
                            .thrown();
                });
        reply(
                exchange,
                parameters,
                "Answer to a query of the graph",
                Paths.SPARQL,
                (view, budget) -> answer(query, view, budget));
    }

    /**
     * Replies with the card of an answer.
     *
     * @param title what was asked, in a few words
     * @param path where the answer is, with the same parameters
     * @param answer gives it
     */
    void reply(
            Exchange exchange,
            Parameters parameters,
            String title,
            String path,
            BiFunction<GraphSource.View, Budget, Answer> answer) {
        String form = form(exchange);
        Language language = Language.of(exchange, parameters);
        BaseAddress base = BaseAddress.of(exchange, offer.base());
        String variant =
                "cite-" + form.replaceAll("[^a-z]", "-") + "-" + language.tag() + "-" + Digests.of(base.text());
        documents.reply(exchange, Versions.asked(parameters), variant, (view, budget) -> {
            String permalink = base.at(path) + "?" + repeated(parameters) + Versions.PARAMETER + "=" + view.version();
            Citation citation =
                    Citation.of(title, permalink, answer.apply(view, budget), view, source.fingerprint(view.version()));
            return document(citation, form, language, exchange, view);
        });
    }

    /** The parameters of the answer, each with an ampersand behind it. */
    private static String repeated(Parameters parameters) {
        return parameters.fields().stream()
                .filter(field ->
                        !List.of(Versions.PARAMETER, Language.PARAMETER).contains(field.name()))
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()) + "&")
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String form(Exchange exchange) {
        String accept = exchange.accept();
        return accept.isBlank()
                ? JSON
                : Accept.parse(accept).best(OFFERS).orElseThrow(() -> Problem.of(
                                Problem.Kind.NOT_ACCEPTABLE,
                                "Accept: " + accept + "; wanted one of " + String.join(", ", OFFERS))
                        .with("offers", OFFERS)
                        .thrown());
    }

    private Answer answer(String query, GraphSource.View view, Budget budget) {
        if (CHANGING.matcher(query).find()) {
            throw Problem.of(
                            Problem.Kind.UNANSWERABLE,
                            "a query that asks for the time or for something random has another answer each time, which"
                                    + " nobody can look up; take NOW, RAND and UUID out")
                    .thrown();
        }
        try {
            ReadQuery read = reader.readWords(query);
            Confinement.check(read, view.dataset().graphNames());
            return new QueryRunner(view.dataset(), budget.limits()).run(read.query(), Map.of(), budget);
        } catch (QuerySyntaxException fault) {
            throw Problems.of(fault).thrown();
        } catch (UnknownGraphException fault) {
            throw Problem.of(Problem.Kind.UNANSWERABLE, fault.getMessage()).thrown();
        }
    }

    private static Document document(
            Citation citation, String form, Language language, Exchange exchange, GraphSource.View view)
            throws IOException {
        return switch (form) {
            case PLAIN -> Document.of("text/plain; charset=utf-8", citation.text());
            case BIBTEX -> Document.of("application/x-bibtex; charset=utf-8", citation.bibtex());
            case CSL -> Document.of(CSL, citation.csl());
            case Page.MEDIA_TYPE -> page(citation, language, exchange, view);
            default -> Document.of(JSON, citation.json());
        };
    }

    private static Document page(Citation citation, Language language, Exchange exchange, GraphSource.View view)
            throws IOException {
        Html html = new Html();
        html.element("h1", Words.CITE.in(language))
                .element("p", citation.text())
                .start("p")
                .link(citation.permalink(), citation.permalink())
                .end()
                .element("h2", "BibTeX")
                .start("pre")
                .text(citation.bibtex())
                .end()
                .element("h2", "CSL-JSON")
                .start("pre")
                .text(citation.csl())
                .end();
        return Page.of(Words.CITE.in(language), language, html)
                .at(exchange.rawPath() + "?" + exchange.query())
                .from(view)
                .document();
    }
}
