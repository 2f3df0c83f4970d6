package org.w3id.entente.validate;

import org.junit.jupiter.api.Test;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Source;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class ShapeCheckTest {
    private static final String PREFIXES =
            "@prefix ex: <https://example.org/> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n";
    private static final String SHAPE = PREFIXES
            + "ex:Labelled a sh:NodeShape ; sh:targetClass ex:Thing ; sh:severity sh:Info ; sh:property ex:label .\n"
            + "ex:label a sh:PropertyShape ; sh:path ex:label ; sh:minCount 1 ; sh:severity sh:Info .\n";

    @Test
    void anUnfinishedCheckIsAViolationWhateverIsReported() {
        String things = IntStream.range(0, 600)
                .mapToObj(number -> "ex:thing" + number + " a ex:Thing .\n")
                .collect(Collectors.joining("", PREFIXES, ""));
        Corpus corpus = Corpus.read(
                List.of(source("shapes", SHAPE, SourceKind.SHAPES), source("data", things, SourceKind.DATA)),
                new TurtleReader());
        assertEquals(List.of(), codes(new ShapeCheck(), corpus), "remarks in another file");
        assertEquals(List.of(Code.ENT303), codes(new ShapeCheck(1), corpus));
    }

    /** The findings when those in the data are not asked for. */
    private static List<Code> codes(Check check, Corpus corpus) {
        Report report = new Validator(List.of(check))
                .validate(corpus, document -> document.file().equals("shapes"));
        if (!report.findings().isEmpty()) {
            assertFalse(report.conforms());
        }
        return report.findings().stream().map(Finding::code).toList();
    }

    private static Source source(String name, String text, SourceKind kind) {
        return Source.stream(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), kind);
    }
}
