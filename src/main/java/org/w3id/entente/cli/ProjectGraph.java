package org.w3id.entente.cli;

import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.UnionDataset;

/** The graph of the project that a command works on. */
final class ProjectGraph {
    private ProjectGraph() {}

    /** Reads ontology and data, without checking more than their syntax. */
    static UnionDataset read(Terminal terminal) {
        Project project = terminal.project();
        Corpus corpus = Corpus.read(
                project.sources(terminal.folder()).stream()
                        .filter(source -> UnionDataset.holds(source.kind()))
                        .toList(),
                new TurtleReader());
        return UnionDataset.of(corpus);
    }
}
