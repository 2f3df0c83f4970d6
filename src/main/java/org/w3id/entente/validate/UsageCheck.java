package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.PrefixDeclaration;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.Statement;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is defined for nothing: things that nothing refers to, prefixes that no name uses. */
final class UsageCheck implements Check {
    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        Set<Node> used = new HashSet<>();
        knowledge
                .corpus()
                .documents()
                .forEach(document -> document.forEachTriple(triple -> {
                    Node object = triple.getObject();
                    if (object.isURI() && !object.equals(triple.getSubject())) {
                        used.add(object);
                    }
                    if (triple.getPredicate().equals(Ent.citation)) { // what cites a passage itself needs no claim
                        used.add(triple.getSubject());
                    }
                }));
        return Stream.concat(
                knowledge.corpus().documents(SourceKind.DATA).stream()
                        .flatMap(document -> entities(document, used, knowledge)),
                knowledge.corpus().documents().stream().flatMap(UsageCheck::prefixes));
    }

    private static Stream<Finding> entities(Document document, Set<Node> used, Knowledge knowledge) {
        Set<Node> seen = new HashSet<>();
        return document.statements().stream()
                .filter(statement -> isUnused(statement.subject(), used, knowledge) && seen.add(statement.subject()))
                .map(statement -> unused(statement, knowledge));
    }

    private static boolean isUnused(Node subject, Set<Node> used, Knowledge knowledge) {
        return subject.isURI()
                && subject.getURI().startsWith(Namespaces.ID)
                && !used.contains(subject)
                && !knowledge.isUnread(subject)
                && !knowledge.types(subject).isEmpty();
    }

    private static Finding unused(Statement statement, Knowledge knowledge) {
        return Finding.of(
                        Code.ENT504,
                        statement.place(),
                        "nothing refers to " + knowledge.name(statement.subject()) + ", and no claim states it",
                        "",
                        "state it by a claim, refer to it, or delete it")
                .about(statement.subject());
    }

    private static Stream<Finding> prefixes(Document document) {
        boolean isWhole = document.problems().isEmpty();
        return document.declarations().stream()
                .filter(declaration -> isWhole && !declaration.isUsed())
                .map(UsageCheck::unused);
    }

    private static Finding unused(PrefixDeclaration declaration) {
        return Finding.of(
                Code.ENT505,
                declaration.place(),
                "no name uses prefix " + declaration.prefix() + ":",
                "",
                "delete its declaration");
    }
}
