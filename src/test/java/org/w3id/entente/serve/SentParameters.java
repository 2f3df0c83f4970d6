package org.w3id.entente.serve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a form or of an address, decoded strictly.
 *
 * @param names the names, in order
 * @param values the value of each
 */
record SentParameters(List<String> names, List<String> values) {
    /** Decodes bytes, each in a char; empty when they are not what they should be. */
    static Optional<SentParameters> of(String encoded) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String field : encoded.split("&", -1)) {
            if (field.isEmpty()) {
                continue;
            }
            String[] parts = field.split("=", 2);
            Optional<String> name = decoded(parts[0]);
            Optional<String> value = decoded(parts.length == 2 ? parts[1] : "");
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            names.add(name.get());
            values.add(value.get());
        }
        return Optional.of(new SentParameters(names, values));
    }

    /** The text of bytes; empty when they are not UTF-8. */
    static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char each = encoded.charAt(i);
            if (each != '%') {
                bytes.write(each == '+' ? ' ' : each);
            } else if (encoded.substring(i + 1).matches("(?s)[0-9A-Fa-f]{2}.*")) {
                bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return text(bytes.toByteArray());
    }

    /** The values of a name. */
    List<String> all(String name) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                all.add(values.get(i));
            }
        }
        return all;
    }

    /** These and others. */
    SentParameters and(SentParameters others) {
        List<String> bothNames = new ArrayList<>(names);
        List<String> bothValues = new ArrayList<>(values);
        bothNames.addAll(others.names);
        bothValues.addAll(others.values);
        return new SentParameters(bothNames, bothValues);
    }
}
