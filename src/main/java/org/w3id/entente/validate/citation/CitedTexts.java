package org.w3id.entente.validate.citation;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.vocab.Ent;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The texts that a graph cites. */
final class CitedTexts {
    private final Graph graph;

    CitedTexts(Graph graph) {
        this.graph = graph;
    }

    /**
     * The text that a file is: the one with its digest; else the one of the named edition; else the one whose name, or
     * whose edition's name, is the file's.
     *
     * @throws UnknownTextException when there is none, or more than one
     */
    CitedText text(SourceText source, Optional<String> edition) {
        List<CitedText> all = subjects(RDF.type.asNode(), Ent.EditionText).stream()
                .map(this::text)
                .toList();
        String digest = source.sha256();
        List<CitedText> found = edition.map(name -> named(all, name)).orElseGet(() -> all.stream()
                .filter(each -> each.sha256().filter(digest::equals).isPresent())
                .toList());
        if (found.isEmpty() && edition.isEmpty()) {
            found = named(all, source.name().replaceFirst("^.*/", "").replaceFirst("\\.[^.]*$", ""));
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        String known = all.stream().map(each -> each.node().toString()).sorted().collect(Collectors.joining(", "));
        throw new UnknownTextException(
                (found.isEmpty() ? "the data know no text that is " : "the data know several texts that could be ")
                        + edition.map(name -> "of the edition " + name).orElse(source.name())
                        + " (SHA-256 " + digest + "); known: " + (known.isEmpty() ? "none" : known)
                        + (edition.isEmpty() ? "; name its edition with --edition" : ""));
    }

    /** The texts with a name, "-text" at its end left out; else those of the edition with it. */
    private static List<CitedText> named(List<CitedText> texts, String name) {
        List<CitedText> found = texts.stream()
                .filter(each -> isNamed(Optional.of(each.node()), name))
                .toList();
        return found.isEmpty()
                ? texts.stream().filter(each -> isNamed(each.edition(), name)).toList()
                : found;
    }

    private static boolean isNamed(Optional<Node> node, String name) {
        return node.filter(Node::isURI)
                .map(Node::getURI)
                .filter(iri -> iri.equals(name) || ("-" + local(iri).replaceFirst("-text$", "")).endsWith("-" + name))
                .isPresent();
    }

    private static String local(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    private CitedText text(Node node) {
        List<CitedText.Citation> citations = subjects(OA.hasSource.asNode(), node).stream()
                .flatMap(citation -> citation(citation).stream())
                .sorted(Comparator.comparing(CitedText.Citation::passage)
                        .thenComparing(each -> each.node().toString()))
                .toList();
        return new CitedText(node, object(node, Ent.textOf), literal(node, Ent.sha256), citations);
    }

    private Optional<CitedText.Citation> citation(Node node) {
        Optional<Node> selector = object(node, OA.hasSelector.asNode());
        Optional<Integer> start = selector.flatMap(each -> number(each, OA.start.asNode()));
        Optional<Integer> end = selector.flatMap(each -> number(each, OA.end.asNode()));
        if (start.isEmpty() || end.isEmpty() || start.get() > end.get()) {
            return Optional.empty();
        }
        List<Node> citing = subjects(Ent.citation, node).stream()
                .sorted(Comparator.comparing(Node::toString))
                .toList();
        return Optional.of(
                new CitedText.Citation(node, new Passage(start.get(), end.get()), literal(node, Ent.sha256), citing));
    }

    private Optional<Integer> number(Node subject, Node predicate) {
        return literal(subject, predicate)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    Optional<String> label(Node subject, String language) {
        return name(subject, RDFS.label.asNode(), language);
    }

    /** The short name of a text; empty when it has none in this language. */
    Optional<String> shortName(Node text, String language) {
        return name(text, SKOS.altLabel.asNode(), language);
    }

    private Optional<String> name(Node subject, Node predicate, String language) {
        return graph.find(subject, predicate, Node.ANY)
                .mapWith(Triple::getObject)
                .filterKeep(
                        each -> each.isLiteral() && each.getLiteralLanguage().equals(language))
                .mapWith(Node::getLiteralLexicalForm)
                .nextOptional();
    }

    private Optional<String> literal(Node subject, Node predicate) {
        return object(subject, predicate).filter(Node::isLiteral).map(Node::getLiteralLexicalForm);
    }

    private Optional<Node> object(Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .findFirst();
    }

    private List<Node> subjects(Node predicate, Node object) {
        return graph.find(Node.ANY, predicate, object)
                .mapWith(Triple::getSubject)
                .toList();
    }
}
