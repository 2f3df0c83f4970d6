package org.w3id.entente.query.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.query.Questions;
import org.w3id.entente.vocab.Namespaces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is about the graph and not part of it: rules, shapes and questions, each file of rules or shapes a named graph, and the
 * questions one. Immutable; threads may share it.
 *
 * @param scope the graphs
 * @param questions the questions
 */
public record Definitions(Scope scope, Questions questions) {
    /** None at all. */
    public static final Definitions NONE = new Definitions(new Scope(List.of()), new Questions(List.of()));

    /** The named graph of the questions. */
    public static final Node QUESTIONS = NodeFactory.createURI(Namespaces.GRAPH + "queries");

    /** Checks that nothing is missing. */
    public Definitions {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(questions);
    }

    /**
     * The definitions of a project.
     *
     * @param corpus its files, those of rules and shapes among them
     * @param questions its questions
     */
    public static Definitions of(Corpus corpus, Questions questions) {
        Map<Node, Graph> named = new LinkedHashMap<>();
        for (Document document : corpus.documents(SourceKind.RULES, SourceKind.SHAPES)) {
            named.put(document.graphName(), document.graph());
        }
        Graph asked = QuestionGraph.of(questions);
        return new Definitions(
                new Scope(List.of(
                        new Scope.Part(corpus.union(SourceKind.RULES, SourceKind.SHAPES), named),
                        new Scope.Part(asked, Map.of(QUESTIONS, asked)))),
                questions);
    }
}
