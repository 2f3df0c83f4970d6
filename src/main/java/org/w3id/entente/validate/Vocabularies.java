package org.w3id.entente.validate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The vocabularies that only their authors extend: RDF, RDF Schema, OWL, XSD, SHACL, SKOS and others. Immutable. */
final class Vocabularies {
    private static final String RESOURCE = "vocabularies.txt";

    /** What every reader of RDF knows; the others an ontology should declare. */
    private static final Set<String> BUILT_IN = Set.of(
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "http://www.w3.org/2000/01/rdf-schema#",
            "http://www.w3.org/2002/07/owl#",
            "http://www.w3.org/2001/XMLSchema#",
            "http://www.w3.org/ns/shacl#");

    private final Map<String, Set<String>> terms;

    private Vocabularies(Map<String, Set<String>> terms) {
        this.terms = terms;
    }

    static Vocabularies load() {
        Map<String, Set<String>> terms = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Vocabularies.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<String> current = new HashSet<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("<")) {
                    current = terms.computeIfAbsent(line.substring(1, line.length() - 1), each -> new HashSet<>());
                } else if (!line.startsWith("#")) {
                    current.addAll(List.of(line.trim().split(" +")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vocabularies(terms);
    }

    /** The namespace of the closed vocabulary that an IRI would belong to. */
    Optional<String> namespace(String iri) {
        int end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
        String namespace = iri.substring(0, end);
        return terms.containsKey(namespace) ? Optional.of(namespace) : Optional.empty();
    }

    boolean has(String namespace, String local) {
        boolean isMembership = namespace.endsWith("rdf-syntax-ns#") && local.matches("_[1-9][0-9]*");
        return isMembership || terms.getOrDefault(namespace, Set.of()).contains(local);
    }

    Set<String> terms(String namespace) {
        return terms.getOrDefault(namespace, Set.of());
    }

    boolean isBuiltIn(String namespace) {
        return BUILT_IN.contains(namespace);
    }
}
