package org.w3id.entente.serve.reconcile;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import org.w3id.entente.serve.core.Problems;
import org.w3id.entente.serve.http.Problem;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON, read strictly and to a bounded depth, and written. */
final class Json {
    private static final int DEEPEST = 16;
    private static final Pattern PLACE = Pattern.compile("(.*?) at line ([0-9]+) column ([0-9]+)");
    private static final Gson WRITER =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private Json() {}

    /**
     * Reads an object.
     *
     * @param text its text
     * @param name what it is, for the message
     * @throws org.w3id.entente.serve.http.ProblemException when it is none
     */
    static JsonObject object(String text, String name) {
        JsonElement element = element(text, name);
        if (!element.isJsonObject()) {
            throw bad(name + " is no JSON object; wanted one").thrown();
        }
        return element.getAsJsonObject();
    }

    private static JsonElement element(String text, String name) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            JsonElement element = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw bad(name + " goes on after its end; wanted one JSON object")
                        .thrown();
            }
            return element;
        } catch (MalformedJsonException malformed) {
            throw broken(name, malformed).thrown();
        } catch (JsonParseException fault) {
            throw broken(name, fault.getCause() == null ? fault : fault.getCause())
                    .thrown();
        } catch (IOException cutOff) {
            throw bad(name + " breaks off; wanted a whole JSON object").thrown();
        }
    }

    private static Problem broken(String name, Throwable fault) {
        String message = String.valueOf(fault.getMessage());
        Matcher place = PLACE.matcher(message);
        if (message.contains("Nesting limit")) {
            return bad(name + " is nested more than " + DEEPEST + " deep; wanted less");
        }
        return place.lookingAt()
                ? Problems.at(
                        bad(name + " is no JSON at line " + place.group(2) + ", column " + place.group(3)
                                + "; wanted a JSON object"),
                        Integer.parseInt(place.group(2)),
                        Integer.parseInt(place.group(3)))
                : bad(name + " is no JSON, or breaks off; wanted a JSON object");
    }

    /** A request that is not as it should be. */
    static Problem bad(String detail) {
        return Problem.of(Problem.Kind.BAD_REQUEST, detail);
    }

    /** The text of maps, lists, texts, numbers and truth values. */
    static String write(Object value) {
        return WRITER.toJson(value) + "\n";
    }
}
