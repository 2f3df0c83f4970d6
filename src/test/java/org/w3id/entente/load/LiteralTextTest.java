package org.w3id.entente.load;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The X of a literal is found where it stands in the file, however the literal is written. */
class LiteralTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~\"X\"~, 2:12",
                "~'X'~, 2:12",
                "~\"\"\"X\"\"\"~, 2:14",
                "~'''X'''@en~, 2:14",
                "~\"aX\"^^ex:T~, 2:13",
                "~\"a\\\"X\"~, 2:15",
                "~\"\\u00E9X\"~, 2:18",
                "~\"\\U0001F600X\"~, 2:22",
                "~\"😀X\"~, 2:14",
                "~\"\\n\\tX\"~, 2:16",
                "~\"\"\"a\nb\n  X\"\"\"~, 4:3",
                "~\"\"\"a\\nb\n  X\"\"\"~, 3:3",
                "~'''it''s \"X\" '''~, 2:21",
            })
    void findsACharacter(String literal, String place) {
        LiteralText text = text("ex:a ex:p " + literal + " .\n");
        assertEquals("f:" + place, text.place(text.text().indexOf('X')).toString());
    }

    @Test
    void countsLinesOfTheText() {
        LiteralText text = text("ex:a ex:p '''a\n\\n X'''.\n");
        assertEquals("f:2:14", text.place(1, 1).toString());
        assertEquals("f:3:4", text.place(3, 2).toString());
        assertEquals("f:3:5", text.place(text.text().length()).toString());
    }

    @Test
    void fallsBackToTheLiteral() {
        LiteralText text = text("ex:a ex:p 'X' .\n");
        assertEquals("f:2:11", text.start().toString());
        assertEquals(text.start(), text.place(0, 0));
        assertEquals(text.start(), text.place(7, 1));
        assertEquals(text.start(), text.place(1, 9));
        assertEquals("f:2:11", text("ex:a ex:p 12 .\n").place(1).toString());
    }

    private static LiteralText text(String statement) {
        byte[] bytes = ("@prefix ex: <https://example.org/> .\n" + statement).getBytes(StandardCharsets.UTF_8);
        Document document =
                new TurtleReader().read(Source.stream("f", new ByteArrayInputStream(bytes), SourceKind.DATA));
        return new LiteralText(document, 0);
    }
}
