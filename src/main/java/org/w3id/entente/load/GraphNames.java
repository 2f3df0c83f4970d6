package org.w3id.entente.load;

import org.w3id.entente.vocab.Namespaces;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The rule between a file and the named graph that holds its triples. */
public final class GraphNames {
    private GraphNames() {}

    /**
     * The graph of a file.
     *
     * <p>{@code data/X.ttl} is {@code graph/X}, {@code data/editions/Y.ttl} is {@code graph/edition/Y},
     * {@code ontology/X.ttl} is {@code graph/ontology/X}, {@code ontology/rules/X.ttl} is {@code graph/rules/X},
     * {@code shapes/X.ttl} is {@code graph/shapes/X}; any other file is {@code graph/file/} and the slug of its name.
     *
     * @param project the project
     * @param file a file, of the project or not
     * @return the graph's IRI
     */
    public static String graph(Project project, Path file) {
        Path path = file.toAbsolutePath().normalize();
        return project.kind(path)
                .map(kind -> Namespaces.GRAPH + local(project.home().relativize(path), kind))
                .orElseGet(() -> outside(file.getFileName().toString()));
    }

    /**
     * The graph of something that is no file of a project.
     *
     * @param name its name
     * @return the graph's IRI
     */
    public static String outside(String name) {
        return Namespaces.GRAPH + "file/" + slug(name.replaceFirst("\\.ttl$", ""));
    }

    /**
     * The file of a graph: {@link #graph} read backwards.
     *
     * @param graph a graph's IRI
     * @return the file's name relative to its project, with slashes; empty when the graph is none of a project's files
     */
    public static Optional<String> file(String graph) {
        if (!graph.startsWith(Namespaces.GRAPH)) {
            return Optional.empty();
        }
        String local = graph.substring(Namespaces.GRAPH.length());
        if (local.isEmpty() || local.equals("inferred") || local.startsWith("file/")) {
            return Optional.empty();
        }
        String path = local.startsWith("ontology/") || local.startsWith("shapes/")
                ? local
                : local.startsWith("rules/")
                        ? "ontology/" + local
                        : "data/" + local.replaceFirst("^edition/", "editions/");
        return Optional.of(path + ".ttl");
    }

    private static String local(Path relative, SourceKind kind) {
        String path = relative.toString().replace('\\', '/').replaceFirst("\\.ttl$", "");
        return switch (kind) {
            case DATA -> path.replaceFirst("^data/editions/", "edition/").replaceFirst("^data/", "");
            case RULES -> path.replaceFirst("^ontology/", "");
            case ONTOLOGY, SHAPES -> path;
        };
    }

    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String slug = plain.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "unnamed" : slug;
    }
}
