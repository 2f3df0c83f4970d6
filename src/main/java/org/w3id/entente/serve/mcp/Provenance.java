package org.w3id.entente.serve.mcp;

import org.w3id.entente.query.describe.Editions;
import org.w3id.entente.query.describe.Labels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an answer comes from.
 *
 * @param version the version of the graph
 * @param asOf when the newest edition was issued; empty when none says so
 * @param sources the editions: IRI to name
 */
record Provenance(long version, Optional<String> asOf, Map<String, String> sources) {
    static Provenance of(Turn turn, String language) {
        Labels labels = new Labels(turn.graph(), language);
        Editions editions = Editions.of(turn.graph());
        Map<String, String> sources = new LinkedHashMap<>();
        editions.all().forEach(each -> sources.put(each.node().toString(), labels.text(each.node())));
        return new Provenance(turn.view().version(), editions.asOf(), sources);
    }

    /** For programs. */
    Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", version);
        asOf.ifPresent(date -> map.put("asOf", date));
        List<Map<String, String>> named = sources.entrySet().stream()
                .map(each -> Map.of("iri", each.getKey(), "name", each.getValue()))
                .toList();
        map.put("sources", named);
        return map;
    }

    /** For readers. */
    String sentence() {
        return "From version " + version + " of the graph"
                + asOf.map(date -> ", as of " + date).orElse("")
                + (sources.isEmpty() ? "." : "; sources: " + String.join(", ", sources.values()) + ".");
    }
}
