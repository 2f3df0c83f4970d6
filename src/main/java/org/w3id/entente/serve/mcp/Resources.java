package org.w3id.entente.serve.mcp;

import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.ResultFormat;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The resources: the ontology, each question, and things by their IRIs. Threads may share it. */
final class Resources {
    /** The IRI of the ontology. */
    static final String ONTOLOGY = Namespaces.BASE + "ontology";

    private static final Logger LOG = LoggerFactory.getLogger(Resources.class);
    private static final String TURTLE = "text/turtle";
    private static final String SPARQL = "application/sparql-query";

    private final Questions questions;
    private final Asking asking;

    Resources(Questions questions, Asking asking) {
        this.questions = questions;
        this.asking = asking;
    }

    /** What makes the text of a resource. */
    @FunctionalInterface
    private interface Maker {
        String make(Turn turn) throws Exception;
    }

    /** Those that can be listed. */
    List<SyncResourceSpecification> all() {
        List<SyncResourceSpecification> all = new ArrayList<>();
        all.add(new SyncResourceSpecification(
                Resource.builder(ONTOLOGY, "ontology")
                        .title("The ontology")
                        .description("Classes, properties and concepts with their definitions, in Turtle.")
                        .mimeType(TURTLE)
                        .build(),
                (context, request) -> read(request.uri(), TURTLE, Turn.of(context), Resources::ontology)));
        for (Question question : questions.all()) {
            all.add(new SyncResourceSpecification(
                    Resource.builder(question.iri(), question.name())
                            .title(question.title())
                            .description(question.question())
                            .mimeType(SPARQL)
                            .build(),
                    (context, request) -> read(request.uri(), SPARQL, Turn.of(context), unused -> question.text())));
        }
        return all;
    }

    /** Those that are named by a pattern. */
    List<SyncResourceTemplateSpecification> templates() {
        return List.of(
                template(Namespaces.ID + "{name}", "thing", "An actor, activity, series, agreement or edition."),
                template(Namespaces.CONCEPT + "{scheme}/{name}", "concept", "A concept of one of the schemes."),
                template(Namespaces.CLAIM + "{edition}/{name}", "claim", "A claim of an edition."),
                template(Namespaces.CITATION + "{edition}/{name}", "citation", "A passage of an edition."));
    }

    private SyncResourceTemplateSpecification template(String pattern, String name, String description) {
        return new SyncResourceTemplateSpecification(
                ResourceTemplate.builder(pattern, name)
                        .description(description + " All that is said of it, in Turtle.")
                        .mimeType(TURTLE)
                        .build(),
                (context, request) ->
                        read(request.uri(), TURTLE, Turn.of(context), turn -> asking.turtle(request.uri(), turn)));
    }

    private static String ontology(Turn turn) throws IOException {
        Graph ontology = GraphFactory.createDefaultGraph();
        for (Node name : turn.view().dataset().graphNames()) {
            if (name.toString().startsWith(Namespaces.GRAPH + "ontology/")) {
                turn.view().dataset().getGraph(name).find().forEachRemaining(triple -> {
                    turn.budget().check();
                    ontology.add(triple);
                });
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnswerWriter.write(new Answer.Triples(ontology, Prefixes.usual()), ResultFormat.TURTLE, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ReadResourceResult read(String uri, String mediaType, Turn turn, Maker maker) {
        try {
            TextResourceContents text = TextResourceContents.builder(uri, maker.make(turn))
                    .mimeType(mediaType)
                    .meta(Provenance.of(turn, Language.ENGLISH.tag()).map())
                    .build();
            return ReadResourceResult.builder(List.of(text)).build();
        } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
            Problem problem = Faults.problem(failure, turn.budget()).orElseGet(() -> {
                LOG.warn("{} cannot be read", uri, failure);
                return Problem.of(Problem.Kind.FAULT, "the server failed to answer; the same request will fail again");
            });
            int code = problem.kind() == Problem.Kind.NOT_FOUND
                    ? ErrorCodes.RESOURCE_NOT_FOUND
                    : ErrorCodes.INTERNAL_ERROR;
            throw McpError.builder(code)
                    .message(problem.detail())
                    .data(problem.members())
                    .build();
        }
    }
}
