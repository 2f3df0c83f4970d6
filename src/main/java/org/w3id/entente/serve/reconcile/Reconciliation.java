package org.w3id.entente.serve.reconcile;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.search.Hit;
import org.w3id.entente.query.search.SearchIndex;
import org.w3id.entente.query.search.SearchIndexes;
import org.w3id.entente.query.search.SearchRequest;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.http.Routes.Route;
import org.w3id.entente.vocab.Namespaces;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The reconciliation service: its manifest, batches of queries, suggestions, previews and values. All of it reads one version
 * of the graph. Threads share it.
 */
public final class Reconciliation {
    /** The media type of what is posted. */
    static final String FORM = "application/x-www-form-urlencoded";

    /** As many properties are proposed at most. */
    static final int MOST_PROPERTIES = 200;

    private static final int PAGE = 20;
    private static final HttpField VARY = new HttpField("Vary", Language.VARY);

    /** A preview is made to stand in the frame of another page. */
    private static final HttpField FRAMED = new HttpField(
            "Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *");

    private final Documents documents;
    private final SearchIndexes indexes;
    private final long mostBytes;

    /**
     * A service.
     *
     * @param mostBytes how many bytes a posted batch may have
     */
    public Reconciliation(Documents documents, SearchIndexes indexes, long mostBytes) {
        this.documents = documents;
        this.indexes = indexes;
        this.mostBytes = mostBytes;
    }

    /** What it answers. */
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route(Paths.RECONCILE, "reconcile", Map.of("GET", this::get, "POST", this::post))
                .described(Descriptions.service()));
        routes.add(route(Descriptions.properties(), this::properties));
        routes.add(route(Descriptions.preview(), this::preview));
        routes.add(route(Descriptions.view(), this::view));
        for (Kind kind : Kind.values()) {
            routes.add(route(Descriptions.suggest(kind), exchange -> suggest(exchange, kind)));
            routes.add(route(Descriptions.flyout(kind), exchange -> flyout(exchange, kind)));
        }
        return routes;
    }

    private static Route route(Operation operation, Consumer<Exchange> get) {
        return new Route(operation.path(), "reconcile", Map.of("GET", get)).described(operation);
    }

    /** What can be suggested. */
    enum Kind {
        /** Things. */
        ENTITY("things", "id/japan"),
        /** Properties. */
        PROPERTY("properties", "partner"),
        /** Classes of things. */
        TYPE("types of things", "State");

        private final String meaning;
        private final String example;

        Kind(String meaning, String example) {
            this.meaning = meaning;
            this.example = example;
        }

        String meaning() {
            return meaning;
        }

        /** The identifier of one. */
        String example() {
            return example;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean fits(Node node, Identifiers identifiers) {
            return switch (this) {
                case ENTITY -> Identifiers.isEntity(node);
                case PROPERTY -> identifiers.isProperty(node);
                case TYPE -> identifiers.isType(node);
            };
        }
    }

    /** What one request works with. */
    private final class Desk {
        private final Graph graph;
        private final Identifiers identifiers;
        private final Vocabulary vocabulary;
        private final SearchIndex index;
        private final Terms terms;
        private final Budget budget;

        Desk(GraphSource.View view, Language language, Budget budget) throws InterruptedException {
            this.budget = budget;
            graph = view.dataset().getDefaultGraph();
            identifiers = new Identifiers(graph);
            vocabulary = new Vocabulary(graph, new Labels(graph, language.tag()));
            index = indexes.of(view.snapshot(), budget);
            terms = new Terms(identifiers, index, budget);
        }

        Map<String, Object> batch(Map<String, Query> queries) {
            Matching matching = new Matching(graph, index, terms, vocabulary, budget);
            Map<String, Object> results = new LinkedHashMap<>();
            queries.forEach((key, query) -> results.put(key, matching.result("queries." + key, query)));
            return results;
        }

        Extending extending() {
            return new Extending(graph, terms, vocabulary, budget);
        }
    }

    // ---- the service itself

    private void get(Exchange exchange) {
        Parameters parameters = parameters(exchange);
        Language language = Language.of(exchange, parameters);
        if (parameters.has("queries") || parameters.has("extend")) {
            Asked asked = Asked.read(parameters);
            documents.reply(exchange, version(parameters), "json-" + language.tag(), (view, budget) -> {
                return json(asked.answer(new Desk(view, language, budget)), language);
            });
            return;
        }
        String origin = exchange.origin();
        String fixed =
                parameters.one(Language.PARAMETER).map(unused -> language.tag()).orElse("");
        String variant =
                "manifest-" + language.tag() + '-' + Digests.of(origin, fixed).replace('_', '-');
        documents.reply(exchange, version(parameters), variant, (view, budget) -> {
            Graph graph = view.dataset().getDefaultGraph();
            Vocabulary vocabulary = new Vocabulary(graph, new Labels(graph, language.tag()));
            return json(Manifest.of(origin, fixed, vocabulary), language);
        });
    }

    private void post(Exchange exchange) {
        String type = exchange.header(HttpHeader.CONTENT_TYPE).orElse("");
        if (!type.split(";", -1)[0].strip().equalsIgnoreCase(FORM)) {
            throw Problem.of(
                            Problem.Kind.MEDIA_TYPE,
                            (type.isEmpty() ? "a body without Content-Type" : "Content-Type " + type) + "; wanted "
                                    + FORM + " with the field queries or extend")
                    .with("wanted", List.of(FORM))
                    .withHeader("Accept-Post", FORM)
                    .thrown();
        }
        Parameters address = parameters(exchange);
        exchange.readBody(mostBytes, bytes -> {
            Parameters parameters = address.and(Parameters.parse(Parameters.text(ByteBuffer.wrap(bytes), "the body")));
            Language language = Language.of(exchange, parameters);
            Asked asked = Asked.read(parameters);
            documents.replyOnce(exchange, version(parameters), (view, budget) -> {
                return json(asked.answer(new Desk(view, language, budget)), language);
            });
        });
    }

    /** A batch of queries or a request for values, read. */
    private sealed interface Asked {
        Map<String, Object> answer(Desk desk);

        static Asked read(Parameters parameters) {
            Optional<String> queries = parameters.one("queries");
            Optional<String> extend = parameters.one("extend");
            if (queries.isPresent() == extend.isPresent()) {
                throw Json.bad((queries.isPresent() ? "both queries and extend" : "neither queries nor extend")
                                + "; wanted one of them, with a JSON object as the specification describes it")
                        .thrown();
            }
            return queries.isPresent()
                    ? new Batch(Query.batch(queries.get()))
                    : new Values(Extension.read(extend.orElseThrow()));
        }

        record Batch(Map<String, Query> queries) implements Asked {
            @Override
            public Map<String, Object> answer(Desk desk) {
                return desk.batch(queries);
            }
        }

        record Values(Extension extension) implements Asked {
            @Override
            public Map<String, Object> answer(Desk desk) {
                return desk.extending().result(extension);
            }
        }
    }

    // ---- what helps with it

    private void properties(Exchange exchange) {
        Parameters parameters = parameters(exchange);
        Language language = Language.of(exchange, parameters);
        String type = parameters.one("type").orElseThrow(() -> Json.bad("no type; wanted ?type= and its identifier")
                .thrown());
        int limit = number(parameters, "limit", MOST_PROPERTIES, 1);
        documents.reply(exchange, version(parameters), "json-" + language.tag(), (view, budget) -> {
            Desk desk = new Desk(view, language, budget);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("type", type);
            answer.put("limit", limit);
            answer.put(
                    "properties",
                    desk.extending().proposed(desk.terms.type("type", type), Math.min(limit, MOST_PROPERTIES)));
            return json(answer, language);
        });
    }

    private void suggest(Exchange exchange, Kind kind) {
        Parameters parameters = parameters(exchange);
        Language language = Language.of(exchange, parameters);
        String prefix = parameters.one("prefix").orElse("");
        int skipped = number(parameters, "cursor", 0, 0);
        if (prefix.length() > SearchRequest.LONGEST || skipped > SearchRequest.MOST - PAGE) {
            throw Json.bad("a prefix of " + prefix.length() + " characters and a cursor of " + skipped
                            + "; wanted at most " + SearchRequest.LONGEST + " and " + (SearchRequest.MOST - PAGE))
                    .thrown();
        }
        documents.reply(exchange, version(parameters), "json-" + language.tag(), (view, budget) -> {
            Desk desk = new Desk(view, language, budget);
            SearchRequest request = new SearchRequest(
                    prefix, SearchRequest.Manner.BEGINNING, node -> kind.fits(node, desk.identifiers), skipped + PAGE);
            List<Map<String, Object>> result = desk.index.find(request, budget).stream()
                    .skip(skipped)
                    .map(hit -> suggestion(hit, kind, desk.vocabulary))
                    .toList();
            return json(Map.of("result", result), language);
        });
    }

    private static Map<String, Object> suggestion(Hit hit, Kind kind, Vocabulary vocabulary) {
        return switch (kind) {
            case PROPERTY -> vocabulary.described(hit.thing());
            case TYPE -> vocabulary.type(hit.thing());
            case ENTITY -> {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("id", Identifiers.entity(hit.thing()));
                object.put("name", vocabulary.name(hit.thing()));
                object.put("description", vocabulary.description(hit.thing()));
                object.put(
                        "notable",
                        vocabulary.types(hit.thing()).stream()
                                .map(vocabulary::term)
                                .toList());
                yield object;
            }
        };
    }

    private void flyout(Exchange exchange, Kind kind) {
        Parameters parameters = parameters(exchange);
        Language language = Language.of(exchange, parameters);
        String id = id(parameters);
        documents.reply(exchange, version(parameters), "json-" + language.tag(), (view, budget) -> {
            Desk desk = new Desk(view, language, budget);
            Node node =
                    switch (kind) {
                        case ENTITY -> known(desk.graph, id);
                        case PROPERTY -> desk.terms.property("id", id);
                        case TYPE -> desk.terms.type("id", id);
                    };
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", id);
            answer.put(
                    "html",
                    new Preview(desk.graph, desk.vocabulary).fragment(node).toString());
            return json(answer, language);
        });
    }

    private void preview(Exchange exchange) {
        Parameters parameters = parameters(exchange);
        Language language = Language.of(exchange, parameters);
        String id = id(parameters);
        documents.reply(exchange, version(parameters), "preview-" + language.tag(), (view, budget) -> {
            Graph graph = view.dataset().getDefaultGraph();
            Node thing = known(graph, id);
            Vocabulary vocabulary = new Vocabulary(graph, new Labels(graph, language.tag()));
            byte[] page =
                    new Preview(graph, vocabulary).page(thing, language.tag()).getBytes(StandardCharsets.UTF_8);
            return new Document(
                    200,
                    List.of(
                            new HttpField("Content-Type", "text/html; charset=utf-8"),
                            new HttpField("Content-Language", language.tag()),
                            VARY,
                            FRAMED),
                    ByteBuffer.wrap(page));
        });
    }

    /** Leads from an identifier, whose slashes clients have to encode, to the address of the thing. */
    private void view(Exchange exchange) {
        Parameters parameters = parameters(exchange);
        Node thing = Identifiers.entity(id(parameters));
        String path = "/" + Identifiers.entity(thing); // two slashes would lead to another host
        if (!thing.getURI().startsWith(Namespaces.BASE)
                || !thing.getURI().matches("[A-Za-z0-9:/._~%#-]+")
                || path.contains("//")) {
            throw nothing(id(parameters)).thrown();
        }
        String language = parameters.one(Language.PARAMETER).isPresent()
                ? "?language=" + Language.of(exchange, parameters).tag()
                : "";
        exchange.reply(Reply.empty(303).with("Location", path + language).with("Cache-Control", "no-cache"));
    }

    private static Node known(Graph graph, String id) {
        Node thing = Identifiers.entity(id);
        if (!graph.contains(thing, Node.ANY, Node.ANY)) {
            throw nothing(id).thrown();
        }
        return thing;
    }

    private static Problem nothing(String id) {
        return Problem.of(
                Problem.Kind.NOT_FOUND,
                "nothing here is called \"" + id + "\"; " + Paths.RECONCILE + "/suggest/entity?prefix= finds things");
    }

    // ---- reading and writing

    private static Parameters parameters(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        if (parameters.has("callback")) {
            throw Json.bad("callback, for JSONP, which lets an answer be run as a program; every address here allows "
                            + "access from other origins (CORS): leave it out")
                    .thrown();
        }
        return parameters;
    }

    private static String id(Parameters parameters) {
        return parameters
                .one("id")
                .filter(id -> !id.isBlank() && id.length() <= SearchRequest.LONGEST)
                .orElseThrow(
                        () -> Json.bad("no id; wanted ?id= and an identifier").thrown());
    }

    private static int number(Parameters parameters, String name, int otherwise, int least) {
        Optional<String> text = parameters.one(name).filter(each -> !each.isEmpty());
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("[0-9]{1,6}") || Integer.parseInt(text.get()) < least) {
            throw Json.bad(name + " \"" + text.get() + "\"; wanted a number from " + least)
                    .thrown();
        }
        return Integer.parseInt(text.get());
    }

    private static OptionalLong version(Parameters parameters) {
        Optional<String> text = parameters.one("version");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches("[0-9]{1,18}")) {
            throw Json.bad("version \"" + text.get() + "\"; wanted a number from 0")
                    .thrown();
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    private static Document json(Map<String, Object> answer, Language language) {
        return new Document(
                200,
                List.of(
                        new HttpField("Content-Type", "application/json; charset=utf-8"),
                        new HttpField("Content-Language", language.tag()),
                        VARY),
                ByteBuffer.wrap(Json.write(answer).getBytes(StandardCharsets.UTF_8)));
    }
}
