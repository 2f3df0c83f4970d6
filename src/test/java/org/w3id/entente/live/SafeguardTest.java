package org.w3id.entente.live;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.update.ParsedUpdate;
import org.w3id.entente.query.update.UpdateReader;
import org.w3id.entente.query.update.UpdateRunner;
import org.w3id.entente.query.update.UsingGraphs;
import org.w3id.entente.query.update.WritableGraphs;
import org.w3id.entente.validate.ChangeCheck;
import org.w3id.entente.validate.Violation;
import org.w3id.entente.vocab.Prefixes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

/** Changes of the project's graph, checked by its shapes. */
class SafeguardTest {
    private static final UpdateReader READER = new UpdateReader(Prefixes.usual());
    private static final UpdateRunner RUNNER = new UpdateRunner(WritableGraphs.DATA, Optional.empty());

    private static Snapshot start;
    private static Safeguard safeguard;

    private LiveGraph graph;

    @BeforeAll
    static void read() throws InterruptedException {
        Path home = Path.of(System.getProperty("entente.home"));
        Corpus corpus = Corpus.read(new Project(home).sources(home), new TurtleReader());
        start = Snapshot.of(corpus, new EditionSelection.All());
        safeguard = Safeguard.by(ChangeCheck.of(corpus));
    }

    @BeforeEach
    void open() {
        graph = LiveGraph.inMemory(start, safeguard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INSERT DATA { GRAPH graph:actors { id:atlantis a ent:Sate ; rdfs:label \"Atlantis\"@en , \"アトランティス\"@ja } } | ENT201 id:atlantis: ent:Sate is no term of the ontology; did you mean ent:State?",
                "INSERT DATA { GRAPH graph:actors { id:japan ent:partOf id:japn } } | ENT202 id:japan: id:japn is defined nowhere; did you mean id:japan?",
                "INSERT DATA { GRAPH graph:actors { id:jappan rdfs:label \"x\"@en } } | ENT206 id:jappan: id:jappan has no type; did you mean id:japan?",
                "INSERT DATA { GRAPH graph:actors { id:japan ent:partOf [] } } | ENT503 id:japan: a blank node, which nobody can cite; give it a name in id:, claim: or another namespace of the project",
                "DELETE WHERE { GRAPH graph:actors { id:defence-authorities-of-estonia ?p ?o } } | ENT202 id:japan-estonia-defence-authorities-cyber-dialogue-defence-authorities-of-estonia: id:defence-authorities-of-estonia would be defined nowhere, and id:japan-estonia-defence-authorities-cyber-dialogue-defence-authorities-of-estonia speaks of it; remove what speaks of it in the same change",
                "DELETE DATA { GRAPH graph:actors { id:japan a ent:State } } | ENT206 id:japan: id:japan has no type any more; leave it one, or remove all that is said of it",
                "INSERT DATA { GRAPH graph:actors { id:japan rdfs:label \"Nippon\"@en } } | ENT301 id:japan: One label per language is wanted: keep the best one and move the others to skos:altLabel.",
                // the claim is changed, and the fact is what it leaves without a claim
                "DELETE DATA { GRAPH <https://w3id.org/entente/graph/edition/2020> { <https://w3id.org/entente/claim/2020/attacks-cross-borders> ent:states id:assessment-cyber-attacks-cross-borders } } | ENT301 id:assessment-cyber-attacks-cross-borders: No claim states this: add it to the ent:states of the claim whose passage supports it, or remove it.",
            })
    void aChangeThatDoesWrongIsRefused(String text, String finding) throws InterruptedException {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, change(text));
        List<String> told = refused.findings().stream().map(SafeguardTest::text).toList();
        assertEquals(1, told.stream().filter(finding::equals).count(), () -> String.join("\n", told));
        assertSame(start, graph.current());
    }

    @Test
    void aChangeThatDoesNothingWrongIsMade() throws InterruptedException {
        assertInstanceOf(
                Outcome.Accepted.class,
                change("INSERT DATA { GRAPH graph:actors { id:atlantis a ent:State ;"
                        + " rdfs:label \"Atlantis\"@en , \"アトランティス\"@ja } }"));
        assertInstanceOf(
                Outcome.Accepted.class,
                change(
                        "WITH graph:actors DELETE { id:atlantis rdfs:label ?label } INSERT { id:atlantis rdfs:label \"A\"@en }"
                                + " WHERE { id:atlantis rdfs:label ?label FILTER (LANG(?label) = \"en\") }"));
        assertInstanceOf(Outcome.Accepted.class, change("DELETE WHERE { GRAPH graph:actors { id:atlantis ?p ?o } }"));
        assertEquals(start.hash(), graph.current().hash());
    }

    @Test
    void whatWasWrongBeforeIsNoObstacleElsewhere() throws InterruptedException {
        Snapshot faulty = start.apply(RUNNER.run(
                        READER.read("INSERT DATA { GRAPH graph:actors { id:japan rdfs:label \"Nippon\"@en } }"),
                        start,
                        UsingGraphs.NONE))
                .after();
        graph = LiveGraph.inMemory(faulty, safeguard);
        assertInstanceOf(
                Outcome.Accepted.class,
                change("INSERT DATA { GRAPH graph:actors { id:atlantis a ent:State ;"
                        + " rdfs:label \"Atlantis\"@en , \"アトランティス\"@ja } }"));
        assertInstanceOf(
                Outcome.Accepted.class,
                change("INSERT DATA { GRAPH graph:actors { id:japan skos:altLabel \"Nihon\"@en } }"));
    }

    private Outcome change(String text) throws InterruptedException {
        ParsedUpdate update = READER.read(text);
        return graph.change(ChangeRequest.of(snapshot -> RUNNER.run(update, snapshot, UsingGraphs.NONE)));
    }

    private static String text(Violation violation) {
        return violation.code() + " "
                + violation.focusNode().getURI().replace("https://w3id.org/entente/id/", "id:") + ": "
                + violation.message() + (violation.cure().isEmpty() ? "" : "; " + violation.cure());
    }
}
