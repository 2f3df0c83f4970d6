package org.w3id.entente.cli;

import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The options of every command that works on what is known: which editions count. */
final class GraphOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--edition",
            paramLabel = "YEAR",
            description = "count only this edition; can be repeated (default: all editions)")
    private List<String> editions = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "YEAR",
            converter = Year.class,
            description = "count only the editions up to this year")
    private Optional<Integer> year = Optional.empty();

    /** What the project asserts, and what follows from it. */
    Snapshot snapshot(Terminal terminal) throws InterruptedException {
        EditionSelection selection = selection();
        Corpus corpus = read(terminal, kind -> kind != SourceKind.SHAPES);
        return Snapshot.of(corpus, selection);
    }

    /** What the project asserts, alone. */
    UnionDataset asserted(Terminal terminal) {
        EditionSelection selection = selection();
        Corpus corpus = read(terminal, kind -> kind == SourceKind.ONTOLOGY || kind == SourceKind.DATA);
        return UnionDataset.of(NamedGraphs.of(corpus).asOf(selection));
    }

    private EditionSelection selection() {
        return EditionSelection.of(editions, year)
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "found --edition and --as-of; wanted one of them"));
    }

    private static Corpus read(Terminal terminal, Predicate<SourceKind> isNeeded) {
        return Corpus.read(
                terminal.project().sources(terminal.folder()).stream()
                        .filter(source -> isNeeded.test(source.kind()))
                        .toList(),
                new TurtleReader());
    }

    static final class Year implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return EditionSelection.year(text)
                    .orElseThrow(
                            () -> new TypeConversionException("found \"" + text + "\"; wanted a year of four digits"));
        }
    }
}
