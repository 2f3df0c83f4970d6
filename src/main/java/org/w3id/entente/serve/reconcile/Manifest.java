package org.w3id.entente.serve.reconcile;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the service can do (section 3.1 of the specification). */
final class Manifest {
    /** The width of the frame that previews are shown in, in pixels. */
    static final int WIDTH = 420;

    /** The height of the frame that previews are shown in, in pixels. */
    static final int HEIGHT = 260;

    /** Good choices where nobody knows what a column holds. */
    private static final List<Node> TYPES = List.of(
            Ent.Actor, Ent.State, Ent.Series, Ent.Activity, Ent.Agreement, Ent.Commitment, SKOS.Concept.asNode());

    private Manifest() {}

    /**
     * The manifest.
     *
     * @param origin the beginning of the addresses by which the client knows the server
     * @param language the tag of the language in which names are to be given; empty when the client's header says so
     */
    static Map<String, Object> of(String origin, String language, Vocabulary vocabulary) {
        String base = origin + Paths.RECONCILE;
        String more = language.isEmpty() ? "" : "&language=" + language;
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("versions", List.of("0.2"));
        manifest.put("name", "Entente");
        manifest.put("identifierSpace", Namespaces.BASE);
        manifest.put("schemaSpace", Namespaces.ONTOLOGY);
        manifest.put("documentation", origin + "/");
        manifest.put("defaultTypes", TYPES.stream().map(vocabulary::type).toList());
        manifest.put("view", Map.of("url", base + "/view?id={{id}}" + more));
        manifest.put("preview", preview(base + "/preview?id={{id}}" + more));
        Map<String, Object> suggest = new LinkedHashMap<>();
        for (String kind : List.of("entity", "property", "type")) {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("service_url", base);
            service.put("service_path", "/suggest/" + kind);
            service.put("flyout_service_url", base);
            service.put("flyout_service_path", "/flyout/" + kind + "?id=${id}" + more);
            suggest.put(kind, service);
        }
        manifest.put("suggest", suggest);
        Map<String, Object> extend = new LinkedHashMap<>();
        extend.put("propose_properties", Map.of("service_url", base, "service_path", "/properties"));
        extend.put("property_settings", settings());
        manifest.put("extend", extend);
        manifest.put("batchSize", Query.MOST_QUERIES);
        return manifest;
    }

    private static Map<String, Object> preview(String url) {
        Map<String, Object> preview = new LinkedHashMap<>();
        preview.put("url", url);
        preview.put("width", WIDTH);
        preview.put("height", HEIGHT);
        return preview;
    }

    private static List<Map<String, Object>> settings() {
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("name", "limit");
        limit.put("label", "Limit");
        limit.put("type", "number");
        limit.put("default", Extension.MOST_VALUES);
        limit.put(
                "help_text", "How many values of this property to fetch at most, up to " + Extension.MOST_VALUES + ".");
        return List.of(
                limit,
                choice(
                        "content",
                        "Content",
                        "What to fetch: things and typed values, labels as text, or identifiers as text.",
                        List.of("auto", "things and values", "literal", "labels", "id", "identifiers")),
                choice(
                        "language",
                        "Language",
                        "The language of texts that say theirs.",
                        List.of("any", "any", "en", "English", "ja", "日本語")));
    }

    /** A choice; values and their names in turns, the default first. */
    private static Map<String, Object> choice(String name, String label, String help, List<String> choices) {
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put("name", name);
        setting.put("label", label);
        setting.put("type", "select");
        setting.put("default", choices.getFirst());
        setting.put("help_text", help);
        List<Map<String, Object>> all = new ArrayList<>();
        for (int i = 0; i < choices.size(); i += 2) {
            all.add(Map.of("value", choices.get(i), "name", choices.get(i + 1)));
        }
        setting.put("choices", all);
        return setting;
    }
}
