package org.w3id.entente.validate.citation;

import org.w3id.entente.load.Place;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text whose characters citations count. Immutable.
 *
 * <p>Offsets are Unicode code points from 0 over the file's exact content; ends are exclusive.
 */
public final class SourceText {
    private final String name;
    private final byte[] bytes;
    private final int[] codePoints;

    private SourceText(String name, byte[] bytes, int[] codePoints) {
        this.name = name;
        this.bytes = bytes;
        this.codePoints = codePoints;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @param name its name as its user knows it
     * @return its text
     * @throws UnreadableTextException when it is missing, a folder, or no UTF-8
     */
    public static SourceText read(Path file, String name) {
        if (Files.isDirectory(file)) {
            throw new UnreadableTextException(name + " is a folder; wanted a text file");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceText(name, bytes, text.codePoints().toArray());
        } catch (NoSuchFileException e) {
            throw new UnreadableTextException(name + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new UnreadableTextException(name + " is no UTF-8; wanted the very text that was cited");
        } catch (IOException e) {
            throw new UnreadableTextException(name + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * A text from memory.
     *
     * @param name its name
     * @param text the text
     * @return the same as a source
     */
    public static SourceText of(String name, String text) {
        return new SourceText(
                name, text.getBytes(StandardCharsets.UTF_8), text.codePoints().toArray());
    }

    /**
     * The file's name as its user knows it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The number of characters.
     *
     * @return code points, from 0
     */
    public int length() {
        return codePoints.length;
    }

    /**
     * The characters of a passage.
     *
     * @param passage a passage that lies inside the text
     * @return the characters
     */
    public String text(Passage passage) {
        return new String(codePoints, passage.start(), passage.end() - passage.start());
    }

    /**
     * Says whether a passage lies inside the text.
     *
     * @param passage a passage
     * @return false when it ends beyond the text
     */
    public boolean holds(Passage passage) {
        return passage.end() <= codePoints.length;
    }

    /**
     * The digest of the whole file.
     *
     * @return the SHA-256 of its bytes, 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return sha256(bytes);
    }

    /**
     * The digest of a passage.
     *
     * @param passage a passage that lies inside the text
     * @return the SHA-256 of its characters in UTF-8, 64 lower-case hexadecimal digits
     */
    public String sha256(Passage passage) {
        return sha256(text(passage).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Finds words. White space of any kind and length matches any other.
     *
     * @param words the words of a passage
     * @return every passage with these words; when there is none, every passage with them in whatever letter case
     */
    public List<Passage> find(String words) {
        String pattern =
                Stream.of(words.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        List<Passage> exact = find(Pattern.compile(pattern));
        return exact.isEmpty()
                ? find(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                : exact;
    }

    private List<Passage> find(Pattern pattern) {
        String text = text(new Passage(0, length()));
        List<Passage> passages = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find() && matcher.end() > matcher.start()) {
            int start = text.codePointCount(0, matcher.start());
            passages.add(new Passage(start, start + text.codePointCount(matcher.start(), matcher.end())));
        }
        return List.copyOf(passages);
    }

    /**
     * Where a character stands in the file.
     *
     * @param offset its offset
     * @return line and column; the column counts UTF-16 units
     */
    public Place place(int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset && i < codePoints.length; i++) {
            boolean isEnd = codePoints[i] == '\n';
            line += isEnd ? 1 : 0;
            column = isEnd ? 1 : column + Character.charCount(codePoints[i]);
        }
        return new Place(name, line, column);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
