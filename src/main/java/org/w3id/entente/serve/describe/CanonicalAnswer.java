package org.w3id.entente.serve.describe;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.export.SortedGraph;
import org.w3id.entente.serve.core.Digests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer as lines of text that are the same whoever gives it. Of rows, the first line names the variables, and each further
 * one has the terms of a row in N-Triples; tabs stand between, and rows are sorted unless the query orders them. A truth value
 * is {@code true} or {@code false}. Triples are N-Triples, sorted. Blank nodes count by their labels.
 *
 * @param lines the lines
 * @param size how many rows or triples there are; 1 for a truth value
 */
record CanonicalAnswer(List<String> lines, int size) {
    /** Copies the list. */
    CanonicalAnswer {
        lines = List.copyOf(lines);
    }

    static CanonicalAnswer of(Answer answer) {
        return switch (answer) {
            case Answer.Rows rows -> rows(rows);
            case Answer.Truth truth -> new CanonicalAnswer(List.of(Boolean.toString(truth.value())), 1);
            case Answer.Triples triples -> {
                List<String> lines = SortedGraph.of(List.of(triples.graph())).lines().stream()
                        .map(line -> line.text() + " .")
                        .toList();
                yield new CanonicalAnswer(lines, lines.size());
            }
        };
    }

    private static CanonicalAnswer rows(Answer.Rows answer) {
        String head = answer.variables().stream().map(Var::toString).collect(Collectors.joining("\t"));
        List<String> rows =
                answer.rows().stream().map(row -> line(row, answer.variables())).toList();
        List<String> lines = new ArrayList<>(List.of(head));
        lines.addAll(answer.ordered() ? rows : rows.stream().sorted().toList());
        return new CanonicalAnswer(lines, rows.size());
    }

    private static String line(Binding row, List<Var> variables) {
        return variables.stream()
                .map(variable -> {
                    Node term = row.get(variable);
                    return term == null ? "" : SortedGraph.term(term);
                })
                .collect(Collectors.joining("\t"));
    }

    /** The SHA-256 of the lines in UTF-8, each with a line feed behind it, in hexadecimal digits. */
    String sha256() {
        MessageDigest digest = Digests.sha256();
        for (String line : lines) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
