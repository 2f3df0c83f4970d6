package org.w3id.entente.vocab;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The usual prefixes: what a query need not declare, and what tables show. */
public final class Prefixes {
    private static final List<String> CONCEPT_SCHEMES = List.of(
            "completeness",
            "domain",
            "evidence-kind",
            "exercise-kind",
            "format",
            "means",
            "modality",
            "recurrence",
            "role",
            "rung",
            "status",
            "topic");
    private static final Map<String, String> USUAL = usualPrefixes();

    private Prefixes() {}

    /**
     * The usual prefixes, sorted by prefix.
     *
     * @return an unmodifiable map from prefix (without colon) to namespace; threads may share it
     */
    public static Map<String, String> usual() {
        return USUAL;
    }

    private static Map<String, String> usualPrefixes() {
        Map<String, String> prefixes = new TreeMap<>();
        prefixes.put("ent", Namespaces.ONTOLOGY);
        prefixes.put("id", Namespaces.ID);
        for (String scheme : CONCEPT_SCHEMES) {
            prefixes.put(scheme, Namespaces.CONCEPT + scheme + "/");
        }
        prefixes.put("scheme", Namespaces.CONCEPT + "identifier-scheme/");
        prefixes.put("concept", Namespaces.CONCEPT);
        prefixes.put("claim", Namespaces.CLAIM);
        prefixes.put("claim2020", Namespaces.CLAIM + "2020/");
        prefixes.put("cite", Namespaces.CITATION);
        prefixes.put("cite2020", Namespaces.CITATION + "2020/");
        prefixes.put("graph", Namespaces.GRAPH);
        prefixes.put("shape", Namespaces.SHAPE);
        prefixes.put("rule", Namespaces.RULE);
        prefixes.put("query", Namespaces.QUERY);
        prefixes.put("identifier", Namespaces.IDENTIFIER);
        prefixes.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        prefixes.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        prefixes.put("owl", "http://www.w3.org/2002/07/owl#");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
        prefixes.put("sh", "http://www.w3.org/ns/shacl#");
        prefixes.put("oa", "http://www.w3.org/ns/oa#");
        prefixes.put("prov", "http://www.w3.org/ns/prov#");
        prefixes.put("dcterms", "http://purl.org/dc/terms/");
        prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
        prefixes.put("org", "http://www.w3.org/ns/org#");
        prefixes.put("time", "http://www.w3.org/2006/time#");
        prefixes.put("schema", "https://schema.org/");
        prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
        prefixes.put("void", "http://rdfs.org/ns/void#");
        prefixes.put("vann", "http://purl.org/vocab/vann/");
        return Collections.unmodifiableMap(prefixes);
    }
}
