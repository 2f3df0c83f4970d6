package org.w3id.entente.serve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.w3id.entente.live.ChangeRequest;
import org.w3id.entente.load.Payload;
import org.w3id.entente.load.PayloadFormat;
import org.w3id.entente.load.RdfPayload;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.update.WritableGraphs;
import org.w3id.entente.serve.core.Chore;
import org.w3id.entente.serve.core.ContentType;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Problems;
import org.w3id.entente.serve.core.StoredAnswer;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.core.VersionTag;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.EntityTags;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.http.Spool;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.vocab.Namespaces;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * The graphs themselves (SPARQL 1.1 Graph Store HTTP Protocol), one by one, and all together. Threads share it.
 *
 * <p>An entity tag says the version of the whole graph: a change elsewhere makes it another one.
 */
final class GraphStore {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final GraphSource source;
    private final Writers writers;
    private final Turnstile turnstile;
    private final VersionTag tags;
    private final WritableGraphs writable;

    /**
     * What a request is about.
     *
     * @param graph the name of a graph; empty for all graphs together
     * @param version the version asked for; empty for the one of the moment
     */
    private record Target(Optional<Node> graph, OptionalLong version) {
        boolean isDefault() {
            return graph.filter(Quad::isDefaultGraph).isPresent();
        }

        String name() {
            return isDefault()
                    ? "the default graph"
                    : graph.map(name -> "<" + name + ">").orElse("all graphs");
        }
    }

    GraphStore(GraphSource source, Writers writers, Turnstile turnstile, VersionTag tags, WritableGraphs writable) {
        this.source = source;
        this.writers = writers;
        this.turnstile = turnstile;
        this.tags = tags;
        this.writable = writable;
    }

    private static Target target(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        Optional<String> graph = parameters.one("graph").or(() -> direct(exchange));
        boolean isDefault = parameters.has("default");
        OptionalLong version = Versions.asked(parameters);
        for (Parameters.Field field : parameters.fields()) {
            if (!Set.of("graph", "default", "version").contains(field.name())) {
                throw Problem.of(
                                Problem.Kind.BAD_REQUEST,
                                "parameter \"" + field.name()
                                        + "\"; wanted graph=IRI or default, and perhaps version=N")
                        .thrown();
            }
        }
        if (graph.isPresent() && isDefault) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "both graph and default; wanted one of them")
                    .thrown();
        }
        return new Target(isDefault ? Optional.of(Quad.defaultGraphIRI) : graph.map(GraphStore::name), version);
    }

    /** The graph that the path names (Graph Store HTTP Protocol, section 4.1): {@code /data/actors} is graph:actors. */
    private static Optional<String> direct(Exchange exchange) {
        String path = exchange.path();
        int begin = Paths.DATA.length() + 1;
        return path.length() > begin ? Optional.of(Namespaces.GRAPH + path.substring(begin)) : Optional.empty();
    }

    private static Node name(String iri) {
        try {
            if (new URI(iri).isAbsolute()) {
                return NodeFactory.createURI(iri);
            }
        } catch (URISyntaxException notAnAddress) {
            throw noName(iri);
        }
        throw noName(iri);
    }

    private static RuntimeException noName(String iri) {
        return Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "graph \"" + iri + "\"; wanted an absolute IRI such as https://w3id.org/entente/graph/actors")
                .thrown();
    }

    // ---- reading

    /** Gives a graph, or all. */
    void get(Exchange exchange) {
        Target target = target(exchange);
        long version = target.version.orElse(source.graph().current().version());
        source.check(version);
        exchange.answeredFrom(version);
        GraphFormat format = format(exchange.accept(), target);
        boolean isPacked = exchange.header(HttpHeader.ACCEPT_ENCODING)
                .filter(codings -> Accept.parse(codings).prefersCoding("gzip"))
                .isPresent();
        String tag = '"' + tags.of(version, format.tag() + (isPacked ? "-gz" : "")) + '"';
        String known = exchange.header(HttpHeader.IF_NONE_MATCH).orElse("");
        if (!known.isEmpty() && exists(target, source.current().snapshot()) && EntityTags.contain(known, tag, true)) {
            exchange.reply(new Reply(304, List.of(new HttpField("ETag", tag), StoredAnswer.REVALIDATE)));
            return;
        }
        Chore.submit(exchange, turnstile, () -> write(exchange, target, version, format, isPacked, tag));
    }

    private static GraphFormat format(String accept, Target target) {
        List<GraphFormat> offers = target.graph.isPresent() ? GraphFormat.OF_ONE : GraphFormat.OF_ALL;
        List<String> types = offers.stream().map(GraphFormat::mediaType).toList();
        if (accept.isBlank()) {
            return offers.get(0);
        }
        String best = Accept.parse(accept).best(types).orElseThrow(() -> Problem.of(
                        Problem.Kind.NOT_ACCEPTABLE,
                        "Accept: " + accept + "; wanted one of " + String.join(", ", types))
                .with("offers", types)
                .thrown());
        return offers.get(types.indexOf(best));
    }

    private static boolean exists(Target target, Snapshot snapshot) {
        return target.graph.isEmpty()
                || target.isDefault()
                || snapshot.dataset().containsGraph(target.graph.get());
    }

    private void write(Exchange exchange, Target target, long version, GraphFormat format, boolean isPacked, String tag)
            throws IOException {
        GraphSource.View view = source.at(version);
        if (!exists(target, view.snapshot())) {
            throw missing(target);
        }
        try (Spool body = new Spool(exchange)) {
            OutputStream out = isPacked ? new GZIPOutputStream(body, 1 << 13) : body;
            if (target.graph.isPresent()) {
                format.write(view.dataset().getGraph(target.graph.get()), out);
            } else {
                format.write(view.dataset(), view.snapshot().mode(), out);
            }
            out.close();
            List<HttpField> fields = new ArrayList<>(List.of(
                    new HttpField("Content-Type", format.contentType()),
                    new HttpField("ETag", tag),
                    StoredAnswer.REVALIDATE));
            if (isPacked) {
                fields.add(new HttpField("Content-Encoding", "gzip"));
            }
            exchange.reply(new Reply(OK, fields, body.bytes()));
        }
    }

    private RuntimeException missing(Target target) {
        List<String> names = source.current().dataset().graphNames().stream()
                .map(Node::getURI)
                .sorted()
                .limit(100)
                .toList();
        return Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "there is no graph " + target.name() + "; GET " + Paths.DATA + " gives all that there are")
                .with("graphs", names)
                .thrown();
    }

    // ---- writing

    /** Puts triples in the place of a graph. */
    void put(Exchange exchange) {
        Target target = writableTarget(exchange);
        Node graph = target.graph.orElseThrow(() -> Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "PUT would replace all graphs; wanted ?graph=IRI, for one graph after another")
                .thrown());
        receive(exchange, target, quads -> {
            AtomicInteger status = new AtomicInteger(OK);
            ChangeRequest.Work work = snapshot -> {
                Graph there = graph(snapshot, graph);
                check(exchange, snapshot, target);
                status.set(there.isEmpty() ? CREATED : OK);
                Set<Quad> next = new HashSet<>(quads);
                List<Quad> removed = new ArrayList<>();
                there.find().forEachRemaining(triple -> {
                    Quad quad = Quad.create(graph, triple);
                    if (!next.contains(quad)) {
                        removed.add(quad);
                    }
                });
                return new DatasetChange(quads, removed);
            };
            writers.change(exchange, work, status::get);
        });
    }

    /** Adds triples to a graph, or quads to theirs; triples for no graph in particular become one (section 5.5). */
    void post(Exchange exchange) {
        Target named = writableTarget(exchange);
        boolean isNameless = named.graph.isEmpty()
                && mediaType(exchange).filter(format -> !format.hasGraphs()).isPresent();
        Target target = isNameless ? new Target(Optional.of(newName()), OptionalLong.empty()) : named;
        target.graph.ifPresent(this::require);
        Optional<String> location = Optional.of(target)
                .filter(each -> isNameless)
                .flatMap(each -> each.graph)
                .map(Node::getURI);
        receive(exchange, target, quads -> {
            AtomicInteger status = new AtomicInteger(OK);
            ChangeRequest.Work work = snapshot -> {
                check(exchange, snapshot, target);
                boolean isNew = target.graph
                        .filter(name -> graph(snapshot, name).isEmpty())
                        .isPresent();
                status.set(isNew && !quads.isEmpty() ? CREATED : OK);
                return new DatasetChange(quads, List.of());
            };
            writers.change(exchange, work, status::get, location);
        });
    }

    private static Optional<PayloadFormat> mediaType(Exchange exchange) {
        return exchange.header(HttpHeader.CONTENT_TYPE).flatMap(PayloadFormat::of);
    }

    private static Node newName() {
        return NodeFactory.createURI(Namespaces.GRAPH + "posted/" + UUID.randomUUID());
    }

    /** Takes a graph away. */
    void delete(Exchange exchange) {
        Target target = writableTarget(exchange);
        Node graph = target.graph.orElseThrow(() -> Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "DELETE would take all graphs away; wanted ?graph=IRI, for one graph after another")
                .thrown());
        ChangeRequest.Work work = snapshot -> {
            check(exchange, snapshot, target);
            List<Quad> removed = new ArrayList<>();
            graph(snapshot, graph).find().forEachRemaining(triple -> removed.add(Quad.create(graph, triple)));
            if (removed.isEmpty() && !target.isDefault()) {
                throw missing(target);
            }
            return new DatasetChange(List.of(), removed);
        };
        writers.change(exchange, work, () -> OK);
    }

    private Target writableTarget(Exchange exchange) {
        writers.admit(exchange);
        Target target = target(exchange);
        if (target.version.isPresent()) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "version is for reading; what has been cannot be changed")
                    .thrown();
        }
        target.graph.ifPresent(this::require);
        return target;
    }

    private void require(Node graph) {
        try {
            writable.require(graph, source.graph().current().mode());
        } catch (RuntimeException fault) {
            throw Writers.known(fault);
        }
    }

    private void check(Exchange exchange, Snapshot snapshot, Target target) {
        boolean exists = target.graph.isEmpty()
                || target.isDefault()
                || !graph(snapshot, target.graph.get()).isEmpty();
        tags.check(exchange, snapshot.version(), exists);
    }

    /** What a graph asserts. */
    private static Graph graph(Snapshot snapshot, Node name) {
        if (Quad.isDefaultGraph(name)) {
            return snapshot.mode() == DefaultGraph.SEPARATE
                    ? snapshot.assertedDataset().getDefaultGraph()
                    : Graph.emptyGraph;
        }
        return snapshot.asserted().graphs().getOrDefault(name, Graph.emptyGraph);
    }

    /** What goes on with the statements that were sent. */
    private interface Receiver {
        void take(List<Quad> quads);
    }

    private void receive(Exchange exchange, Target target, Receiver receiver) {
        List<String> wanted = target.graph.isPresent()
                ? List.of(
                        "text/turtle",
                        "application/n-triples",
                        "application/ld+json",
                        "application/rdf+xml",
                        FormData.MEDIA_TYPE)
                : List.of("application/n-quads", "application/trig", "application/ld+json");
        String mediaType = ContentType.read(exchange, wanted, Map.of());
        String boundary = MultiPart.extractBoundary(
                exchange.header(HttpHeader.CONTENT_TYPE).orElse(""));
        exchange.readBody(
                writers.requestBytes(),
                bytes -> Chore.submit(exchange, turnstile, () -> {
                    List<FormData.File> files = mediaType.equals(FormData.MEDIA_TYPE)
                            ? FormData.files(bytes, boundary == null ? "" : boundary)
                            : List.of(new FormData.File(
                                    PayloadFormat.of(mediaType).orElseThrow(), ByteBuffer.wrap(bytes)));
                    List<Quad> quads = new ArrayList<>();
                    files.forEach(file -> quads.addAll(read(file.content(), file.format(), target)));
                    receiver.take(quads);
                }));
    }

    private List<Quad> read(byte[] bytes, PayloadFormat format, Target target) {
        Optional<String> base = target.graph
                .filter(Node::isURI)
                .filter(name -> !Quad.isDefaultGraph(name))
                .map(Node::getURI);
        return switch (RdfPayload.USUAL.read(bytes, format, base)) {
            case Payload.Statements read -> placed(read.quads(), target);
            case Payload.Fault fault -> throw Problems.of(fault).thrown();
        };
    }

    /** The statements in the graph that the request names, or in those that they name themselves. */
    private List<Quad> placed(List<Quad> quads, Target target) {
        if (target.graph.isEmpty()) {
            quads.stream().map(Quad::getGraph).distinct().forEach(this::require);
            return quads;
        }
        List<Quad> placed = new ArrayList<>(quads.size());
        for (Quad quad : quads) {
            if (!quad.isDefaultGraph()) {
                throw Problem.of(
                                Problem.Kind.PAYLOAD,
                                "a statement in the graph <" + quad.getGraph() + "> in a request for " + target.name()
                                        + "; send it to " + Paths.DATA + " without ?graph")
                        .thrown();
            }
            placed.add(Quad.create(
                    target.graph.get(), Triple.create(quad.getSubject(), quad.getPredicate(), quad.getObject())));
        }
        return placed;
    }
}
