package org.w3id.entente.validate;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** docs/errors.md explains every code, and no other, under the title that findings show. */
class ErrorsDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "errors.md");
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^### (ENT\\d{3})\n\n\\*\\*(.*?)\\.\\*\\*(.*?)(?=^##|\\z)");

    @Test
    void explainsEveryCodeInOrder() throws IOException {
        List<String> codes = Arrays.stream(Code.values()).map(Code::name).toList();
        assertEquals(codes, List.copyOf(sections().keySet()));
    }

    @Test
    void usesTheTitlesOfTheCodes() throws IOException {
        Map<String, String> titles = sections();
        for (Code code : Code.values()) {
            String title = titles.get(code.name()).replaceAll("\\s+", " ");
            assertEquals(code.title().toLowerCase(Locale.ROOT), title.toLowerCase(Locale.ROOT), code.name());
        }
    }

    @Test
    void givesEachCodeACure() throws IOException {
        Matcher matcher = SECTION.matcher(Files.readString(DOCUMENT));
        while (matcher.find()) {
            assertTrue(matcher.group(3).contains("*Cure:*"), matcher.group(1));
        }
    }

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher matcher = SECTION.matcher(Files.readString(DOCUMENT));
        while (matcher.find()) {
            sections.put(matcher.group(1), matcher.group(2));
        }
        return sections;
    }
}
