package org.w3id.entente.query.explain;

import com.google.gson.JsonParser;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.entente.load.GraphNames;
import org.w3id.entente.load.Project;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.Snapshots;
import org.w3id.entente.reason.Rule;
import org.w3id.entente.vocab.Ent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Explains every inferred statement of the project's graph, and of a small one with hostile labels. */
class ExplanationTest {
    private static final int CHUNK = 100;
    private static final Path HOME = Path.of(System.getProperty("entente.home"));
    private static final Snapshot PROJECT = Snapshots.of(HOME);
    private static final Path SMALL = HOME.resolve(Path.of("src", "test", "resources", "projects", "explaining"));
    private static final Set<Node> SOURCES = Set.of(Ent.Document, Ent.Edition, Ent.EditionText);

    /** In chunks, so that a failure names its part and none is lost. */
    @TestFactory
    Stream<DynamicTest> everyInferredStatementLeadsToItsSources() {
        List<Triple> inferred = inferred(PROJECT);
        assertFalse(inferred.isEmpty(), "nothing is inferred: nothing would be checked");
        return IntStream.range(0, (inferred.size() + CHUNK - 1) / CHUNK).mapToObj(chunk -> {
            List<Triple> some = inferred.subList(chunk * CHUNK, Math.min(inferred.size(), (chunk + 1) * CHUNK));
            return DynamicTest.dynamicTest("from " + some.getFirst(), () -> some.forEach(ExplanationTest::check));
        });
    }

    private static void check(Triple triple) {
        Justification answer = new Explainer(PROJECT, "en").why(triple);
        Explanation explanation = answer.explanation();
        assertEquals(List.of(1), explanation.roots());
        assertEquals(triple, explanation.step(1).statement().triple());
        Set<Integer> reached = new HashSet<>(explanation.roots());
        for (Step step : explanation.steps()) {
            assertTrue(reached.contains(step.number()), () -> "nothing rests on step " + step);
            switch (step) {
                case Step.Derived derived -> {
                    assertFalse(derived.because().text().contains("{"), derived.because()::text);
                    assertFalse(derived.because().text().contains("some "), derived.because()::text);
                    assertFalse(derived.support().isEmpty(), () -> "rests on nothing: " + derived);
                    assertFalse(
                            derived.support().contains(derived.number()),
                            () -> "rests on itself: " + derived.statement());
                    reached.addAll(derived.support());
                }
                case Step.Asserted leaf -> check(leaf);
            }
        }
        assertTrue(ends(explanation), () -> "goes round in a circle: " + triple);
    }

    private static void check(Step.Asserted leaf) {
        assertFalse(leaf.sources().isEmpty(), () -> "no graph asserts " + leaf.statement());
        for (Source source : leaf.sources()) {
            assertTrue(source.file().isPresent(), () -> "no file of " + source.graph());
            if (source.edition().isPresent() && !source.describesSource()) {
                List<Passage> passages = source.testimonies().stream()
                        .flatMap(testimony -> testimony.passages().stream())
                        .toList();
                assertFalse(passages.isEmpty(), () -> "no passage says " + leaf.statement());
                passages.forEach(passage -> assertAll(
                        () -> assertTrue(passage.start() >= 0 && passage.start() < passage.end(), passage::toString),
                        () -> assertTrue(passage.sha256().isPresent(), passage::toString)));
            }
            if (source.describesSource()) {
                Graph graph = PROJECT.asserted().graphs().get(source.graph().node());
                Node subject = leaf.statement().subject().node();
                assertTrue(
                        SOURCES.stream().anyMatch(type -> graph.contains(subject, RDF.type.asNode(), type)),
                        () -> "has no passage, and describes no source: " + leaf.statement());
            }
        }
    }

    /** Whether each branch comes to an asserted statement: in reading order reversed, or by taking away what is settled. */
    private static boolean ends(Explanation explanation) {
        Set<Integer> settled = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Step step : explanation.steps()) {
                boolean isSettled = step instanceof Step.Asserted || settled.containsAll(step.support());
                changed |= isSettled && settled.add(step.number());
            }
        }
        return settled.size() == explanation.steps().size();
    }

    @Test
    void everyRuleThatConcludesHasASentence() {
        List<String> silent = PROJECT.rules().program().rules().stream()
                .map(rule -> new Reasons(PROJECT.rules(), wording(PROJECT)).because(rule, Map.of()))
                .map(Sentence::text)
                .filter(text -> text.startsWith("because of the rule"))
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void everyFormatOfEveryProofIsWellFormed() {
        Snapshot small = Snapshots.of(SMALL);
        List<Triple> inferred = inferred(small);
        assertFalse(inferred.isEmpty(), "nothing is inferred: nothing would be checked");
        inferred.forEach(triple -> formats(small, triple));
        inferred(PROJECT).stream()
                .filter(triple -> triple.hashCode() % 20 == 0)
                .forEach(triple -> formats(PROJECT, triple));
    }

    private static void formats(Snapshot snapshot, Triple triple) {
        Explainer explainer = new Explainer(snapshot, "en");
        for (Justification answer : List.of(explainer.why(triple), explainer.allProofs(triple, 3))) {
            int steps = answer.explanation().steps().size();
            String json = ExplanationFormat.JSON.write(answer, Presentation.of(Layout.PLAIN));
            assertEquals(
                    steps,
                    JsonParser.parseString(json)
                            .getAsJsonObject()
                            .getAsJsonArray("steps")
                            .size());
            Graph graph = RDFParser.fromString(
                            ExplanationFormat.TURTLE.write(answer, Presentation.of(Layout.PLAIN)), Lang.TURTLE)
                    .toGraph();
            assertTrue(graph.contains(Node.ANY, RDF.object.asNode(), triple.getObject()), triple::toString);
            assertTrue(
                    graph.find(Node.ANY, prov("wasGeneratedBy"), Node.ANY).hasNext(),
                    () -> "no activity for " + triple);
            assertFalse(graph.stream().anyMatch(each -> each.getSubject().isBlank()), "a blank node in a proof");
            mermaid(ExplanationFormat.MERMAID.write(answer, Presentation.of(Layout.PLAIN)));
            html(ExplanationFormat.HTML.write(answer, Presentation.of(Layout.PLAIN)));
            for (int width : List.of(40, 80)) {
                String text = ExplanationFormat.TEXT.write(answer, Presentation.of(new Layout(width, false)));
                assertFalse(text.lines().anyMatch(line -> line.endsWith(" ")), text);
            }
        }
    }

    private static Node prov(String local) {
        return NodeFactory.createURI("http://www.w3.org/ns/prov#" + local);
    }

    /** Nothing but what Mermaid's grammar has: nodes with quoted labels, edges, classes. */
    private static void mermaid(String chart) {
        assertEquals("flowchart TD", chart.lines().findFirst().orElseThrow());
        String id = "[a-z]+[0-9_]*";
        List<String> forms = List.of(
                "    " + id
                        + "(\\[|\\(\\[|\\{\\{)\"[^\"`<>{}\\\\&$*_~\\[\\]]*(<br>[^\"`<>{}\\\\&$*_~\\[\\]]*)*\"(]|]\\)|}})",
                "    " + id + " (-->|-\\.->) " + id,
                "    classDef [a-z]+ [a-z0-9:#, -]+",
                "    class " + id + "(," + id + ")* [a-z]+");
        chart.lines().skip(1).forEach(line -> assertTrue(forms.stream().anyMatch(line::matches), line));
    }

    private static void html(String page) {
        assertFalse(page.contains("<script") || page.contains("<img") || page.contains("href=\"javascript"), page);
        String body = page.substring(page.indexOf("<body>"));
        List<String> open = new ArrayList<>();
        Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)(?: [^<>]*)?>").matcher(body);
        while (tag.find()) {
            if (tag.group(2).equals("br") || tag.group(2).equals("html")) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.add(tag.group(2));
            } else {
                assertEquals(tag.group(2), open.removeLast(), page);
            }
        }
        assertEquals(List.of(), open);
        Set<String> names = Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(body)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
        Pattern.compile(" href=\"#([^\"]+)\"")
                .matcher(body)
                .results()
                .forEach(result -> assertTrue(names.contains(result.group(1)), result.group()));
    }

    @Test
    void axiomsSpeakInSentences() {
        Snapshot small = Snapshots.of(SMALL);
        Reasons reasons = new Reasons(small.rules(), wording(small));
        Set<String> sentences = small.rules().program().rules().stream()
                .filter(rule -> small.rules().because(rule).isEmpty())
                .map((Rule rule) -> reasons.because(rule, Map.of()).text())
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "because every state is an actor",
                        "because whatever “attends” leads to is a meeting",
                        "because “attends” is the reverse of “attended by”",
                        "because “attended by” is the reverse of “attends”",
                        "because “knows” holds in both directions",
                        "because “attends”, then the reverse of “attends” amount to “hears”"),
                sentences);
    }

    @Test
    void aFormatThatShowsProofsAloneSaysSo() {
        Refusal refusal =
                new Explainer(Snapshots.of(SMALL), "en").whyNot(Triple.create(Ent.Actor, RDF.type.asNode(), Ent.Actor));
        List<ExplanationFormat> refusing = Arrays.stream(ExplanationFormat.values())
                .filter(format -> isRefused(format, refusal))
                .toList();
        assertEquals(List.of(ExplanationFormat.TURTLE, ExplanationFormat.MERMAID), refusing);
        assertTrue(refusing.stream().noneMatch(ExplanationFormat::isForAnyAnswer));
    }

    private static boolean isRefused(ExplanationFormat format, Refusal refusal) {
        try {
            return format.write(refusal, Presentation.of(Layout.PLAIN)).isEmpty();
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }

    private static Wording wording(Snapshot snapshot) {
        return new Wording(List.of(snapshot.closure().graph()), "en");
    }

    private static List<Triple> inferred(Snapshot snapshot) {
        return snapshot.closure().inferred().stream()
                .sorted(Comparator.comparing((Triple triple) -> triple.toString()))
                .toList();
    }

    @Test
    void filesAndGraphsCorrespond() {
        PROJECT.asserted().graphs().keySet().forEach(graph -> {
            Optional<String> file = GraphNames.file(graph.getURI());
            assertEquals(
                    Optional.of(graph.getURI()),
                    file.map(name -> GraphNames.graph(new Project(HOME), HOME.resolve(name))));
        });
    }
}
