package org.w3id.entente.serve.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Fields as in {@code application/x-www-form-urlencoded} and in the query part of an address, where a broken escape or a byte
 * that is no UTF-8 is an error. Immutable; threads may share it.
 *
 * @param fields the fields, in order
 */
public record Parameters(List<Field> fields) {
    /** None at all. */
    public static final Parameters NONE = new Parameters(List.of());

    private static final int MOST = 1_000;

    /**
     * One field.
     *
     * @param name its name
     * @param value its value; empty when there is none
     */
    public record Field(String name, String value) {}

    /** Copies the list. */
    public Parameters {
        fields = List.copyOf(fields);
    }

    /**
     * Decodes fields.
     *
     * @throws ProblemException when they cannot be decoded
     */
    public static Parameters parse(String encoded) {
        if (encoded.isEmpty()) {
            return NONE;
        }
        List<Field> fields = new ArrayList<>();
        int begin = 0;
        while (begin <= encoded.length()) {
            int ampersand = encoded.indexOf('&', begin);
            int end = ampersand < 0 ? encoded.length() : ampersand;
            if (end > begin) {
                int equals = encoded.indexOf('=', begin);
                boolean hasValue = equals >= 0 && equals < end;
                String name = decode(encoded, begin, hasValue ? equals : end);
                fields.add(new Field(name, hasValue ? decode(encoded, equals + 1, end) : ""));
            }
            if (fields.size() > MOST) {
                throw Problem.of(Problem.Kind.BAD_REQUEST, "more than " + MOST + " parameters")
                        .thrown();
            }
            begin = end + 1;
        }
        return new Parameters(fields);
    }

    /** These, and others after them. */
    public Parameters and(Parameters others) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(others.fields);
        return new Parameters(all);
    }

    /** The values of a name, in order, empty ones included. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (Field field : fields) {
            if (field.name.equals(name)) {
                values.add(field.value);
            }
        }
        return values;
    }

    /** Whether there is a field of a name. */
    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /**
     * The value of a name that stands at most once.
     *
     * @throws ProblemException when it stands more often
     */
    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "the parameter \"" + name + "\" " + values.size() + " times; wanted once")
                    .thrown();
        }
        return values.stream().findFirst();
    }

    /**
     * Checks that there are no others than these.
     *
     * @throws ProblemException when there are
     */
    public void only(Collection<String> names) {
        for (Field field : fields) {
            if (!names.contains(field.name)) {
                throw Problem.of(
                                Problem.Kind.BAD_REQUEST,
                                "the parameter \"" + field.name + "\" means nothing here; wanted "
                                        + String.join(", ", names))
                        .with("parameter", field.name)
                        .with("wanted", List.copyOf(names))
                        .thrown();
            }
        }
    }

    private static String decode(String encoded, int begin, int end) {
        boolean plain = true;
        for (int i = begin; i < end && plain; i++) {
            char each = encoded.charAt(i);
            plain = each != '%' && each != '+' && each < 0x80;
        }
        if (plain) {
            return encoded.substring(begin, end);
        }
        byte[] in = encoded.substring(begin, end).getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '+') {
                out[length++] = ' ';
            } else if (in[i] != '%') {
                out[length++] = in[i];
            } else {
                int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw Problem.of(Problem.Kind.BAD_REQUEST, "a \"%\" without two hexadecimal digits; wanted %25")
                            .thrown();
                }
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            }
        }
        return text(ByteBuffer.wrap(out, 0, length), "a parameter");
    }

    /**
     * The text of bytes in UTF-8.
     *
     * @param what what they are, for the message
     * @throws ProblemException when they are not UTF-8
     */
    public static String text(ByteBuffer bytes, String what) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notText) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, what + " is not UTF-8").thrown();
        }
    }
}
