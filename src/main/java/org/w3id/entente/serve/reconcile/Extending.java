package org.w3id.entente.serve.reconcile;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.http.Problem;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fetches values of things, and says which are worth fetching. Belongs to one thread. */
final class Extending {
    /** Values of all things together. */
    private static final int MOST_CELLS = 100_000;

    /** How many things of a type are looked at for the properties that such things have. */
    private static final int SAMPLE = 500;

    private static final Set<String> WHOLE_NUMBERS = Set.of(
            XSDDatatype.XSDinteger.getURI(),
            XSDDatatype.XSDint.getURI(),
            XSDDatatype.XSDlong.getURI(),
            XSDDatatype.XSDnonNegativeInteger.getURI(),
            XSDDatatype.XSDpositiveInteger.getURI());
    private static final Set<String> NUMBERS =
            Set.of(XSDDatatype.XSDdecimal.getURI(), XSDDatatype.XSDdouble.getURI(), XSDDatatype.XSDfloat.getURI());

    private final Graph graph;
    private final Terms terms;
    private final Vocabulary vocabulary;
    private final Budget budget;

    Extending(Graph graph, Terms terms, Vocabulary vocabulary, Budget budget) {
        this.graph = graph;
        this.terms = terms;
        this.vocabulary = vocabulary;
        this.budget = budget;
    }

    /** Rows and what their columns are. */
    Map<String, Object> result(Extension extension) {
        List<Map<String, Object>> meta = new ArrayList<>();
        Map<Extension.Column, Node> properties = new LinkedHashMap<>();
        for (Extension.Column column : extension.properties()) {
            Node property = terms.property("extend.properties.id", column.property());
            properties.put(column, property);
            Map<String, Object> head = new LinkedHashMap<>();
            head.put("id", column.property());
            head.put("name", vocabulary.name(property));
            if (column.content() == Extension.Content.AUTO) {
                range(property).ifPresent(type -> head.put("type", type));
            }
            meta.add(head);
        }
        Map<String, Object> rows = new LinkedHashMap<>();
        int cells = 0;
        for (String id : extension.ids()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (Map.Entry<Extension.Column, Node> each : properties.entrySet()) {
                List<Map<String, Object>> values = values(Identifiers.entity(id), each.getValue(), each.getKey());
                cells += values.size();
                row.put(each.getKey().property(), values);
            }
            if (cells > MOST_CELLS) {
                throw Problem.of(
                                Problem.Kind.SIZE_LIMIT,
                                "these things have more than " + MOST_CELLS + " values; ask for fewer things at once")
                        .with("limit", "values")
                        .with("most", MOST_CELLS)
                        .thrown();
            }
            rows.put(id, row);
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("meta", meta);
        result.put("rows", rows);
        return result;
    }

    private Optional<Map<String, Object>> range(Node property) {
        return graph
                .find(property, RDFS.range.asNode(), Node.ANY)
                .mapWith(each -> each.getObject())
                .filterKeep(Node::isURI)
                .toList()
                .stream()
                .filter(type -> new Identifiers(graph).isType(type))
                .min(Comparator.comparing(Node::getURI))
                .map(vocabulary::term);
    }

    private List<Map<String, Object>> values(Node thing, Node property, Extension.Column column) {
        List<Node> nodes = new ArrayList<>();
        ExtendedIterator<Triple> triples = graph.find(thing, property, Node.ANY);
        try {
            while (triples.hasNext() && nodes.size() <= MOST_CELLS) {
                budget.check();
                Node value = triples.next().getObject();
                boolean isWanted = !value.isBlank()
                        && (column.language().isEmpty()
                                || !value.isLiteral()
                                || value.getLiteralLanguage().isEmpty()
                                || value.getLiteralLanguage()
                                        .equals(column.language().get()));
                if (isWanted) {
                    nodes.add(value);
                }
            }
        } finally {
            triples.close();
        }
        return nodes.stream()
                .sorted(Comparator.comparing(Node::toString))
                .limit(column.limit())
                .map(value -> cell(value, column.content()))
                .toList();
    }

    private Map<String, Object> cell(Node value, Extension.Content content) {
        if (value.isURI()) {
            boolean isOurs = Identifiers.isEntity(value);
            return switch (content) {
                case ID -> Map.of("str", isOurs ? Identifiers.entity(value) : value.getURI());
                case LITERAL -> Map.of("str", vocabulary.name(value));
                case AUTO -> isOurs ? thing(value) : Map.of("str", value.getURI());
            };
        }
        String text = value.getLiteralLexicalForm();
        String type = value.getLiteralDatatypeURI();
        if (content != Extension.Content.AUTO || !value.getLiteralDatatype().isValid(text)) {
            return Map.of("str", text);
        }
        if (WHOLE_NUMBERS.contains(type) && text.length() < 300) {
            return Map.of("int", new BigInteger(text.strip().replaceFirst("^\\+", "")));
        }
        if (NUMBERS.contains(type)
                && value.getLiteralValue() instanceof Number number
                && Double.isFinite(number.doubleValue())) {
            return Map.of("float", number.doubleValue());
        }
        if (type.equals(XSDDatatype.XSDdate.getURI()) && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return Map.of("date", text + "T00:00:00Z");
        }
        if (type.equals(XSDDatatype.XSDdateTime.getURI()) && text.matches("[0-9]{4}-.*")) {
            return Map.of("date", text);
        }
        return Map.of("str", text);
    }

    private Map<String, Object> thing(Node value) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", Identifiers.entity(value));
        object.put("name", vocabulary.name(value));
        return object;
    }

    /** The properties that things of a type have, those that most have first. */
    List<Map<String, Object>> proposed(Node type, int limit) {
        Map<Node, Integer> counts = new HashMap<>();
        int seen = 0;
        ExtendedIterator<Triple> things = graph.find(Node.ANY, RDF.type.asNode(), type);
        try {
            while (things.hasNext() && seen < SAMPLE) {
                Node thing = things.next().getSubject();
                if (Identifiers.isEntity(thing)) {
                    seen++;
                    budget.check();
                    graph.find(thing, Node.ANY, Node.ANY)
                            .mapWith(Triple::getPredicate)
                            .toSet()
                            .forEach(each -> counts.merge(each, 1, Integer::sum));
                }
            }
        } finally {
            things.close();
        }
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Node, Integer> each) -> -each.getValue())
                        .thenComparing(each -> each.getKey().getURI()))
                .limit(limit)
                .map(each -> vocabulary.described(each.getKey()))
                .toList();
    }
}
