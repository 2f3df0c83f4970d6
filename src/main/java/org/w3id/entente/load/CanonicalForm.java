package org.w3id.entente.load;

import org.w3id.entente.load.SyntaxProblem.Kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The one way to write a Turtle file of the project; see {@link CanonicalOrder} for the order.
 *
 * <p>A form is a fixed point: the canonical form of a canonical form is itself, and both state the same graph.
 */
public final class CanonicalForm {
    private static final Set<Kind> HARMLESS = Set.of(Kind.BAD_IRI, Kind.ILL_FORMED_LITERAL, Kind.BAD_LANGUAGE_TAG);

    private CanonicalForm() {}

    /**
     * Brings a document into canonical form.
     *
     * @param document a document
     * @return the form; or why there is none: a fault of syntax, or a comment that is not at the head of the file
     */
    public static Formatting of(Document document) {
        Optional<SyntaxProblem> problem = document.problems().stream()
                .filter(each -> !HARMLESS.contains(each.kind()))
                .findFirst();
        if (problem.isPresent()) {
            String cure = problem.get().cure().isEmpty()
                    ? "correct it first"
                    : problem.get().cure();
            return new Formatting.Refused(problem.get().place(), problem.get().found() + "; " + cure);
        }
        Map<String, String> prefixes = new TreeMap<>();
        for (PrefixDeclaration declaration : document.declarations()) {
            String before = prefixes.putIfAbsent(declaration.prefix(), declaration.namespace());
            if (before != null && !before.equals(declaration.namespace())) {
                return new Formatting.Refused(
                        declaration.place(),
                        "prefix " + declaration.prefix() + ": stands for two namespaces; rename one");
            }
        }
        String text = document.text();
        Comments comments = Comments.of(text);
        if (comments.elsewhere().isPresent()) {
            return new Formatting.Refused(
                    new Place(document.file(), comments.elsewhere().get(), 1),
                    "a comment that is not at the head of the file would be lost; "
                            + "move it there, or say it with rdfs:comment");
        }
        String canonical = write(document, comments.header(), prefixes);
        return new Formatting.Canonical(canonical, canonical.equals(text));
    }

    private static String write(Document document, List<String> header, Map<String, String> prefixes) {
        List<String> parts = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        header.forEach(line -> head.append(line).append('\n'));
        prefixes.forEach((prefix, namespace) -> head.append("@prefix ")
                .append(prefix)
                .append(": <")
                .append(namespace)
                .append("> .\n"));
        parts.add(head.toString());
        CanonicalBlocks blocks = new CanonicalBlocks(document, new LinkedHashMap<>(prefixes));
        parts.addAll(blocks.write());
        parts.removeIf(String::isEmpty);
        return String.join("\n", parts);
    }
}
