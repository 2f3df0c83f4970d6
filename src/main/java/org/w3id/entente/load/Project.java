package org.w3id.entente.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with an ontology, data, shapes, rules and queries, laid out as the project's own. Threads may share it; the
 * lists are read from the folder at each call, and each is sorted by path.
 *
 * @param home the project's folder, absolute
 */
public record Project(Path home) {
    /**
     * Checks that the folder holds a project.
     *
     * @throws NotAProjectException when there is no Turtle file in its folder ontology, or no folder data
     */
    public Project {
        home = home.toAbsolutePath().normalize();
        if (files(home.resolve("ontology"), 1, ".ttl").isEmpty() || !Files.isDirectory(home.resolve("data"))) {
            throw new NotAProjectException(home);
        }
    }

    /**
     * Finds the project that a folder belongs to.
     *
     * @param folder a folder
     * @return the project of the nearest enclosing folder that holds one, or empty
     */
    public static Optional<Project> enclosing(Path folder) {
        for (Path each = folder.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
            if (!files(each.resolve("ontology"), 1, ".ttl").isEmpty() && Files.isDirectory(each.resolve("data"))) {
                return Optional.of(new Project(each));
            }
        }
        return Optional.empty();
    }

    /**
     * The ontology's files, rules apart.
     *
     * @return {@code ontology/*.ttl}
     */
    public List<Path> ontologyFiles() {
        return files(home.resolve("ontology"), 1, ".ttl");
    }

    /**
     * The rules' files.
     *
     * @return {@code ontology/rules/*.ttl}; empty when there are none
     */
    public List<Path> ruleFiles() {
        return files(home.resolve("ontology").resolve("rules"), 1, ".ttl");
    }

    /**
     * The data files.
     *
     * @return {@code data/**.ttl}
     */
    public List<Path> dataFiles() {
        return files(home.resolve("data"), Integer.MAX_VALUE, ".ttl");
    }

    /**
     * The shapes' files.
     *
     * @return {@code shapes/*.ttl}; empty when there are none
     */
    public List<Path> shapeFiles() {
        return files(home.resolve("shapes"), 1, ".ttl");
    }

    /**
     * The questions' files.
     *
     * @return {@code queries/*.rq}; empty when there are none
     */
    public List<Path> queryFiles() {
        return files(home.resolve("queries"), 1, ".rq");
    }

    /**
     * Every Turtle file of the project as a source: ontology, rules, data, shapes.
     *
     * @param base the folder that shown names are relative to
     * @return the sources in this order, each kind sorted by path
     */
    public List<Source> sources(Path base) {
        return Stream.of(
                        sources(ontologyFiles(), SourceKind.ONTOLOGY, base),
                        sources(ruleFiles(), SourceKind.RULES, base),
                        sources(dataFiles(), SourceKind.DATA, base),
                        sources(shapeFiles(), SourceKind.SHAPES, base))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Says what a file of this project is for.
     *
     * @param file a file
     * @return its kind; empty when it is no Turtle file of this project
     */
    public Optional<SourceKind> kind(Path file) {
        Path path = file.toAbsolutePath().normalize();
        if (!path.startsWith(home) || !path.toString().endsWith(".ttl")) {
            return Optional.empty();
        }
        Path relative = home.relativize(path);
        String folder = relative.getName(0).toString();
        int depth = relative.getNameCount();
        return switch (folder) {
            case "data" -> Optional.of(SourceKind.DATA);
            case "shapes" -> depth == 2 ? Optional.of(SourceKind.SHAPES) : Optional.empty();
            case "ontology" -> ontologyKind(relative);
            default -> Optional.empty();
        };
    }

    private static Optional<SourceKind> ontologyKind(Path relative) {
        if (relative.getNameCount() == 2) {
            return Optional.of(SourceKind.ONTOLOGY);
        }
        boolean isRule =
                relative.getNameCount() == 3 && relative.getName(1).toString().equals("rules");
        return isRule ? Optional.of(SourceKind.RULES) : Optional.empty();
    }

    private List<Source> sources(List<Path> files, SourceKind kind, Path base) {
        return files.stream()
                .map(file -> Source.file(file, base, kind, GraphNames.graph(this, file)))
                .toList();
    }

    private static List<Path> files(Path folder, int depth, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder, depth)) {
            return paths.filter(path -> path.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
