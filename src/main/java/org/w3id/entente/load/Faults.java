package org.w3id.entente.load;

import org.apache.jena.riot.RiotParseException;
import org.apache.jena.riot.system.ErrorHandler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hears RIOT's warnings and errors: turns those that let it go on into problems, and throws the others. */
final class Faults implements ErrorHandler {
    private static final List<String> GOES_ON = List.of("Relative IRI", "Bad character in IRI");

    /** The tokenizer's word for what the check of the whole IRI tells better. */
    private static final Pattern TOLD_TWICE = Pattern.compile("^(Bad|Illegal) character in IRI");

    private static final Pattern IRI_FAULT =
            Pattern.compile("(?:Bad|Unwise) IRI: (<.*>) Code: \\d+/(\\w+) in (\\w+):.*", Pattern.DOTALL);

    private final Recorder recorder;

    Faults(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void warning(String message, long line, long column) {
        report(message, line, column);
    }

    @Override
    public void error(String message, long line, long column) {
        if (GOES_ON.stream().noneMatch(message::startsWith)) {
            throw new RiotParseException(message, line, column);
        }
        report(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
        throw new RiotParseException(message, line, column);
    }

    private void report(String message, long line, long column) {
        if (TOLD_TWICE.matcher(message).find()) {
            return;
        }
        Place place = recorder.place(line, column);
        Optional<String> iri = after(message, "Relative IRI: ");
        if (iri.isPresent()) {
            String text = iri.get().replaceAll("^<|>$", "");
            recorder.problem(
                    SyntaxProblem.Kind.RELATIVE_IRI,
                    place,
                    "relative IRI <" + text + ">",
                    "an absolute IRI: a file has no base",
                    "write the IRI in full, or as a prefixed name");
        } else if (message.startsWith("Lexical form ")) {
            String[] parts = message.substring("Lexical form ".length()).split(" not valid for datatype ", 2);
            String lexical = parts[0].replaceAll("^'|'$", "");
            String datatype = parts.length > 1 ? parts[1].replace("XSD ", "xsd:") : "its datatype";
            recorder.problem(
                    SyntaxProblem.Kind.ILL_FORMED_LITERAL,
                    place,
                    "\"" + lexical + "\" is no value of " + datatype,
                    example(datatype),
                    "");
        } else if (message.startsWith("Language not valid: ")) {
            recorder.problem(
                    SyntaxProblem.Kind.BAD_LANGUAGE_TAG,
                    place,
                    "'" + message.substring("Language not valid: ".length()) + "' is no language tag",
                    "a tag of BCP 47, such as @en or @ja",
                    "");
        } else {
            recorder.problem(SyntaxProblem.Kind.BAD_IRI, place, badIri(message), "", "correct the IRI");
        }
    }

    private static String badIri(String message) {
        Matcher matcher = IRI_FAULT.matcher(message);
        if (matcher.matches()) {
            String fault = matcher.group(2).toLowerCase(Locale.ROOT).replace('_', ' ');
            return matcher.group(1) + " has a fault in its " + matcher.group(3).toLowerCase(Locale.ROOT) + ": " + fault;
        }
        return message.replaceFirst("^(Bad|Unwise) IRI: ", "")
                .replace("> Spaces are not legal in URIs/IRIs.", "> has a space");
    }

    private static Optional<String> after(String message, String start) {
        int index = message.indexOf(start);
        return index < 0 ? Optional.empty() : Optional.of(message.substring(index + start.length()));
    }

    private static String example(String datatype) {
        return switch (datatype) {
            case "xsd:integer" -> "digits with an optional sign, such as 4";
            case "xsd:nonNegativeInteger" -> "digits, such as 4";
            case "xsd:positiveInteger" -> "digits, from 1";
            case "xsd:boolean" -> "true or false";
            case "xsd:date" -> "a date such as 2019-12-01";
            case "xsd:dateTime" -> "a date and time such as 2019-12-01T00:00:00Z";
            case "xsd:dateTimeStamp" -> "a date and time with time zone such as 2019-12-01T00:00:00Z";
            case "xsd:gYear" -> "a year such as 2019";
            case "xsd:gYearMonth" -> "a month such as 2019-12";
            case "xsd:decimal" -> "a number such as 1.5";
            default -> "";
        };
    }
}
