package org.w3id.entente.serve.describe;

import com.google.gson.stream.JsonWriter;
import org.apache.jena.graph.Graph;
import org.eclipse.jetty.http.HttpField;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.core.BoundedBytes;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.core.VersionTag;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Routes.Route;
import org.w3id.entente.serve.web.Page;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What the server says of itself and of its graph, and the files that can be taken away. Threads share it. */
public final class SelfDescription {
    /** Where VoID is looked for (VoID, section 7.2). */
    static final String WELL_KNOWN = "/.well-known/void";

    private static final String VOID = "/void";
    private static final List<String> LIST_FORMS = List.of("application/json", Page.MEDIA_TYPE);

    private final GraphSource source;
    private final Documents documents;
    private final Downloads downloads;
    private final Citations citations;
    private final Offer offer;
    private final long mostBytes;

    /**
     * Describes what a source serves.
     *
     * @param offer what the server does
     * @param mostBytes how many bytes a description may come to
     */
    public SelfDescription(
            GraphSource source,
            Documents documents,
            Turnstile turnstile,
            VersionTag tags,
            Offer offer,
            long mostBytes) {
        this.source = source;
        this.documents = documents;
        this.downloads = new Downloads(source, turnstile, tags);
        this.citations = new Citations(source, documents, offer);
        this.offer = offer;
        this.mostBytes = mostBytes;
    }

    /** The addresses that are answered, beside that of the service. */
    public List<Route> routes() {
        return List.of(
                new Route(WELL_KNOWN, "void", Map.of("GET", this::dataset)).described(Descriptions.dataset(WELL_KNOWN)),
                new Route(VOID, "void", Map.of("GET", this::dataset)).described(Descriptions.dataset(VOID)),
                new Route("/prefixes", "prefixes", Map.of("GET", this::prefixes)).described(Descriptions.prefixes()),
                new Route(DownloadFile.FOLDER, "downloads", Map.of("GET", this::list))
                        .described(Descriptions.list(LIST_FORMS)),
                new Route(DownloadFile.FOLDER + "/*", "download", Map.of("GET", downloads::get))
                        .described(Descriptions.file(), Descriptions.sums()),
                new Route(Citations.PATH, "cite", Map.of("GET", citations::get)).described(Descriptions.cite()));
    }

    /** Replies with the description of the query service. */
    public void service(Exchange exchange) {
        RdfForm form = RdfForm.choose(exchange.accept());
        describe(exchange, OptionalLong.empty(), form, "", (publication, language) -> switch (form) {
            case HTML -> new DescriptionPages(publication, language).service();
            case TURTLE, JSON_LD, N_TRIPLES, RDF_XML -> rdf(ServiceDescription.of(publication), form);
        });
    }

    /**
     * Replies with the card by which an answer is cited.
     *
     * @param title what was asked, in a few words
     * @param path where the answer is, with the same parameters
     * @param answer gives it
     */
    public void cite(
            Exchange exchange,
            Parameters parameters,
            String title,
            String path,
            BiFunction<GraphSource.View, Budget, Answer> answer) {
        citations.reply(exchange, parameters, title, path, answer);
    }

    private void dataset(Exchange exchange) {
        RdfForm form = RdfForm.choose(exchange.accept());
        OptionalLong version = Versions.asked(Parameters.parse(exchange.query()));
        version.ifPresent(source::check);
        // What is made meanwhile is described as well, under another entity tag.
        String known = version.isPresent()
                ? ""
                : downloads.made(source.current()).keySet().stream()
                        .map(DownloadFile::name)
                        .sorted()
                        .collect(Collectors.joining(" "));
        describe(exchange, version, form, known, (publication, language) -> switch (form) {
            case HTML -> new DescriptionPages(publication, language).dataset(here(exchange));
            case TURTLE, JSON_LD, N_TRIPLES, RDF_XML -> {
                Map<DownloadFile, Downloads.Made> made = downloads.made(publication.view());
                made.keySet().removeIf(file -> !(" " + known + " ").contains(" " + file.name() + " "));
                yield rdf(VoidDescription.of(publication, made), form);
            }
        });
    }

    private void prefixes(Exchange exchange) {
        RdfForm form = RdfForm.choose(exchange.accept());
        describe(exchange, OptionalLong.empty(), form, "", (publication, language) -> switch (form) {
            case JSON_LD -> Document.of(form.contentType(), PrefixDocument.context());
            case HTML -> new DescriptionPages(publication, language).prefixes();
            case TURTLE, N_TRIPLES, RDF_XML -> rdf(PrefixDocument.graph(), form);
        });
    }

    private void list(Exchange exchange) {
        String best = exchange.accept().isBlank()
                ? LIST_FORMS.getFirst()
                : Accept.parse(exchange.accept()).best(LIST_FORMS).orElseThrow(() -> Problem.of(
                                Problem.Kind.NOT_ACCEPTABLE,
                                "Accept: " + exchange.accept() + "; wanted one of " + String.join(", ", LIST_FORMS))
                        .with("offers", LIST_FORMS)
                        .thrown());
        boolean isPage = best.equals(Page.MEDIA_TYPE);
        OptionalLong version = Versions.asked(Parameters.parse(exchange.query()));
        describe(
                exchange,
                version,
                isPage ? RdfForm.HTML : RdfForm.JSON_LD,
                "",
                (publication, language) -> isPage
                        ? new DescriptionPages(publication, language).downloads(here(exchange))
                        : Document.of("application/json", list(publication)));
    }

    private static String list(Publication publication) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject();
            json.name("version").value(publication.view().version());
            if (publication.asOf().isPresent()) {
                json.name("asOf").value(publication.asOf().get());
            }
            if (publication.fingerprint().isPresent()) {
                json.name("fingerprint").value(publication.fingerprint().get());
            }
            json.name("licence").value(Header.LICENCE);
            json.name("sha256sums").value(publication.base().at(DownloadFile.FOLDER + "/" + Downloads.SUMS));
            json.name("files").beginArray();
            for (DownloadFile file : DownloadFile.all(publication.view())) {
                json.beginObject();
                json.name("name").value(file.name());
                json.name("address").value(publication.base().at(file.path()));
                json.name("mediaType").value(file.mediaType());
                if (file.graph().isPresent()) {
                    json.name("graph").value(file.graph().get().toString());
                }
                json.name("content").value(file.content());
                json.name("triples")
                        .value(file.graph()
                                .map(graph -> publication.statistics().graphs().get(graph))
                                .orElse(publication.statistics().whole())
                                .triples());
                json.endObject();
            }
            json.endArray().endObject();
        }
        return text + "\n";
    }

    /** What makes a document of what is published. */
    @FunctionalInterface
    private interface Maker {
        Document make(Publication publication, Language language) throws IOException;
    }

    /** Replies with a description, which depends on the form, on the address of the server, and for readers on the language. */
    private void describe(Exchange exchange, OptionalLong version, RdfForm form, String more, Maker maker) {
        BaseAddress base = BaseAddress.of(exchange, offer.base());
        Language language = Language.of(exchange);
        String variant = (form == RdfForm.HTML ? Page.variant(language) : form.tag()) + "-"
                + Digests.of(base.text(), more).replaceAll("[^A-Za-z0-9]", "");
        documents.reply(exchange, version, variant, (view, budget) -> {
            Publication publication = new Publication(
                    view,
                    source.statistics(view),
                    source.definitions(),
                    source.fingerprint(view.version()),
                    offer,
                    base);
            return maker.make(publication, language);
        });
    }

    private Document rdf(Graph graph, RdfForm form) throws IOException {
        BoundedBytes bytes = new BoundedBytes(mostBytes);
        AnswerWriter.write(
                new Answer.Triples(graph, Statements.prefixes()), form.syntax().orElseThrow(), bytes);
        List<HttpField> fields = new ArrayList<>();
        fields.add(new HttpField("Content-Type", form.contentType()));
        fields.add(new HttpField("Link", "<" + Header.LICENCE + ">; rel=\"license\""));
        return new Document(200, fields, ByteBuffer.wrap(bytes.toByteArray()));
    }

    private static String here(Exchange exchange) {
        String query = exchange.query();
        return query.isEmpty() ? exchange.rawPath() : exchange.rawPath() + "?" + query;
    }
}
