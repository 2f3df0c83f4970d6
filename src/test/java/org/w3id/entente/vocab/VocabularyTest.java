package org.w3id.entente.vocab;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

import javax.lang.model.SourceVersion;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** {@link Ent} has a constant for every term of the ontology and for nothing else, documented with its definition. */
final class VocabularyTest {
    private static final Path HOME = Path.of(System.getProperty("entente.home"));
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public static final Node (\\w+) =", Pattern.DOTALL);

    @Test
    void constantsAreTheTermsOfTheOntology() throws IllegalAccessException {
        Map<String, String> constants = new TreeMap<>();
        for (Field field : Ent.class.getFields()) {
            if (field.getType() == Node.class) {
                constants.put(field.getName(), ((Node) field.get(null)).getURI());
            }
        }
        Map<String, String> terms = new TreeMap<>();
        ontology()
                .find(Node.ANY, RDF.type.asNode(), Node.ANY)
                .mapWith(declaration -> declaration.getSubject())
                .filterKeep(term -> term.isURI() && term.getURI().startsWith(Namespaces.ONTOLOGY))
                .forEach(term -> terms.put(constantOf(term), term.getURI()));
        assertFalse(terms.isEmpty(), "no term was found in the ontology");
        assertEquals(terms, constants);
    }

    @Test
    void constantsAreDocumentedWithTheDefinitions() throws IOException {
        Map<String, String> comments = new TreeMap<>();
        String source = Files.readString(HOME.resolve("src/main/java/org/w3id/entente/vocab/Ent.java"));
        for (Matcher constant = CONSTANT.matcher(source); constant.find(); ) {
            comments.put(
                    constant.group(2),
                    constant.group(1).replaceAll("\\s+(\\* )?", " ").strip());
        }
        Map<String, String> definitions = new TreeMap<>();
        ontology()
                .find(Node.ANY, SKOS.definition.asNode(), Node.ANY)
                .filterKeep(it -> it.getSubject().getURI().startsWith(Namespaces.ONTOLOGY))
                .forEach(it -> definitions.put(
                        constantOf(it.getSubject()), sentence(it.getObject().getLiteralLexicalForm())));
        assertFalse(definitions.isEmpty(), "no definition was found in the ontology");
        assertEquals(definitions, comments);
    }

    @Test
    void everyConceptSchemeHasAUsualPrefix() {
        Set<String> schemes = RDFParser.source(HOME.resolve("ontology/concepts.ttl"))
                .toGraph()
                .find(Node.ANY, RDF.type.asNode(), SKOS.ConceptScheme.asNode())
                .mapWith(declaration -> declaration.getSubject().getURI() + "/")
                .toSet();
        assertFalse(schemes.isEmpty(), "no scheme was found among the concepts");
        schemes.removeAll(Prefixes.usual().values());
        assertEquals(Set.of(), schemes);
    }

    @Test
    void thePrefixesOfTheDataAreTheUsualOnes() throws IOException {
        Map<String, String> declared = new TreeMap<>();
        try (Stream<Path> files = Files.walk(HOME.resolve("data"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".ttl")).toList()) {
                declared.putAll(
                        RDFParser.source(file).toGraph().getPrefixMapping().getNsPrefixMap());
            }
        }
        assertFalse(declared.isEmpty(), "no prefix was found in the data");
        declared.entrySet().removeAll(Prefixes.usual().entrySet());
        assertEquals(Map.of(), declared);
    }

    private static Graph ontology() {
        return RDFParser.source(HOME.resolve("ontology/entente.ttl")).toGraph();
    }

    private static String constantOf(Node term) {
        String name = term.getURI().substring(Namespaces.ONTOLOGY.length());
        return SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    private static String sentence(String definition) {
        return definition.substring(0, 1).toUpperCase(Locale.ROOT) + definition.substring(1) + ".";
    }
}
