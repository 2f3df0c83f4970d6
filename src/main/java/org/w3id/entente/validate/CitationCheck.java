package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.vocab.Ent;
import org.w3id.entente.vocab.Namespaces;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds citations that cannot be right, without their text: offsets, the citation's IRI, the form of the digest. */
final class CitationCheck implements Check {
    private static final Node SELECTOR = OA.hasSelector.asNode();
    private static final Node SOURCE = OA.hasSource.asNode();
    private static final Node START = OA.start.asNode();
    private static final Node END = OA.end.asNode();
    private static final Pattern OFFSETS = Pattern.compile("/(\\d+)-(\\d+)$");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        return knowledge.corpus().documents(SourceKind.DATA).stream()
                .flatMap(document -> java.util.stream.IntStream.range(0, document.size())
                        .boxed()
                        .flatMap(number -> findings(document, number, knowledge)));
    }

    private static Stream<Finding> findings(Document document, int number, Knowledge knowledge) {
        Triple triple = document.triple(number);
        Node predicate = triple.getPredicate();
        if (predicate.equals(Ent.sha256)) {
            return digest(document, number).stream();
        }
        return predicate.equals(SELECTOR) ? selector(triple, knowledge) : Stream.empty();
    }

    private static Optional<Finding> digest(Document document, int number) {
        Node object = document.triple(number).getObject();
        if (object.isLiteral() && SHA256.matcher(object.getLiteralLexicalForm()).matches()) {
            return Optional.empty();
        }
        int length = object.isLiteral() ? object.getLiteralLexicalForm().length() : 0;
        return Optional.of(Finding.of(
                        Code.ENT403,
                        document.objectPlace(number),
                        length == 64
                                ? "a digest with characters that are not 0-9 a-f"
                                : "a digest of " + length + " characters",
                        "the 64 lower-case hexadecimal digits of a SHA-256",
                        "let ./entente cite --text FILE --select START-END write the citation")
                .about(document.triple(number).getSubject()));
    }

    private static Stream<Finding> selector(Triple triple, Knowledge knowledge) {
        Graph graph = knowledge.asserted();
        Node citation = triple.getSubject();
        Node selector = triple.getObject();
        Optional<BigInteger> start = number(graph, selector, START);
        Optional<BigInteger> end = number(graph, selector, END);
        if (start.isEmpty() || end.isEmpty() || knowledge.isUnread(citation) || knowledge.isUnread(selector)) {
            return Stream.empty();
        }
        return Stream.concat(
                offsets(knowledge, citation, selector, start.get(), end.get()).stream(),
                name(knowledge, citation, selector, start.get(), end.get()).stream());
    }

    private static Optional<Finding> offsets(
            Knowledge knowledge, Node citation, Node selector, BigInteger start, BigInteger end) {
        Optional<BigInteger> count = object(knowledge.asserted(), citation, SOURCE)
                .flatMap(text -> number(knowledge.asserted(), text, Ent.characterCount));
        if (count.isPresent() && end.compareTo(count.get()) > 0) {
            boolean isStart = start.compareTo(count.get()) >= 0;
            return Optional.of(Finding.of(
                            Code.ENT401,
                            place(knowledge, selector, isStart ? START : END),
                            "offset " + (isStart ? start : end) + " lies beyond the text",
                            "at most " + count.get() + ", the number of the text's characters",
                            "let ./entente cite --text FILE --find \"WORDS\" find the passage")
                    .about(citation));
        }
        if (start.signum() < 0 || start.compareTo(end) >= 0) {
            return Optional.of(Finding.of(
                            Code.ENT401,
                            place(knowledge, selector, START),
                            "a passage from " + start + " to " + end,
                            "a start from 0 that is less than the end",
                            "let ./entente cite --text FILE --find \"WORDS\" find the passage")
                    .about(citation));
        }
        return Optional.empty();
    }

    private static Optional<Finding> name(
            Knowledge knowledge, Node citation, Node selector, BigInteger start, BigInteger end) {
        Matcher matcher = OFFSETS.matcher(citation.isURI() ? citation.getURI() : "");
        boolean isNamed = citation.isURI() && citation.getURI().startsWith(Namespaces.CITATION) && matcher.find();
        if (!isNamed || matcher.group().equals("/" + start + "-" + end)) {
            return Optional.empty();
        }
        boolean isStart = !matcher.group(1).equals(start.toString());
        return Optional.of(Finding.of(
                        Code.ENT402,
                        place(knowledge, selector, isStart ? START : END),
                        knowledge.name(citation) + " selects " + start + "-" + end,
                        "the offsets of its name",
                        "correct the offsets or the name")
                .about(citation));
    }

    private static Place place(Knowledge knowledge, Node selector, Node predicate) {
        return object(knowledge.asserted(), selector, predicate)
                .flatMap(value -> knowledge.corpus().place(Triple.create(selector, predicate, value)))
                .or(() -> knowledge.corpus().firstPlace(selector))
                .orElseThrow();
    }

    private static Optional<BigInteger> number(Graph graph, Node subject, Node predicate) {
        return object(graph, subject, predicate)
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .filter(text -> text.matches("[+-]?\\d{1,18}"))
                .map(BigInteger::new);
    }

    private static Optional<Node> object(Graph graph, Node subject, Node predicate) {
        var found = graph.find(subject, predicate, Node.ANY);
        try {
            return found.hasNext() ? Optional.of(found.next().getObject()) : Optional.empty();
        } finally {
            found.close();
        }
    }
}
