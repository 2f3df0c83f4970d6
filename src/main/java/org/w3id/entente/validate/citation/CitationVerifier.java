package org.w3id.entente.validate.citation;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Place;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Finding;
import org.w3id.entente.validate.Knowledge;
import org.w3id.entente.validate.Report;
import org.w3id.entente.validate.Validator;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies the citations of a corpus against texts, and writes citations. Threads may share it. */
public final class CitationVerifier {
    private final Knowledge knowledge;
    private final CitedTexts texts;

    /**
     * A verifier.
     *
     * @param corpus where the citations stand
     */
    public CitationVerifier(Corpus corpus) {
        this.knowledge = new Knowledge(corpus);
        this.texts = new CitedTexts(corpus.union(SourceKind.DATA));
    }

    /**
     * What is known of the corpus, for names.
     *
     * @return the corpus, indexed
     */
    public Knowledge knowledge() {
        return knowledge;
    }

    /**
     * What could not be read of the data.
     *
     * @return the findings; without any, every citation is known
     */
    public Report reading() {
        return Validator.reading().validate(knowledge.corpus(), document -> document.kind() == SourceKind.DATA);
    }

    /**
     * Verifies every citation of a text, and finds the sentences that nobody cites.
     *
     * @param source the text
     * @param edition the name of its edition, or its last part such as "2020"; empty to go by the digest, then by the
     *     file's name
     * @return the report
     * @throws UnknownTextException when the corpus knows no such text
     */
    public CitationReport verify(SourceText source, Optional<String> edition) {
        CitedText cited = texts.text(source, edition);
        List<Finding> findings = new ArrayList<>();
        whole(source, cited).ifPresent(findings::add);
        cited.citations().forEach(each -> passage(source, each).ifPresent(findings::add));
        List<Coverage> coverage = Segmentation.of(source).stream()
                .map(segment -> Coverage.of(segment, cited, source))
                .toList();
        coverage.stream()
                .filter(each -> each.segment().kind().isStatement() && !each.isCited())
                .map(each -> uncited(source, each))
                .forEach(findings::add);
        coverage.stream()
                .filter(each -> each.segment().kind().isStatement() && each.isMostlyUncited())
                .map(each -> partlyCited(source, each))
                .forEach(findings::add);
        return new CitationReport(
                source, cited, reading(), coverage, findings.stream().sorted().toList());
    }

    private Optional<Finding> whole(SourceText source, CitedText cited) {
        String actual = source.sha256();
        if (cited.sha256().filter(actual::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        Code.ENT404,
                        place(cited.node()),
                        source.name() + " has SHA-256 " + actual,
                        cited.sha256().map(each -> each + " as stated here").orElse("a text whose digest is stated"),
                        "use the very text that was cited, line ends included")
                .about(cited.node()));
    }

    private Optional<Finding> passage(SourceText source, CitedText.Citation citation) {
        String name = knowledge.name(citation.node());
        if (!source.holds(citation.passage())) {
            return Optional.of(Finding.of(
                            Code.ENT401,
                            place(citation.node()),
                            name + " ends beyond the text of " + source.length() + " characters",
                            "",
                            "let ./entente cite --text FILE --find \"WORDS\" find the passage")
                    .about(citation.node()));
        }
        String actual = source.sha256(citation.passage());
        if (citation.sha256().filter(actual::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        Code.ENT405,
                        place(citation.node()),
                        "the characters " + citation.passage() + " have SHA-256 " + actual,
                        citation.sha256().map(each -> each + " as stated here").orElse("a digest"),
                        "correct the offsets or the digest")
                .about(citation.node()));
    }

    /** Where the digest stands; else where the subject does. */
    private Place place(Node subject) {
        return knowledge.corpus().documents(SourceKind.DATA).stream()
                .filter(document -> document.describes(subject))
                .flatMap(document -> document.graph().find(subject, Ent.sha256, Node.ANY).toList().stream()
                        .flatMap((Triple triple) -> document.place(triple).stream()))
                .findFirst()
                .or(() -> knowledge.corpus().firstPlace(subject))
                .orElseThrow();
    }

    private static Finding partlyCited(SourceText source, Coverage coverage) {
        Passage passage = coverage.segment().passage();
        return Finding.of(
                Code.ENT407,
                source.place(passage.start()),
                "the " + coverage.segment().kind().words(1) + " " + passage + " is partly cited, " + coverage.percent()
                        + " %",
                "citations of at least half of its letters",
                "state what the rest says, and cite it");
    }

    private static Finding uncited(SourceText source, Coverage coverage) {
        Passage passage = coverage.segment().passage();
        return Finding.of(
                Code.ENT406,
                source.place(passage.start()),
                "no citation covers the " + coverage.segment().kind().words(1) + " " + passage,
                "",
                "state what it says, and cite it");
    }

    /**
     * Writes a citation of a passage as Turtle, for the data file of its edition.
     *
     * @param source the text
     * @param edition the name of its edition; empty to find it as {@link #verify} does
     * @param passage a passage that lies inside the text
     * @return the citation and its selector
     * @throws UnknownTextException when the corpus knows no such text
     */
    public String citation(SourceText source, Optional<String> edition, Passage passage) {
        CitedText cited = texts.text(source, edition);
        String iri = namespace(cited) + passage;
        Node citation = NodeFactory.createURI(iri);
        String selector = "<" + iri + "#selector>";
        return knowledge.name(citation) + " a ent:Citation ;\n"
                + labels(source(cited, "en") + ", ", source(cited, "ja"), passage)
                + "    oa:hasSelector " + selector + " ;\n"
                + "    oa:hasSource " + knowledge.name(cited.node()) + " ;\n"
                + "    ent:sha256 \"" + source.sha256(passage) + "\" .\n\n"
                + selector + " a oa:TextPositionSelector ;\n"
                + labels("", "", passage)
                + "    oa:end " + passage.end() + " ;\n"
                + "    oa:start " + passage.start() + " .\n";
    }

    /** What the text is called where it is cited: by its short name, else by that of its edition. */
    private String source(CitedText cited, String language) {
        return texts.shortName(cited.node(), language)
                .or(() -> texts.label(cited.edition().orElse(cited.node()), language))
                .orElse("");
    }

    private static String labels(String english, String japanese, Passage passage) {
        return "    rdfs:label \"" + english + "characters " + passage.start() + " to " + passage.end() + "\"@en , \""
                + japanese + passage.start() + "–" + passage.end() + "文字目\"@ja ;\n";
    }

    /** Where the other citations of the text are named; else by the text's name from its year on. */
    private static String namespace(CitedText cited) {
        return cited.citations().stream()
                .map(each -> each.node().toString())
                .filter(iri -> iri.startsWith(Namespaces.CITATION))
                .map(iri -> iri.substring(0, iri.lastIndexOf('/') + 1))
                .findFirst()
                .orElseGet(() -> Namespaces.CITATION
                        + cited.node().toString().replaceFirst("^.*?-(\\d{4}.*?)(-text)?$", "$1")
                        + "/");
    }
}
