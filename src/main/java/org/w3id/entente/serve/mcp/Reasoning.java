package org.w3id.entente.serve.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import org.apache.jena.graph.Triple;
import org.w3id.entente.query.explain.Explainer;
import org.w3id.entente.query.explain.ExplanationFormat;
import org.w3id.entente.query.explain.Justification;
import org.w3id.entente.query.explain.Layout;
import org.w3id.entente.query.explain.Presentation;
import org.w3id.entente.query.explain.Refusal;
import org.w3id.entente.query.explain.TermReader;
import org.w3id.entente.query.limits.Interruptible;
import org.w3id.entente.serve.http.Problem;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why and why not, for tools. Threads may share it. */
final class Reasoning {
    private final McpJsonMapper json;

    Reasoning(McpJsonMapper json) {
        this.json = json;
    }

    /** The tool: the smallest proof of a statement. */
    Result why(Arguments arguments, Turn turn) throws IOException {
        Justification answer = bounded(turn, () -> explainer(arguments, turn).why(statement(arguments, turn)));
        return result(
                answer.holds(),
                ExplanationFormat.TEXT.write(answer, Presentation.of(Layout.PLAIN)),
                ExplanationFormat.JSON.write(answer, Presentation.of(Layout.PLAIN)),
                answer.holds() ? "" : "It does not hold; the tool why_not says what is missing.\n");
    }

    /** The tool: the rules that come nearest to concluding a statement. */
    Result whyNot(Arguments arguments, Turn turn) throws IOException {
        Refusal answer = bounded(turn, () -> explainer(arguments, turn).whyNot(statement(arguments, turn)));
        return result(
                answer.holds(),
                ExplanationFormat.TEXT.write(answer, Presentation.of(Layout.PLAIN)),
                ExplanationFormat.JSON.write(answer, Presentation.of(Layout.PLAIN)),
                answer.holds() ? "It holds; the tool why proves it.\n" : "");
    }

    /** Ends a search when the budget of the message is spent. */
    private static <T> T bounded(Turn turn, Interruptible.Work<T> search) {
        try {
            return Interruptible.run(turn.budget(), search);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.BUSY, "the server is stopping").thrown();
        }
    }

    private static Explainer explainer(Arguments arguments, Turn turn) {
        return new Explainer(turn.view().snapshot(), arguments.language());
    }

    private static Triple statement(Arguments arguments, Turn turn) {
        Triple triple = new TermReader(turn.view().snapshot().closure().graph())
                .read(arguments.name("subject"), arguments.name("predicate"), arguments.name("object"));
        if (!triple.isConcrete()) {
            throw Faults.bad("a question mark in the statement; wanted one statement, with subject and object")
                    .thrown();
        }
        return triple;
    }

    private Result result(boolean holds, String text, String explanation, String hint) throws IOException {
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("holds", holds);
        structured.put("explanation", json.readValue(explanation, new TypeRef<Map<String, Object>>() {}));
        return new Result(text + hint, structured);
    }
}
