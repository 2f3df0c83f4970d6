package org.w3id.entente.serve.linked;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import javax.xml.parsers.DocumentBuilderFactory;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Pages are well formed, in the reader's language, without scripts, and lead somewhere. */
class PagesTest {
    private static PublishedProject project;

    @BeforeAll
    static void start() throws InterruptedException {
        project = new PublishedProject();
    }

    @AfterAll
    static void stop() throws IOException {
        project.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/id/japan.html",
                "/id/cyber-coalition-2019.html",
                "/claim/2020/india-first-session.html",
                "/citation/2020/2764-2903.html",
                "/concept/domain/cyber.html",
                "/graph/inferred.html",
                "/graph/edition/2020.html",
                "/rule/talks-of-few.html",
                "/shape/Fact.html",
                "/shape/Occurrence-modality.html",
                "/query/partners.html",
                "/query/in-month.html",
                "/ontology.html",
                "/ontology/rules/evidence.html"
            })
    void aPageIsWellFormedAndItsLinksLeadSomewhere(String path) throws Exception {
        for (String language : new String[] {"en", "ja"}) {
            HttpResponse<String> response = project.get(path, "Accept", "text/html", "Accept-Language", language);
            assertEquals(200, response.statusCode(), path);
            assertEquals(
                    language, response.headers().firstValue("Content-Language").orElseThrow());
            assertTrue(response.headers().firstValue("Vary").orElseThrow().contains("Accept-Language"));
            Document page = parsed(response.body());
            assertEquals(language, page.getDocumentElement().getAttribute("lang"));
            assertEquals(1, page.getElementsByTagName("h1").getLength());
            assertEquals(Map.of(), broken(page, path), path);
            for (Element script : elements(page, "script")) {
                assertEquals("application/ld+json", script.getAttribute("type"));
                assertTrue(com.google.gson.JsonParser.parseString(script.getTextContent())
                        .isJsonObject());
            }
            assertEquals(0, page.getElementsByTagName("style").getLength());
        }
    }

    private static Document parsed(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static Set<Element> elements(Document page, String name) {
        Set<Element> elements = new HashSet<>();
        NodeList found = page.getElementsByTagName(name);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The links within the site that lead nowhere, with what they are answered. */
    private static Map<String, Integer> broken(Document page, String path) throws Exception {
        Set<String> identifiers = new HashSet<>();
        elements(page, "*").forEach(each -> identifiers.add(each.getAttribute("id")));
        Set<String> addresses = new TreeSet<>();
        for (String name : new String[] {"a", "link"}) {
            elements(page, name).forEach(each -> addresses.add(each.getAttribute("href")));
        }
        Map<String, Integer> broken = new TreeMap<>();
        int followed = 0;
        for (String address : addresses) {
            if (address.startsWith("#")) {
                if (!identifiers.contains(address.substring(1))) {
                    broken.put(address, 0);
                }
            } else if (address.startsWith("/") && !isApart(address)) {
                followed++;
                int status = project.get(address.replaceFirst("#.*", ""), "Accept", "text/html, */*;q=0.1")
                        .statusCode();
                if (status != 200 && status != 303) {
                    broken.put(address, status);
                }
            }
        }
        assertTrue(followed > 0, "no link on " + path);
        return broken;
    }

    /** What other parts of the server answer. */
    private static boolean isApart(String address) {
        return address.startsWith("/why?") || address.startsWith("/sparql?") || address.startsWith("/data?");
    }

    @Test
    void labelsAreInTheReadersLanguage() throws Exception {
        HttpResponse<String> english = project.get("/id/japan.html", "Accept-Language", "de, en;q=0.5");
        HttpResponse<String> japanese = project.get("/id/japan.html", "Accept-Language", "ja-JP, en;q=0.5");
        HttpResponse<String> chosen = project.get("/id/japan.html?language=ja", "Accept-Language", "en");
        assertTrue(english.body().contains("<h1>Japan</h1>"));
        assertTrue(japanese.body().contains("<h1>日本</h1>"));
        assertTrue(chosen.body().contains("<h1>日本</h1>"));
        assertEquals(400, project.get("/id/japan.html?language=xx").statusCode());
    }

    @Test
    void theStyleSheetMayBeKeptAndScriptsMayNotRun() throws Exception {
        HttpResponse<String> page = project.get("/id/japan.html");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; style-src 'self'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        HttpResponse<String> style = project.get("/style.css");
        assertEquals(
                "text/css; charset=utf-8",
                style.headers().firstValue("Content-Type").orElseThrow());
        String tag = style.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, project.get("/style.css", "If-None-Match", tag).statusCode());
    }

    @Test
    void aPageThatIsKnownIsNotSentAgain() throws Exception {
        String tag = project.get("/id/japan.ttl").headers().firstValue("ETag").orElseThrow();
        assertEquals(304, project.get("/id/japan.ttl", "If-None-Match", tag).statusCode());
    }

    /** A browser takes what a 304 says for what the page says. */
    @Test
    void aPageThatIsKnownKeepsItsStyle() throws Exception {
        for (String path : List.of("/", "/id/japan.html")) {
            HttpHeaders page = project.get(path, "Accept", "text/html").headers();
            HttpResponse<String> known = project.get(
                    path,
                    "Accept",
                    "text/html",
                    "If-None-Match",
                    page.firstValue("ETag").orElseThrow());
            assertEquals(304, known.statusCode(), path);
            assertEquals(Optional.empty(), known.headers().firstValue("Content-Security-Policy"), path);
            assertEquals(page.allValues("Vary"), known.headers().allValues("Vary"), path);
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithNearOnes() throws Exception {
        for (String path : new String[] {"/id/jpan", "/id/jpan.ttl", "/id/jpan.html"}) {
            HttpResponse<String> response = project.get(path);
            assertEquals(404, response.statusCode());
            assertTrue(response.body().contains("https://w3id.org/entente/id/japan"), response.body());
        }
    }
}
