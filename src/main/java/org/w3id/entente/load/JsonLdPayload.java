package org.w3id.entente.load;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.JsonLdVersion;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfile;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.util.Context;

import java.io.StringReader;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON-LD, whose contexts stand in the text itself, and in which no term goes undefined. */
final class JsonLdPayload {
    private static final int DEEPEST_NESTING = 100;
    private static final int LONGEST_NUMBER = 1_000;
    private static final int SHORT_NAME = 512;
    private static final Pattern UNDEFINED = Pattern.compile("\\[([^\\]]*)]");
    private static final Pattern CODE = Pattern.compile(" \\[code=\\w+]\\.?$");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private JsonLdPayload() {}

    static void parse(byte[] bytes, Optional<String> base, ParserProfile profile, StreamRDF statements) {
        String text = RdfPayload.text(bytes);
        check(text);
        JsonLdOptions options = new JsonLdOptions((address, unused) -> {
            throw elsewhere(address.toString(), text);
        });
        options.setProcessingMode(JsonLdVersion.V1_1);
        options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
        options.setTimeout(LONGEST);
        options.setDocumentCache(null);
        options.setContextCache(null);
        Context context = RIOT.getContext().copy();
        context.set(LangJSONLD11.JSONLD_OPTIONS, options);
        try {
            new LangJSONLD11(Lang.JSONLD, profile, new Placed(text))
                    .read(new StringReader(text), base.orElse(PayloadStatements.NO_BASE), null, statements, context);
        } catch (RiotException fault) {
            throw explained(fault, text);
        }
    }

    /**
     * Looks for what takes a reader of JSON-LD more than its size tells: brackets, into which it descends by calls within
     * calls; long numbers; and long names that others begin with.
     */
    private static void check(String text) {
        int depth = 0;
        int digits = 0;
        long strings = 0;
        long longest = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            digits = Character.isDigit(character) ? digits + 1 : 0;
            if (digits > LONGEST_NUMBER) {
                throw at(text, i, "a number of more than " + LONGEST_NUMBER + " digits", "", "write it as a string");
            }
            if (character == '"') {
                int end = endOfString(text, i + 1);
                strings++;
                longest = Math.max(longest, nameLength(text, i + 1, end));
                i = end;
            } else if (character == '{' || character == '[') {
                if (++depth > DEEPEST_NESTING) {
                    throw at(text, i, "brackets nested too deeply to be read", "", "give the inner things names");
                }
            } else if (character == '}' || character == ']') {
                depth--;
            }
        }
        if (longest * strings > PayloadTerms.LEAST_TEXT) {
            throw new PayloadFaultException(
                    0, 0, "a name of " + longest + " characters", "shorter names", "shorten it, or send N-Quads");
        }
    }

    private static int endOfString(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, text.length());
    }

    /** How long a string is that could be the beginning of names; 0 for a short one, or one with a space in it. */
    private static int nameLength(String text, int from, int to) {
        if (to - from <= SHORT_NAME) {
            return 0;
        }
        int space = text.indexOf(' ', from);
        return space >= 0 && space < to ? 0 : to - from;
    }

    private static PayloadFaultException elsewhere(String absolute, String text) {
        String address = absolute.replaceFirst("^x-entente-no-base://none/", "");
        Matcher place = Pattern.compile("\"" + Pattern.quote(address) + "\"|\"@import\"|\"@context\"")
                .matcher(text);
        return at(
                text,
                place.find() ? place.start() : 0,
                "the context <" + address + ">, which is somewhere else",
                "a context in the text itself",
                "put what the context says in the place of its address");
    }

    private static PayloadFaultException explained(RiotException fault, String text) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonLdError error) {
                return explained(error, text);
            }
            if (cause instanceof PayloadTerms.BoundException large) {
                return new PayloadFaultException(0, 0, large.found(), large.wanted(), "");
            }
            if (cause instanceof PayloadFaultException known) {
                return known;
            }
        }
        return new PayloadFaultException(0, 0, String.valueOf(fault.getMessage()), "JSON-LD", "");
    }

    private static PayloadFaultException explained(JsonLdError error, String text) {
        String message = String.valueOf(error.getMessage());
        if (error.getCause() instanceof PayloadTerms.BoundException large) {
            return new PayloadFaultException(0, 0, large.found(), large.wanted(), "");
        }
        return switch (error.getCode()) {
            case UNDEFINED_TERM -> {
                Matcher term = UNDEFINED.matcher(message);
                String name = term.find() ? term.group(1) : "";
                yield at(
                        text,
                        Math.max(0, text.indexOf("\"" + name + "\"")),
                        "the term \"" + name + "\", which no context defines",
                        "",
                        "define it in \"@context\"");
            }
            case PROCESSING_TIMEOUT_EXCEEDED ->
                new PayloadFaultException(
                        0,
                        0,
                        "JSON-LD that takes longer than " + LONGEST.toSeconds() + " s to read",
                        "",
                        "send N-Quads");
            default -> new PayloadFaultException(0, 0, CODE.matcher(message).replaceFirst(""), "JSON-LD", "");
        };
    }

    private static PayloadFaultException at(String text, int offset, String found, String wanted, String cure) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        int line = (int) text.substring(0, start)
                        .chars()
                        .filter(each -> each == '\n')
                        .count()
                + 1;
        return new PayloadFaultException(line, offset - start + 1, found, wanted, cure);
    }

    /** Ends reading at a fault that has a place. */
    private static final class Placed implements ErrorHandler {
        private final String text;

        Placed(String text) {
            this.text = text;
        }

        @Override
        public void warning(String message, long line, long column) {
            error(message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            if (line > 0) {
                int length = text.lines().skip(line - 1).findFirst().orElse("").length() + 1;
                throw new PayloadFaultException(
                        (int) line, (int) Math.min(column, length), "text that is no JSON", "JSON", "");
            }
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
        }
    }
}
