package org.w3id.entente.query.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LabelsTest {
    private static final String NAMES = """
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX : <https://w3id.org/entente/id/>
            :both rdfs:label "Japan"@en , "日本"@ja .
            :english rdfs:label "Japan"@en , "Nippon" .
            :german rdfs:label "Japan (de)"@de .
            :preferred rdfs:label "second"@ja ; skos:prefLabel "first"@en .
            :lines rdfs:label "one\\ntwo" .
            """;

    @ParameterizedTest
    @CsvSource({
        "both,      ja, 日本,        ja",
        "both,      en, Japan,      en",
        "both,      fr, Japan,      en",
        "english,   ja, Japan,      en",
        "german,    ja, Japan (de), de",
        "preferred, ja, second,     ja",
        "preferred, en, first,      en",
        "lines,     en, one two,    ''",
        "nothing,   ja, id:nothing, ''"
    })
    void theWantedLanguageComesFirstThenEnglishThenAnyThenTheName(
            String name, String language, String text, String of) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(NAMES, Lang.TURTLE).parse(graph);
        Label label = new Labels(graph, language).label(NodeFactory.createURI("https://w3id.org/entente/id/" + name));
        assertEquals(new Label(text, of), label);
    }
}
