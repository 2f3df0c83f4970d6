package org.w3id.entente.query.explain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A named graph that asserts a statement. Immutable; threads may share it.
 *
 * @param graph the graph's name
 * @param file the file that it was read from; empty when none is known
 * @param edition the edition whose statements it holds, such as 2020; empty when it holds none
 * @param testimonies who testifies to the statement there, by name; empty for background, such as the list of actors, and
 *     for what describes the source itself
 * @param describesSource whether the statement describes the edition, its document or its text, for which no passage
 *     can speak
 */
public record Source(
        Term graph,
        Optional<String> file,
        Optional<String> edition,
        List<Testimony> testimonies,
        boolean describesSource) {
    /** Copies the list. */
    public Source {
        Objects.requireNonNull(graph);
        Objects.requireNonNull(file);
        Objects.requireNonNull(edition);
        testimonies = List.copyOf(testimonies);
    }
}
