package org.w3id.entente.serve.mcp;

import org.w3id.entente.query.explain.Origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tool found.
 *
 * @param text for readers
 * @param structured for programs
 */
record Result(String text, Map<String, Object> structured) {
    /** Where something comes from, for programs. */
    static Map<String, Object> structured(Origin origin) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", origin.version());
        origin.asOf().ifPresent(date -> map.put("asOf", date));
        List<Map<String, String>> sources = origin.sources().stream()
                .map(each -> Map.of("iri", each.node().toString(), "name", each.label()))
                .toList();
        map.put("sources", sources);
        return map;
    }
}
