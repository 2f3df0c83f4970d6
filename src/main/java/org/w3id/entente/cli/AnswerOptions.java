package org.w3id.entente.cli;

import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.FormatMismatchException;
import org.w3id.entente.query.ResultFormat;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options of every command that prints an answer. */
final class AnswerOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatName.class,
            completionCandidates = FormatNames.class,
            description =
                    "table (default), rows, csv, tsv, json or xml; turtle, jsonld, ntriples or rdfxml for triples")
    private ResultFormat format = ResultFormat.TABLE;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "stop after so long, with exit status 4 (default: no limit)")
    private Optional<Duration> timeLimit = Optional.empty();

    ResultFormat format() {
        return format;
    }

    Optional<Duration> timeLimit() {
        return timeLimit;
    }

    /** Prints an answer on standard output and its size on standard error; returns the exit status. */
    int print(Answer answer, CommandLine command, Terminal terminal) throws IOException {
        try {
            AnswerWriter.write(answer, format, terminal.out());
        } catch (FormatMismatchException mismatch) {
            throw new ParameterException(command, "--format: " + mismatch.getMessage(), mismatch);
        }
        terminal.out().flush();
        size(answer).ifPresent(terminal.err()::println);
        return answer.isPositive() ? ExitCode.YES : ExitCode.NO;
    }

    private static Optional<String> size(Answer answer) {
        return switch (answer) {
            case Answer.Rows rows -> Optional.of(count(rows.rows().size(), "row"));
            case Answer.Truth unused -> Optional.empty();
            case Answer.Triples triples -> Optional.of(count(triples.graph().size(), "triple"));
        };
    }

    /** A number with its thing: {@code 6 031 triples}. */
    static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** A number in groups of three: {@code 6 031}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    static final class FormatName implements ITypeConverter<ResultFormat> {
        @Override
        public ResultFormat convert(String name) {
            return ResultFormat.of(name)
                    .orElseThrow(() -> new TypeConversionException(
                            "found \"" + name + "\"; wanted " + String.join(", ", FormatNames.names())));
        }
    }

    static final class FormatNames implements Iterable<String> {
        static List<String> names() {
            return Arrays.stream(ResultFormat.values()).map(ResultFormat::label).toList();
        }

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                long millis = Math.round(Double.parseDouble(text) * 1000);
                if (millis > 0) {
                    return Duration.ofMillis(millis);
                }
            } catch (NumberFormatException noNumber) {
                throw new TypeConversionException("found \"" + text + "\"; wanted a number of seconds");
            }
            throw new TypeConversionException("found \"" + text + "\"; wanted more than 0 seconds");
        }
    }
}
