package org.w3id.entente.query.explain;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.vocab.Ent;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Leads from an asserted statement to who says so: the named graphs that hold it, and within an edition's graph the
 * claims that state its subject, with their citations.
 */
final class Witnesses {
    private static final String OA = "http://www.w3.org/ns/oa#";
    private static final Node SELECTOR = NodeFactory.createURI(OA + "hasSelector");
    private static final Node SOURCE = NodeFactory.createURI(OA + "hasSource");
    private static final Node START = NodeFactory.createURI(OA + "start");
    private static final Node END = NodeFactory.createURI(OA + "end");
    private static final Set<Node> SOURCES = Set.of(Ent.Document, Ent.Edition, Ent.EditionText);

    private final NamedGraphs asserted;
    private final Function<Node, Optional<String>> files;
    private final Wording wording;

    Witnesses(NamedGraphs asserted, Function<Node, Optional<String>> files, Wording wording) {
        this.asserted = asserted;
        this.files = files;
        this.wording = wording;
    }

    List<Source> sources(Triple triple) {
        return asserted.graphs().entrySet().stream()
                .filter(each -> each.getValue().contains(triple))
                .map(each -> source(each, triple.getSubject()))
                .toList();
    }

    /** Who speaks of a thing: in each graph where it is described or pointed to, those who testify to that. */
    List<Source> sources(Node thing, int most) {
        return asserted.graphs().entrySet().stream()
                .filter(each -> each.getValue().contains(thing, Node.ANY, Node.ANY)
                        || (EditionSelection.edition(each.getKey()).isPresent()
                                && each.getValue().contains(Node.ANY, Node.ANY, thing)))
                .map(each -> speaking(source(each, thing), each.getValue(), thing, most))
                .toList();
    }

    /** A source with those who testify to what points to a thing, where nobody testifies to the thing itself. */
    private Source speaking(Source source, Graph graph, Node thing, int most) {
        if (!source.testimonies().isEmpty() || source.edition().isEmpty() || source.describesSource()) {
            return source;
        }
        List<Testimony> testimonies =
                graph.find(Node.ANY, Node.ANY, thing).mapWith(Triple::getSubject).toList().stream()
                        .distinct()
                        .flatMap(each -> subjects(graph, Ent.states, each))
                        .distinct()
                        .limit(most)
                        .map(each -> testimony(graph, each))
                        .sorted(Comparator.comparing(each -> each.witness().name()))
                        .toList();
        return new Source(source.graph(), source.file(), source.edition(), testimonies, false);
    }

    private Source source(Map.Entry<Node, Graph> named, Node subject) {
        Graph graph = named.getValue();
        List<Testimony> testimonies = witnesses(graph, subject).stream()
                .map(witness -> testimony(graph, witness))
                .filter(each -> !each.passages().isEmpty() || each.modality().isPresent())
                .sorted(Comparator.comparing(each -> each.witness().name()))
                .toList();
        boolean describesSource = testimonies.isEmpty() && isSource(graph, subject);
        return new Source(
                wording.term(named.getKey()),
                files.apply(named.getKey()),
                EditionSelection.edition(named.getKey()),
                testimonies,
                describesSource);
    }

    /** The claims that state a node; else what cites itself; else what speaks of the node and cites. */
    private static List<Node> witnesses(Graph graph, Node subject) {
        List<Node> claims = subjects(graph, Ent.states, subject).toList();
        if (!claims.isEmpty()) {
            return claims;
        }
        if (graph.contains(subject, Ent.citation, Node.ANY) || graph.contains(subject, SELECTOR, Node.ANY)) {
            return List.of(subject);
        }
        if (isSource(graph, subject)) {
            return List.of(); // every claim speaks of the edition that makes it, and none tells what it is
        }
        return subjects(graph, Node.ANY, subject)
                .filter(each -> graph.contains(each, Ent.citation, Node.ANY) || graph.contains(each, SELECTOR, subject))
                .distinct()
                .toList();
    }

    private static boolean isSource(Graph graph, Node subject) {
        return objects(graph, subject, RDF.type.asNode()).anyMatch(SOURCES::contains);
    }

    private Testimony testimony(Graph graph, Node witness) {
        Stream<Node> citations = graph.contains(witness, SELECTOR, Node.ANY)
                ? Stream.of(witness)
                : objects(graph, witness, Ent.citation);
        return new Testimony(
                wording.term(witness),
                objects(graph, witness, Ent.modality)
                        .min(Comparator.comparing(Node::toString))
                        .map(wording::term),
                objects(graph, witness, Ent.statedIn)
                        .min(Comparator.comparing(Node::toString))
                        .map(wording::term),
                citations
                        .flatMap(citation -> passage(graph, citation).stream())
                        .sorted(Comparator.comparingInt(Passage::start).thenComparingInt(Passage::end))
                        .toList());
    }

    private Optional<Passage> passage(Graph graph, Node citation) {
        Optional<Node> selector = objects(graph, citation, SELECTOR).findFirst();
        Optional<Integer> start = selector.flatMap(each -> number(graph, each, START));
        Optional<Integer> end = selector.flatMap(each -> number(graph, each, END));
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Passage(
                wording.term(citation),
                objects(graph, citation, SOURCE).findFirst().map(wording::term),
                start.get(),
                end.get(),
                objects(graph, citation, Ent.sha256)
                        .filter(Node::isLiteral)
                        .map(Node::getLiteralLexicalForm)
                        .findFirst()));
    }

    private static Optional<Integer> number(Graph graph, Node subject, Node property) {
        return objects(graph, subject, property)
                .filter(each -> each.isLiteral() && each.getLiteralLexicalForm().matches("[0-9]{1,9}"))
                .map(each -> Integer.valueOf(each.getLiteralLexicalForm()))
                .findFirst();
    }

    private static Stream<Node> objects(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
    }

    private static Stream<Node> subjects(Graph graph, Node property, Node object) {
        return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList().stream();
    }
}
