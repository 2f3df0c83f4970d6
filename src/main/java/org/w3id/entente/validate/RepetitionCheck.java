package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;
import org.w3id.entente.load.PrefixDeclaration;
import org.w3id.entente.load.Statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds what one file says twice: triples, subjects, prefixes. */
final class RepetitionCheck implements Check {
    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        return knowledge.corpus().documents().stream()
                .flatMap(document -> Stream.of(triples(document), subjects(document, knowledge), prefixes(document))
                        .flatMap(List::stream));
    }

    private static List<Finding> triples(Document document) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < document.size(); i++) {
            int first = document.number(document.triple(i)).orElse(i);
            if (first != i) {
                findings.add(Finding.of(
                                Code.ENT502,
                                document.objectPlace(i),
                                "stated before in " + at(document.objectPlace(first)),
                                "",
                                "delete one of the two")
                        .about(document.triple(i).getSubject()));
            }
        }
        return findings;
    }

    private static List<Finding> subjects(Document document, Knowledge knowledge) {
        List<Finding> findings = new ArrayList<>();
        Map<Node, Place> seen = new HashMap<>();
        for (Statement statement : document.statements()) {
            Place before = seen.putIfAbsent(statement.subject(), statement.place());
            if (before != null) {
                findings.add(Finding.of(
                                Code.ENT507,
                                statement.place(),
                                knowledge.name(statement.subject()) + " is already described in " + at(before),
                                "one block for each subject",
                                "join the two, or run ./entente format " + document.file())
                        .about(statement.subject()));
            }
        }
        return findings;
    }

    private static List<Finding> prefixes(Document document) {
        List<Finding> findings = new ArrayList<>();
        Map<String, PrefixDeclaration> seen = new HashMap<>();
        for (PrefixDeclaration declaration : document.declarations()) {
            PrefixDeclaration before = seen.putIfAbsent(declaration.prefix(), declaration);
            if (before != null) {
                boolean isSame = before.namespace().equals(declaration.namespace());
                findings.add(Finding.of(
                        Code.ENT506,
                        declaration.place(),
                        "prefix " + declaration.prefix() + ": is already declared in " + at(before.place())
                                + (isSame ? "" : " as <" + before.namespace() + ">"),
                        "",
                        isSame ? "delete one of the two" : "give one of the two another name"));
            }
        }
        return findings;
    }

    private static String at(Place place) {
        return "line " + place.line();
    }
}
