package org.w3id.entente.serve.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Lists in Accept, Accept-Encoding and If-None-Match, as clients write them. */
class NegotiationTest {
    private static final List<String> OFFERS = List.of("text/turtle", "application/ld+json", "text/plain");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*                                          | text/turtle",
                "application/ld+json                          | application/ld+json",
                "APPLICATION/LD+JSON                          | application/ld+json",
                "text/*                                       | text/turtle",
                "text/*;q=0.5, application/*                  | application/ld+json",
                "text/turtle;q=0, text/*                      | text/plain",
                "text/turtle;q=0.1, */*;q=0.2                 | application/ld+json",
                "text/html, application/xhtml+xml, */*;q=0.1  | text/turtle",
                "text/plain;charset=utf-8;q=0.9, text/turtle;q=0.8 | text/plain",
                "text/turtle;q=nonsense, text/plain;q=0.1     | text/plain",
                "text/html                                    | ''",
                "*/*;q=0                                      | ''",
                ", ,text/plain                                | text/plain",
            })
    void theBestOfTheOffersIsChosen(String accept, String best) {
        assertEquals(best, Accept.parse(accept).best(OFFERS).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip                       | true",
                "deflate, gzip;q=1.0, *;q=0.5 | true",
                "x-gzip                     | true",
                "*                          | true",
                "gzip;q=0                   | false",
                "gzip;q=0.5, identity       | false",
                "identity                   | false",
                "br                         | false",
                "*;q=0                      | false",
            })
    void packingIsDoneForWhoLikesIt(String accept, boolean expected) {
        assertEquals(expected, Accept.parse(accept).prefersCoding("gzip"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"a\"             | true  | true",
                "*                 | true  | true",
                "\"b\", \"a\"      | true  | true",
                "\"b\",\"a\"       | true  | true",
                "W/\"a\"           | true  | false",
                "W/\"b\", W/\"a\"  | true  | false",
                "\"b\"             | false | false",
                "\"aa\"            | false | false",
                "a                 | false | false",
                "\"a               | false | false",
            })
    void tagsAreFoundInLists(String list, boolean weakly, boolean strongly) {
        assertEquals(weakly, EntityTags.contain(list, "\"a\"", true));
        assertEquals(strongly, EntityTags.contain(list, "\"a\"", false));
    }
}
