package org.w3id.entente.serve.describe;

import com.google.gson.stream.JsonWriter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** The prefixes that queries may use without declaring them: as declarations of SHACL, and as a context of JSON-LD. */
final class PrefixDocument {
    private static final Node PREFIXES = NodeFactory.createURI(Namespaces.BASE + "prefixes");

    private PrefixDocument() {}

    /** The declarations (SHACL, section 5.2.1). */
    static Graph graph() {
        Statements statements = new Statements();
        statements.type(PREFIXES, "owl:Ontology").text(PREFIXES, "rdfs:label", "prefixes of Entente", "en");
        Prefixes.usual().forEach((prefix, namespace) -> {
            Node declaration = NodeFactory.createURI(PREFIXES.getURI() + "#" + prefix);
            statements
                    .add(PREFIXES, "sh:declare", declaration)
                    .type(declaration, "sh:PrefixDeclaration")
                    .text(declaration, "sh:prefix", prefix)
                    .add(declaration, "sh:namespace", NodeFactory.createLiteralDT(namespace, XSDDatatype.XSDanyURI));
        });
        return statements.graph();
    }

    /** The context (JSON-LD 1.1, section 3.1). */
    static String context() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject().name("@context").beginObject();
            for (Map.Entry<String, String> each : Prefixes.usual().entrySet()) {
                json.name(each.getKey()).value(each.getValue());
            }
            json.endObject().endObject();
        }
        return text + "\n";
    }
}
