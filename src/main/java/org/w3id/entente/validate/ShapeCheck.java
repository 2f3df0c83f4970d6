package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.ShapesParser;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.Statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds ontology, rules and data against the shapes (SHACL), and leads each result back to the triple in its file. */
final class ShapeCheck implements Check {
    /** How Jena writes an IRI into a message. */
    private static final Pattern IRI = Pattern.compile("<([^<>\\s]+)>");

    /** A shape that so many data break is given up, so that memory stays bounded. */
    private static final int MOST_RESULTS = 10_000;

    private final int mostResults;

    ShapeCheck() {
        this(MOST_RESULTS);
    }

    /**
     * A check with its own limit.
     *
     * @param mostResults the number of results after which a shape is given up
     */
    ShapeCheck(int mostResults) {
        this.mostResults = mostResults;
    }

    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        List<Finding> findings = new ArrayList<>();
        Optional<Shapes> shapes = shapes(knowledge.corpus(), findings);
        shapes.map(each -> new WholeCheck(each, mostResults).results(knowledge.asserted()))
                .orElse(List.of())
                .forEach(results -> {
                    results.entries().forEach(entry -> finding(entry, knowledge).ifPresent(findings::add));
                    if (!results.isWhole()) {
                        findings.add(stopped(results, knowledge));
                    }
                });
        return findings.stream().distinct();
    }

    /** Says that a shape was given up, where its last result is: what was not looked at may hold violations. */
    private static Finding stopped(WholeCheck.Results results, Knowledge knowledge) {
        ReportEntry last = results.entries().get(results.entries().size() - 1);
        return new Finding(
                Code.ENT303,
                Code.ENT303.severity(),
                place(last, knowledge.corpus()),
                "checking of " + knowledge.name(results.shape()) + " stopped after "
                        + results.entries().size() + " results",
                "",
                "mend these, then check again",
                Optional.of(results.shape()),
                Optional.empty());
    }

    /** Parses all shapes at once; when that fails, only the files that can be parsed alone. */
    private static Optional<Shapes> shapes(Corpus corpus, List<Finding> findings) {
        List<Document> documents = corpus.documents(SourceKind.SHAPES).stream()
                .filter(document -> document.size() > 0)
                .toList();
        if (documents.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ShapeReader.read(union(documents)));
        } catch (RuntimeException together) {
            List<Document> sound = documents.stream()
                    .filter(document -> isSound(document, findings))
                    .toList();
            if (sound.size() == documents.size()) {
                findings.add(broken(documents.get(0), together));
                return Optional.empty();
            }
            return parse(sound, findings);
        }
    }

    private static Optional<Shapes> parse(List<Document> documents, List<Finding> findings) {
        try {
            return Optional.of(ShapeReader.read(union(documents)));
        } catch (RuntimeException e) {
            findings.add(broken(documents.get(0), e));
            return Optional.empty();
        }
    }

    private static boolean isSound(Document document, List<Finding> findings) {
        try {
            ShapeReader.read(document.graph());
            return true;
        } catch (RuntimeException e) {
            findings.add(broken(document, e));
            return false;
        }
    }

    private static Finding broken(Document document, RuntimeException cause) {
        Place place = place(document, cause).orElse(Place.wholeFile(document.file()));
        return Finding.of(
                Code.ENT302,
                place,
                "the shape cannot be used: " + reason(cause),
                "",
                "correct it; until then no shape of this file is checked");
    }

    private static Optional<Place> place(Document document, RuntimeException cause) {
        if (cause instanceof UnusableQueryException fault) {
            return document.firstPlace(fault.owner(), SHACL.select)
                    .or(() -> document.firstPlace(fault.owner(), SHACL.ask));
        }
        return brokenShape(document)
                .flatMap(each -> query(document, each, cause).or(() -> document.firstPlace(each)));
    }

    private static String reason(RuntimeException cause) {
        String message =
                Optional.ofNullable(cause.getMessage()).orElse("").strip().replaceAll("\\s+", " ");
        if (cause instanceof ClassCastException || message.isEmpty()) {
            return "a parameter has a value of the wrong datatype";
        }
        // the line is that of the query with its prefixes before it, which stands nowhere
        return message.replaceFirst("Line \\d+, column \\d+: ", "");
    }

    /** The first shape, property shapes before node shapes, that Jena cannot parse alone. */
    private static Optional<Node> brokenShape(Document document) {
        return Stream.of(SHACL.PropertyShape, SHACL.NodeShape)
                .flatMap(type -> document.statements().stream()
                        .map(Statement::subject)
                        .filter(subject -> document.number(Triple.create(subject, RDF.type.asNode(), type))
                                .isPresent()))
                .filter(shape -> !isParsed(document.graph(), shape))
                .findFirst();
    }

    private static boolean isParsed(Graph graph, Node shape) {
        try {
            ShapesParser.parseShape(new HashMap<>(), graph, shape);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The query of a shape, when it is the query that is broken. */
    private static Optional<Place> query(Document document, Node shape, RuntimeException cause) {
        boolean isQuery = Optional.ofNullable(cause.getMessage()).orElse("").contains("query");
        return Stream.of(shape)
                .filter(each -> isQuery)
                .flatMap(each ->
                        document
                                .graph()
                                .find(each, SHACL.sparql, Node.ANY)
                                .mapWith(Triple::getObject)
                                .toList()
                                .stream())
                .flatMap(each -> document.firstPlace(each, SHACL.select).stream())
                .findFirst();
    }

    private static Graph union(List<Document> documents) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        documents.forEach(document -> document.forEachTriple(graph::add));
        return graph;
    }

    private static Optional<Finding> finding(ReportEntry entry, Knowledge knowledge) {
        Node focus = entry.focusNode();
        boolean isUnread = knowledge.isUnread(focus)
                || Optional.ofNullable(entry.value())
                        .filter(knowledge::isUnread)
                        .isPresent();
        if (isUnread || isMisspelt(entry, knowledge)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.ENT301,
                severity(entry),
                place(entry, knowledge.corpus()),
                message(entry, knowledge),
                "",
                "",
                Optional.of(focus),
                Optional.ofNullable(entry.source())));
    }

    /** Whether what is missing on the path stands there under a misspelt name, which is a finding already. */
    private static boolean isMisspelt(ReportEntry entry, Knowledge knowledge) {
        return entry.value() == null
                && entry.resultPath() instanceof P_Link link
                && knowledge.misspells(entry.focusNode(), link.getNode());
    }

    static Severity severity(ReportEntry entry) {
        String level = entry.severity().level().getURI();
        if (level.endsWith("#Warning")) {
            return Severity.WARNING;
        }
        return level.endsWith("#Info") ? Severity.INFO : Severity.VIOLATION;
    }

    /** The message in English where there are several. */
    private static String message(ReportEntry entry, Knowledge knowledge) {
        return knowledge.name(entry.focusNode()) + ": " + words(entry, knowledge::name);
    }

    /** The message with names in the place of IRIs. */
    static String words(ReportEntry entry, Function<Node, String> names) {
        Collection<Node> messages = entry.messages();
        String text = messages.stream()
                .filter(Node::isLiteral)
                .sorted((left, right) -> Boolean.compare(isEnglish(right), isEnglish(left)))
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElse("the shape is broken");
        return IRI.matcher(text.strip().replaceAll("\\s+", " "))
                .replaceAll(iri -> Matcher.quoteReplacement(names.apply(NodeFactory.createURI(iri.group(1)))));
    }

    private static boolean isEnglish(Node message) {
        return message.getLiteralLanguage().startsWith("en");
    }

    /**
     * The triple that leads from the focus node along the path to the value; else the first triple on the path; else
     * where the focus node is first described.
     */
    private static Place place(ReportEntry entry, Corpus corpus) {
        Node focus = entry.focusNode();
        Optional<Place> exact = Optional.ofNullable(entry.resultPath())
                .flatMap(path -> exact(focus, path, Optional.ofNullable(entry.value()), corpus));
        return exact.or(() -> described(focus, corpus))
                .or(() -> mentioned(focus, corpus))
                .orElseGet(() -> Place.wholeFile(corpus.documents().get(0).file()));
    }

    private static Optional<Place> exact(Node focus, Path path, Optional<Node> value, Corpus corpus) {
        return switch (path) {
            case P_Link link -> along(focus, link.getNode(), value, corpus);
            case P_Inverse inverse -> backwards(focus, inverse.getSubPath(), value, corpus);
            case P_Seq sequence -> exact(focus, sequence.getLeft(), Optional.empty(), corpus);
            default -> Optional.empty();
        };
    }

    private static Optional<Place> backwards(Node focus, Path path, Optional<Node> value, Corpus corpus) {
        return path instanceof P_Path0 step
                ? value.filter(each -> !each.isLiteral())
                        .flatMap(each -> corpus.place(Triple.create(each, step.getNode(), focus)))
                : Optional.empty();
    }

    private static Optional<Place> along(Node focus, Node predicate, Optional<Node> value, Corpus corpus) {
        return value.flatMap(each -> corpus.place(Triple.create(focus, predicate, each)))
                .or(() -> corpus.documents(SourceKind.DATA, SourceKind.ONTOLOGY, SourceKind.RULES).stream()
                        .flatMap(document -> document.firstPlace(focus, predicate).stream())
                        .findFirst());
    }

    /** Data before ontology: alignments and the like say little of a thing. */
    private static Optional<Place> described(Node focus, Corpus corpus) {
        return Stream.of(SourceKind.DATA, SourceKind.ONTOLOGY, SourceKind.RULES)
                .flatMap(kind -> corpus.documents(kind).stream())
                .flatMap(document -> document.firstPlace(focus).stream())
                .findFirst();
    }

    private static Optional<Place> mentioned(Node focus, Corpus corpus) {
        return corpus.documents(SourceKind.DATA, SourceKind.ONTOLOGY, SourceKind.RULES).stream()
                .flatMap(document -> document.mentions(focus).stream())
                .findFirst();
    }
}
