package org.w3id.entente.query.update;

import org.apache.jena.update.UpdateRequest;

import java.util.Map;
import java.util.Objects;

/** A request of updates that has been read, and its text for the places of faults. Nobody changes it; threads may share it. */
public final class ParsedUpdate {
    private final UpdateRequest request;
    private final String text;
    private final Map<String, String> prefixes;

    ParsedUpdate(UpdateRequest request, String text, Map<String, String> prefixes) {
        this.request = Objects.requireNonNull(request);
        this.text = Objects.requireNonNull(text);
        this.prefixes = prefixes;
    }

    /** The operations. */
    public UpdateRequest request() {
        return request;
    }

    /** The text that they were read from. */
    public String text() {
        return text;
    }

    /** The words with their places; made on each call, for faults are rare. */
    UpdateText words() {
        return new UpdateText(text, prefixes);
    }
}
