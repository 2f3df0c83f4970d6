package org.w3id.entente.serve.mcp;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.search.Hit;
import org.w3id.entente.query.search.SearchIndex;
import org.w3id.entente.query.search.SearchIndexes;
import org.w3id.entente.query.search.SearchRequest;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds things by their names, for tools. Threads may share it. */
final class Finding {
    static final int USUAL = 10;
    static final int MOST = 100;
    private static final int NEAR = 5;

    private final SearchIndexes indexes;

    Finding(SearchIndexes indexes) {
        this.indexes = indexes;
    }

    /** The tool: things whose names are near a text. */
    Result search(Arguments arguments, Turn turn) throws InterruptedException {
        SearchIndex index = indexes.of(turn.view().snapshot(), turn.budget());
        Predicate<Node> filter = Finding::isPresentable;
        Optional<String> type = arguments.text("type");
        if (type.isPresent()) {
            Node node = meant(type.get(), "type", turn, Finding::isTerm);
            filter = filter.and(thing -> turn.graph().contains(thing, RDF.type.asNode(), node));
        }
        Optional<String> domain = arguments.text("domain");
        if (domain.isPresent()) {
            Node node =
                    meant(domain.get(), "domain", turn, each -> each.getURI().startsWith(Namespaces.CONCEPT));
            filter = filter.and(thing -> turn.graph().contains(thing, Ent.domain, node));
        }
        List<Hit> hits = index.find(
                new SearchRequest(
                        arguments.name("text"),
                        SearchRequest.Manner.WHOLE,
                        filter,
                        arguments.number("limit", USUAL, 1, MOST)),
                turn.budget());
        Labels labels = new Labels(turn.graph(), arguments.language());
        StringBuilder text = new StringBuilder(hits.isEmpty() ? "Nothing is called so, or nearly so.\n" : "");
        for (Hit hit : hits) {
            text.append(labels.text(hit.thing()))
                    .append(" (")
                    .append(String.join(", ", types(hit.thing(), turn, labels)))
                    .append(") <")
                    .append(hit.thing().getURI())
                    .append("> ")
                    .append(hit.score())
                    .append('\n');
        }
        List<Map<String, Object>> results =
                hits.stream().map(hit -> structured(hit, turn, labels)).toList();
        return new Result(text.toString(), Map.of("results", results));
    }

    private static boolean isPresentable(Node thing) {
        String iri = thing.getURI();
        return iri.startsWith(Namespaces.ID)
                || iri.startsWith(Namespaces.CONCEPT)
                || iri.startsWith(Namespaces.CLAIM)
                || isTerm(thing);
    }

    private static boolean isTerm(Node thing) {
        return thing.getURI().startsWith(Namespaces.ONTOLOGY);
    }

    private static Map<String, Object> structured(Hit hit, Turn turn, Labels labels) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("iri", hit.thing().getURI());
        map.put("name", labels.text(hit.thing()));
        map.put("types", types(hit.thing(), turn, labels));
        map.put("score", hit.score());
        map.put("matched", hit.matched().text());
        return map;
    }

    private static List<String> types(Node thing, Turn turn, Labels labels) {
        return turn
                .graph()
                .find(thing, RDF.type.asNode(), Node.ANY)
                .mapWith(each -> each.getObject())
                .filterKeep(type -> type.isURI() && type.getURI().startsWith(Namespaces.BASE))
                .mapWith(labels::text)
                .toList()
                .stream()
                .sorted()
                .toList();
    }

    /**
     * The one thing that somebody means.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when it is none, or could be several
     */
    Node thing(String typed, Turn turn) throws InterruptedException {
        return meant(typed, "thing", turn, unused -> true);
    }

    private Node meant(String typed, String kind, Turn turn, Predicate<Node> filter) throws InterruptedException {
        SearchIndex index = indexes.of(turn.view().snapshot(), turn.budget());
        List<Hit> hits = index.find(new SearchRequest(typed, SearchRequest.Manner.WHOLE, filter, NEAR), turn.budget());
        List<Hit> exact = hits.stream().filter(Hit::isExact).toList();
        List<Hit> best = exact.stream()
                .filter(hit ->
                        hit.matched().kind() == exact.getFirst().matched().kind())
                .toList();
        if (best.size() == 1) {
            return best.getFirst().thing();
        }
        List<String> near = hits.stream().map(hit -> Labels.name(hit.thing())).toList();
        String found = kind + " \"" + typed + "\"";
        throw (best.size() > 1
                        ? Faults.bad(found + " names several; wanted one of " + String.join(", ", near))
                        : near.isEmpty()
                                ? Faults.bad(found + " is not in the graph; the tool search finds names")
                                : Faults.bad(found + " is not in the graph; did you mean " + String.join(" or ", near)
                                        + "?"))
                .with("near", near)
                .thrown();
    }
}
