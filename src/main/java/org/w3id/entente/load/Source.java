package org.w3id.entente.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Something to read.
 *
 * @param name its name as its user knows it
 * @param kind what it is for
 * @param graph the IRI of the named graph for its triples
 * @param path its file, absolute; empty when it is no file
 * @param content where its bytes come from; called once
 */
public record Source(String name, SourceKind kind, String graph, Optional<Path> path, Content content) {
    /** Where the bytes of a source come from. */
    @FunctionalInterface
    public interface Content {
        /**
         * Reads everything.
         *
         * @return the bytes
         * @throws IOException when they cannot be read
         */
        byte[] read() throws IOException;
    }

    /** Checks that nothing is missing. */
    public Source {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(content, "content");
    }

    /**
     * A file.
     *
     * @param file the file
     * @param base the folder that its shown name is relative to, when it lies inside
     * @param kind what it is for
     * @param graph the IRI of its named graph
     * @return the source
     */
    public static Source file(Path file, Path base, SourceKind kind, String graph) {
        Path path = file.toAbsolutePath().normalize();
        Path folder = base.toAbsolutePath().normalize();
        Path shown = path.startsWith(folder) && !path.equals(folder) ? folder.relativize(path) : path;
        return new Source(
                shown.toString().replace('\\', '/'), kind, graph, Optional.of(path), () -> Files.readAllBytes(path));
    }

    /**
     * A stream, read to its end.
     *
     * @param name the name to show
     * @param in the stream; not closed
     * @param kind what it is for
     * @return the source
     */
    public static Source stream(String name, InputStream in, SourceKind kind) {
        return new Source(name, kind, GraphNames.outside(name), Optional.empty(), in::readAllBytes);
    }
}
