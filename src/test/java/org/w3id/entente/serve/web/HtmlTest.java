package org.w3id.entente.serve.web;

import org.junit.jupiter.api.Test;
import org.w3id.entente.serve.core.Language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HtmlTest {
    @Test
    void whateverIsTextStaysText() {
        String hostile = "</script><script>alert(\"1\")</script>&amp;\u0000\uD800";
        String html = new Html().element("p", hostile, "title", hostile).toString();
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("\u0000") || html.contains("\uD800"), html);
        assertTrue(html.contains("&amp;amp;"), html);
    }

    @Test
    void jsonCannotEndItsElement() {
        String page = Page.of("x", Language.ENGLISH, new Html().element("h1", "x"))
                .jsonLd("{\"a\":\"</script><b>&\"}")
                .html();
        assertTrue(page.contains("{\"a\":\"\\u003c/script\\u003e\\u003cb\\u003e\\u0026\"}"), page);
    }

    @Test
    void whatHasNotEndedIsNoMarkup() {
        assertThrows(IllegalStateException.class, () -> new Html().start("p").toString());
    }

    @Test
    void aLanguageLinkReplacesTheLanguage() {
        String page = Page.of("x", Language.ENGLISH, new Html().element("h1", "x"))
                .at("/id/japan.html?language=en&version=3")
                .html();
        assertTrue(page.contains("href=\"/id/japan.html?version=3&amp;language=ja\""), page);
        assertEquals(-1, page.indexOf("language=en&amp;"), page);
    }
}
