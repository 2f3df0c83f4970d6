package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.entente.load.CanonicalOrder;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;
import org.w3id.entente.load.PrefixDeclaration;
import org.w3id.entente.load.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds files that are not in canonical order; one finding for each file. */
final class OrderCheck implements Check {
    private record Misplaced(Place place, String found, String wanted) {}

    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        return knowledge.corpus().documents().stream()
                .filter(document -> document.source().path().isPresent())
                .flatMap(document -> finding(document, knowledge).stream());
    }

    private static Optional<Finding> finding(Document document, Knowledge knowledge) {
        List<Misplaced> misplaced = new ArrayList<>();
        prefixes(document, misplaced);
        Optional<Statement> before = Optional.empty();
        for (Statement statement : document.statements()) {
            before.filter(above -> CanonicalOrder.SUBJECTS.compare(above.subject(), statement.subject()) > 0)
                    .ifPresent(above -> misplaced.add(new Misplaced(
                            statement.place(),
                            knowledge.name(statement.subject()) + " stands below " + knowledge.name(above.subject()),
                            "subjects sorted by IRI")));
            inside(document, statement, knowledge, misplaced);
            before = Optional.of(statement);
        }
        if (misplaced.isEmpty()) {
            return Optional.empty();
        }
        Misplaced first = misplaced.get(0);
        int more = misplaced.size() - 1;
        return Optional.of(Finding.of(
                Code.ENT501,
                first.place(),
                first.found()
                        + (more == 0 ? "" : more == 1 ? " (and 1 more place)" : " (and " + more + " more places)"),
                first.wanted(),
                "run ./entente format " + document.file()));
    }

    private static void prefixes(Document document, List<Misplaced> misplaced) {
        List<PrefixDeclaration> declarations = document.declarations();
        for (int i = 1; i < declarations.size(); i++) {
            String above = declarations.get(i - 1).prefix();
            String prefix = declarations.get(i).prefix();
            if (above.compareTo(prefix) > 0) {
                misplaced.add(new Misplaced(
                        declarations.get(i).place(),
                        "prefix " + prefix + ": stands below " + above + ":",
                        "prefixes sorted by name"));
            }
        }
    }

    private static void inside(Document document, Statement statement, Knowledge knowledge, List<Misplaced> misplaced) {
        Optional<Triple> before = Optional.empty();
        for (int i = statement.first(); i < statement.end(); i++) {
            Triple triple = document.triple(i);
            if (!triple.getSubject().equals(statement.subject())) {
                continue;
            }
            if (before.isPresent()) {
                compare(document, i, before.get(), triple, knowledge).ifPresent(misplaced::add);
            }
            before = Optional.of(triple);
        }
    }

    private static Optional<Misplaced> compare(
            Document document, int number, Triple above, Triple triple, Knowledge knowledge) {
        int predicates = CanonicalOrder.PREDICATES.compare(above.getPredicate(), triple.getPredicate());
        if (predicates > 0) {
            return Optional.of(new Misplaced(
                    document.predicatePlace(number),
                    knowledge.name(triple.getPredicate()) + " stands below " + knowledge.name(above.getPredicate()),
                    "a, rdfs:label, skos:prefLabel, skos:definition, rdfs:comment, then the others by IRI"));
        }
        Node object = triple.getObject();
        if (predicates == 0 && CanonicalOrder.OBJECTS.compare(above.getObject(), object) > 0) {
            return Optional.of(new Misplaced(
                    document.objectPlace(number),
                    knowledge.name(object) + " stands after " + knowledge.name(above.getObject()),
                    "IRIs sorted by code point, then literals by language and text"));
        }
        return Optional.empty();
    }
}
