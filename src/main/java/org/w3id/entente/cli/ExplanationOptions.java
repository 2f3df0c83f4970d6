package org.w3id.entente.cli;

import org.w3id.entente.query.explain.Explainer;
import org.w3id.entente.query.explain.ExplanationFormat;
import org.w3id.entente.query.explain.Layout;
import org.w3id.entente.query.explain.Presentation;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The options of every command that explains: in which language the labels are, and in which format it is written. */
final class ExplanationOptions {
    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "the language of labels, such as ja (default: ${DEFAULT-VALUE})",
            defaultValue = Explainer.DEFAULT_LANGUAGE)
    private String language = Explainer.DEFAULT_LANGUAGE;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatName.class,
            description = "text (default), json or html; for proofs also turtle or mermaid")
    private ExplanationFormat format = ExplanationFormat.TEXT;

    String language() {
        return language;
    }

    ExplanationFormat format() {
        return format;
    }

    /** As wide as the terminal says that it is, in colours where a person looks. */
    static Presentation presentation(Terminal terminal) {
        String columns = terminal.environment().getOrDefault("COLUMNS", "");
        int width = columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : Layout.DEFAULT_WIDTH;
        return Presentation.of(new Layout(width, terminal.isColoured()));
    }

    /** Refuses a format that shows proofs alone. */
    void checkFormat(CommandLine command) {
        if (!format.isForAnyAnswer()) {
            String wanted = Arrays.stream(ExplanationFormat.values())
                    .filter(ExplanationFormat::isForAnyAnswer)
                    .map(ExplanationFormat::label)
                    .collect(Collectors.joining(", "));
            throw new ParameterException(
                    command,
                    "--format: found " + format.label() + ", which shows proofs alone; wanted one of " + wanted);
        }
    }

    static final class FormatName implements ITypeConverter<ExplanationFormat> {
        @Override
        public ExplanationFormat convert(String name) {
            return Arrays.stream(ExplanationFormat.values())
                    .filter(format -> format.label().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("found \"" + name + "\"; wanted "
                            + Arrays.stream(ExplanationFormat.values())
                                    .map(ExplanationFormat::label)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
