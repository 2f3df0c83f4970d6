package org.w3id.entente.sparql;

import org.apache.jena.sparql.lang.sparql_12.javacc.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12TokenManager;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is told apart quickly is told apart as Jena's scanner does: on every query of the project and of the tests, and on broken ones. */
class PlainWordsTest {
    private static final int CHANGES = 60;
    private static final List<String> ESCAPES = List.of("\\u007C", "\\u12", "\\U0000003E");
    private static final String PIECES = " \n\t\r#<>\"'{}()[];,.:*=!?$@^|&+-/\\%aA0_é日😀";

    private record Word(int kind, String image, String place) {
        static Word of(Token token) {
            return new Word(
                    token.kind,
                    token.image,
                    token.beginLine + ":" + token.beginColumn + "-" + token.endLine + ":" + token.endColumn);
        }
    }

    @Test
    void theSameWordsAreFound() throws IOException {
        List<String> texts = texts();
        assertFalse(texts.isEmpty());
        long seed = 20_261_123;
        Random random = new Random(seed);
        int quick = 0;
        int all = 0;
        for (String text : texts) {
            all += jena(text).size();
            quick += check(text, seed);
            for (int i = 0; i < CHANGES; i++) {
                check(changed(text, random), seed);
            }
        }
        assertTrue(quick > 1_000, quick + " of " + all + " words were told apart quickly");
    }

    /** Compares, and says how many words were quick. */
    private static int check(String text, long seed) {
        List<Word> expected = jena(text);
        PlainWords plain = new PlainWords(text);
        int number = 0;
        Optional<Token> next = plain.next();
        for (; next.isPresent() && next.get().kind != SPARQLParser12Constants.EOF; next = plain.next()) {
            String message = "seed " + seed + ", word " + number + " of\n" + text;
            assertTrue(number < expected.size(), message);
            assertEquals(expected.get(number), Word.of(next.get()), message);
            number++;
        }
        List<Word> rest =
                scan(new JavaCharStream(new StringReader(text.substring(plain.place())), plain.line(), plain.column()));
        if (next.isEmpty()) {
            assertEquals(expected.subList(number, expected.size()), rest, "seed " + seed + ", the rest of\n" + text);
        } else {
            assertEquals(expected.size(), number, "seed " + seed + ", the end of\n" + text);
        }
        return number;
    }

    private static List<Word> jena(String text) {
        return scan(new JavaCharStream(new StringReader(text)));
    }

    /** The words up to the end, or to what is none. */
    private static List<Word> scan(JavaCharStream stream) {
        SPARQLParser12TokenManager manager = new SPARQLParser12TokenManager(stream);
        List<Word> words = new ArrayList<>();
        try {
            for (Token token = manager.getNextToken();
                    token.kind != SPARQLParser12Constants.EOF;
                    token = manager.getNextToken()) {
                words.add(Word.of(token));
            }
        } catch (Error noWord) { // TokenMgrError, or a bare one at a broken escape
            words.add(new Word(-1, "", ""));
        }
        return words;
    }

    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        int[] pieces = PIECES.codePoints().toArray();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.length() + 1);
            if (random.nextInt(40) == 0) {
                changed.insert(at, ESCAPES.get(random.nextInt(ESCAPES.size())));
            } else if (random.nextBoolean()) {
                changed.insert(at, Character.toString(pieces[random.nextInt(pieces.length)]));
            } else {
                changed.delete(at, Math.min(changed.length(), at + random.nextInt(4)));
            }
        }
        return changed.toString();
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        List<String> folders = new ArrayList<>(List.of("queries", "src/test/resources"));
        Optional.ofNullable(System.getenv("ENTENTE_SUITES")).ifPresent(folders::add);
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.r[qu]"))
                        .sorted()
                        .toList()) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    if (text.length() < 20_000) {
                        texts.add(text);
                    }
                }
            }
        }
        return texts;
    }
}
