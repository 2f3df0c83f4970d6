package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Node;
import org.eclipse.jetty.http.HttpField;
import org.w3id.entente.query.describe.Scope;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.http.Routes.Route;
import org.w3id.entente.serve.web.Page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Answers for the IRIs of the graph's own. An IRI is answered with 303 See Other to a form of its description, which the header
 * Accept chooses (Cool URIs for the Semantic Web, section 4.2); the ontologies, whose terms differ from them by a fragment, are
 * answered at once. Threads share it.
 */
public final class LinkedData {
    /** Where IRIs of ours are, and the ontology beside them. */
    private static final List<String> FOLDERS = List.of(
            "/id/*",
            "/concept/*",
            "/claim/*",
            "/citation/*",
            "/graph/*",
            "/shape/*",
            "/rule/*",
            "/query/*",
            "/identifier/*",
            "/proof/*",
            "/ontology",
            "/ontology/*",
            "/ontology.ttl",
            "/ontology.jsonld",
            "/ontology.nt",
            "/ontology.html");

    /** Where the ontologies are. */
    private static final String ONTOLOGY = "/ontology";

    private final GraphSource source;
    private final Documents documents;
    private final long mostBytes;

    /**
     * Describes what a source serves.
     *
     * @param mostBytes how many bytes a description may come to
     */
    public LinkedData(GraphSource source, Documents documents, long mostBytes) {
        this.source = source;
        this.documents = documents;
        this.mostBytes = mostBytes;
    }

    /** The addresses that are answered. */
    public List<Route> routes() {
        return FOLDERS.stream()
                .map(folder -> new Route(folder, "linked-data", Map.of("GET", this::get)))
                .toList();
    }

    /** Replies with the page that leads to all others. */
    public void index(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        Language language = Language.of(exchange, parameters);
        documents.reply(exchange, Versions.asked(parameters), Page.variant(language), (view, budget) -> new IndexPage(
                        view, source.definitions(), language)
                .page(here(exchange)));
    }

    private void get(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        OptionalLong version = Versions.asked(parameters);
        String path = exchange.rawPath();
        Scope now = Topic.scope(source.current(), source.definitions());
        Optional<Node> known = known(path, now);
        boolean isOntology = path.startsWith(ONTOLOGY)
                && known.flatMap(node -> Topic.ontology(node, now)).isPresent();
        if (isOntology) {
            document(exchange, parameters, known.get(), Form.choose(exchange.accept()), true);
            return;
        }
        Optional<Form> form = Form.ofPath(path);
        if (known.isEmpty() && form.isPresent()) {
            String stem = Address.without(form.get(), path);
            Node node = known(stem, now)
                    .orElseGet(() -> Address.iris(stem).iterator().next());
            document(exchange, parameters, node, form.get(), false);
        } else if (known.isPresent() || version.isPresent()) {
            exchange.answeredFrom(version.orElse(source.current().version()));
            exchange.reply(seeOther(exchange, Form.choose(exchange.accept())));
        } else {
            documents.replyOnce(exchange, version, (view, budget) -> {
                throw new Neighbours(now, budget)
                        .notFound(Address.iris(path).iterator().next());
            });
        }
    }

    private static Optional<Node> known(String path, Scope scope) {
        return Address.iris(path).stream().filter(scope::contains).findFirst();
    }

    private static Reply seeOther(Exchange exchange, Form form) {
        String query = exchange.query().isEmpty() ? "" : "?" + exchange.query();
        String path = exchange.rawPath();
        return Reply.empty(303)
                .with("Location", path + "." + form.suffix() + query)
                .with("Vary", Language.VARY)
                .with("Cache-Control", "no-cache")
                .with("Link", links(path, Optional.empty()));
    }

    /** Replies with a description, or a whole ontology. */
    private void document(Exchange exchange, Parameters parameters, Node node, Form form, boolean isChosen) {
        Language language = Language.of(exchange, parameters);
        String raw = exchange.rawPath();
        String variant = (form == Form.HTML ? Page.variant(language) : form.suffix())
                + (raw.equals(exchange.path()) ? "" : "-" + Digests.of(raw).replaceAll("[^A-Za-z0-9]", ""));
        documents.reply(exchange, Versions.asked(parameters), variant, (view, budget) -> {
            Topic topic = topic(node, view, budget);
            Document made = made(exchange, topic, form, language);
            List<HttpField> fields = new ArrayList<>(made.fields());
            fields.add(new HttpField("Link", links(Address.path(node), Optional.of(node))));
            if (isChosen) {
                fields.add(new HttpField("Content-Location", Address.path(node, form)));
                fields.removeIf(field -> field.getName().equals("Vary"));
                fields.add(new HttpField("Vary", Language.VARY));
            }
            return new Document(made.status(), fields, made.body());
        });
    }

    private Topic topic(Node node, GraphSource.View view, Budget budget) {
        Topic topic = Topic.of(node, view, source.definitions(), budget);
        if (!topic.scope().contains(node)) {
            throw new Neighbours(topic.scope(), budget).notFound(node);
        }
        return topic;
    }

    private Document made(Exchange exchange, Topic topic, Form form, Language language) throws IOException {
        Optional<Node> ontology = Topic.ontology(topic.node(), topic.scope());
        if (form == Form.HTML) {
            return new Pages(topic, language, mostBytes).document(here(exchange), ontology);
        }
        byte[] bytes = RdfDocument.write(
                ontology.map(each -> RdfDocument.ontology(each, topic)).orElseGet(() -> RdfDocument.graph(topic, form)),
                form,
                mostBytes);
        return new Document(200, List.of(new HttpField("Content-Type", form.contentType())), ByteBuffer.wrap(bytes));
    }

    private static String here(Exchange exchange) {
        String query = exchange.query();
        return query.isEmpty() ? exchange.rawPath() : exchange.rawPath() + "?" + query;
    }

    /** The header Link: the forms, the licence, and of a document what it describes. */
    private static String links(String path, Optional<Node> described) {
        Stream<String> forms = Stream.of(Form.values())
                .map(form -> "<" + path + "." + form.suffix() + ">; rel=\""
                        + (described.isPresent() ? "alternate" : "describedby") + "\"; type=\"" + form.mediaType()
                        + "\"");
        Stream<String> others = Stream.concat(
                described.stream().map(node -> "<" + Address.path(node) + ">; rel=\"describes\""),
                Stream.of("<" + RdfDocument.LICENCE + ">; rel=\"license\""));
        return String.join(", ", Stream.concat(forms, others).toList());
    }
}
