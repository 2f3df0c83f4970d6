package org.w3id.entente.serve.explain;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.load.GraphNames;
import org.w3id.entente.load.Payload;
import org.w3id.entente.load.PayloadFormat;
import org.w3id.entente.load.RdfPayload;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.Hypothesis;
import org.w3id.entente.serve.core.ContentType;
import org.w3id.entente.serve.core.Problems;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.vocab.Prefixes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The change that somebody supposes. Belongs to one thread.
 *
 * <p>Statements to add stand in the graphs that they name, the others in the graph of the parameter {@code graph}, or in one of
 * their own. Statements to remove are removed from every graph.
 */
final class Supposition {
    private static final String NAME = "request";
    private static final String PATCH = "application/rdf-patch";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** The usual prefixes, declared on one line. */
    private static final String PROLOGUE = Prefixes.usual().entrySet().stream()
            .map(each -> "@prefix " + each.getKey() + ": <" + each.getValue() + "> .")
            .collect(Collectors.joining(" ", "", "\n"));

    private final Node graph;
    private final Map<Node, Graph> added = new LinkedHashMap<>();
    private final List<Triple> removed = new ArrayList<>();
    private long length;

    private Supposition(Node graph) {
        this.graph = graph;
    }

    /** How something is sent. */
    record Sent(String mediaType, boolean isRemoved) {
        static Sent of(Exchange exchange, Parameters inAddress) {
            List<String> wanted = new ArrayList<>(PayloadFormat.mediaTypes());
            wanted.addAll(List.of(PATCH, FORM));
            String body = inAddress.one("body").orElse("add");
            if (!body.equals("add") && !body.equals("remove")) {
                throw Problem.of(
                                Problem.Kind.BAD_REQUEST,
                                "body \"" + body + "\"; wanted add or remove: what is to be done with what is sent")
                        .with("parameter", "body")
                        .thrown();
            }
            return new Sent(ContentType.read(exchange, wanted, Map.of()), body.equals("remove"));
        }

        /** All parameters: those of a form as well. */
        Parameters parameters(Parameters inAddress, byte[] bytes) {
            return mediaType.equals(FORM)
                    ? inAddress.and(Parameters.parse(Parameters.text(ByteBuffer.wrap(bytes), "the body")))
                    : inAddress;
        }

        Supposition supposition(Parameters parameters, byte[] bytes) {
            Supposition all = new Supposition(graph(parameters));
            if (mediaType.equals(PATCH)) {
                PatchText patch = PatchText.of(Parameters.text(ByteBuffer.wrap(bytes), "the body"));
                all.add(read(bytes(patch.additions()), PayloadFormat.NQUADS));
                all.remove(read(bytes(patch.removals()), PayloadFormat.NQUADS));
            } else if (!mediaType.equals(FORM)) {
                List<Quad> quads = read(bytes, PayloadFormat.of(mediaType).orElseThrow());
                if (isRemoved) {
                    all.remove(quads);
                } else {
                    all.add(quads);
                }
            }
            all.length += bytes.length;
            return all.with(parameters);
        }
    }

    /**
     * What the parameters of a request say.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when they say nothing, or cannot be read
     */
    static Supposition of(Parameters parameters) {
        return new Supposition(graph(parameters)).with(parameters);
    }

    private Supposition with(Parameters parameters) {
        parameters.all("add").forEach(text -> add(read("add", text)));
        parameters.all("remove").forEach(text -> remove(read("remove", text)));
        if (added.isEmpty() && removed.isEmpty()) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "no statement; wanted add=… or remove=… with statements in Turtle, or some in the body")
                    .thrown();
        }
        return this;
    }

    private static Node graph(Parameters parameters) {
        Optional<String> named = parameters.one("graph");
        if (named.isPresent() && !named.get().matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+")) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "graph \"" + named.get() + "\"; wanted the IRI of a named graph")
                    .with("parameter", "graph")
                    .thrown();
        }
        return named(NodeFactory.createURI(named.orElseGet(() -> GraphNames.outside(NAME))));
    }

    private static Node named(Node graph) {
        if (!graph.isURI() || graph.equals(Snapshot.INFERRED)) {
            throw Problem.of(
                            Problem.Kind.UNANSWERABLE,
                            "statements in the graph " + (graph.isURI() ? "<" + graph + ">" : "of a blank node")
                                    + ", in which nobody can assert any; wanted another graph")
                    .with("parameter", "graph")
                    .thrown();
        }
        return graph;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Quad> read(String parameter, String text) {
        String whole = text.strip().endsWith(".") ? text : text + " .";
        length += text.length();
        byte[] bytes = bytes(PROLOGUE + whole);
        return switch (RdfPayload.USUAL.read(bytes, PayloadFormat.TURTLE, Optional.empty())) {
            case Payload.Statements read -> read.quads();
            case Payload.Fault fault -> {
                Payload.Fault shown = new Payload.Fault(
                        Math.max(0, fault.line() - 1), fault.column(), fault.found(), fault.wanted(), fault.cure());
                throw Problems.of(shown).with("parameter", parameter).thrown();
            }
        };
    }

    private static List<Quad> read(byte[] bytes, PayloadFormat format) {
        return switch (RdfPayload.USUAL.read(bytes, format, Optional.empty())) {
            case Payload.Statements read -> read.quads();
            case Payload.Fault fault -> throw Problems.of(fault).thrown();
        };
    }

    private void add(List<Quad> quads) {
        for (Quad quad : quads) {
            Node name = quad.isDefaultGraph() ? graph : named(quad.getGraph());
            added.computeIfAbsent(name, each -> GraphMemFactory.createDefaultGraphSameTerm())
                    .add(quad.asTriple());
        }
    }

    private void remove(List<Quad> quads) {
        for (Quad quad : quads) {
            if (quad.getSubject().isBlank() || quad.getObject().isBlank()) {
                throw Problem.of(
                                Problem.Kind.PAYLOAD,
                                "a statement with a blank node is to be removed, which has no name by which to find it; "
                                        + "wanted IRIs and literals")
                        .with("found", "a blank node")
                        .thrown();
            }
            removed.add(quad.asTriple());
        }
    }

    /** How many bytes all of it has, about. */
    long length() {
        return length;
    }

    /** The change, to be thought through. */
    Hypothesis hypothesis() {
        Map<Node, String> files = new LinkedHashMap<>();
        added.keySet().forEach(name -> GraphNames.file(name.getURI())
                .ifPresentOrElse(
                        file -> files.put(name, file + " and the request"), () -> files.put(name, "the request")));
        return new Hypothesis(new NamedGraphs(added), files, removed);
    }
}
