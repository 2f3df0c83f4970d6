package org.w3id.entente.serve.mcp;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.describe.Labels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what the graph knows of a thing, for a tool. Threads may share it. */
final class Describing {
    private static final int MOST = 300;

    private final Finding finding;

    Describing(Finding finding) {
        this.finding = finding;
    }

    /** The tool: statements with the thing as subject, and as object. */
    Result describe(Arguments arguments, Turn turn) throws InterruptedException {
        Node thing = finding.thing(arguments.name("thing"), turn);
        Labels labels = new Labels(turn.graph(), arguments.language());
        StringBuilder text = new StringBuilder(labels.text(thing) + " <" + thing.getURI() + ">\n");
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("iri", thing.getURI());
        structured.put("name", labels.text(thing));
        List<Triple> about = triples(turn, turn.graph().find(thing, Node.ANY, Node.ANY));
        List<Triple> toward = triples(turn, turn.graph().find(Node.ANY, Node.ANY, thing));
        structured.put("statements", statements(about, turn, labels, text, ""));
        structured.put("inverse", statements(toward, turn, labels, text, "is the value of "));
        structured.put("isComplete", about.size() <= MOST && toward.size() <= MOST);
        if (about.size() > MOST || toward.size() > MOST) {
            text.append("There are more than ").append(MOST).append(" statements; the tool query finds the rest.\n");
        }
        return new Result(text.toString(), structured);
    }

    private static List<Triple> triples(Turn turn, ExtendedIterator<Triple> found) {
        List<Triple> triples = new ArrayList<>();
        try {
            while (found.hasNext() && triples.size() <= MOST) {
                turn.budget().check();
                triples.add(found.next());
            }
        } finally {
            found.close();
        }
        triples.sort(Comparator.comparing((Triple each) -> each.getPredicate().toString())
                .thenComparing(each -> each.getObject().toString())
                .thenComparing(each -> each.getSubject().toString()));
        return triples;
    }

    private static List<Map<String, Object>> statements(
            List<Triple> triples, Turn turn, Labels labels, StringBuilder text, String manner) {
        Graph inferred = turn.view().dataset().getGraph(Snapshot.INFERRED);
        List<Map<String, Object>> statements = new ArrayList<>();
        for (Triple triple : triples.subList(0, Math.min(MOST, triples.size()))) {
            Node other = manner.isEmpty() ? triple.getObject() : triple.getSubject();
            boolean isInferred = inferred.contains(triple);
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("property", triple.getPredicate().getURI());
            statement.put("propertyName", labels.text(triple.getPredicate()));
            statement.put(manner.isEmpty() ? "value" : "subject", value(other));
            statement.put(manner.isEmpty() ? "valueName" : "subjectName", labels.text(other));
            statement.put("isInferred", isInferred);
            statements.add(statement);
            text.append("- ")
                    .append(manner)
                    .append(labels.text(triple.getPredicate()))
                    .append(manner.isEmpty() ? ": " : " of: ")
                    .append(labels.text(other))
                    .append(other.isURI() ? " (" + Labels.name(other) + ")" : "")
                    .append(isInferred ? " [by rule]\n" : "\n");
        }
        return statements;
    }

    private static String value(Node node) {
        return node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : Labels.name(node);
    }
}
