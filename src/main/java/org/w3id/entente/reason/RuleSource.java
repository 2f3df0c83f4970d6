package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.LiteralText;
import org.w3id.entente.load.Place;
import org.w3id.entente.sparql.QueryText;
import org.w3id.entente.sparql.QueryText.Spot;
import org.w3id.entente.vocab.Ent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A rule and where it stands: its file, its query and its reasons, word by word. */
final class RuleSource {
    private final RuleDefinition definition;
    private final List<Document> documents;
    private final Optional<LiteralText> construct;
    private final QueryText query;

    /** A rule of some documents; at least one of them defines it. */
    RuleSource(RuleDefinition definition, List<Document> documents) {
        this.definition = definition;
        this.documents = documents;
        construct = definition.construct().flatMap(text -> literals(RuleReader.CONSTRUCT)
                .filter(each -> each.text().equals(text.getLiteralLexicalForm()))
                .findFirst());
        query = new QueryText(construct.map(LiteralText::text).orElse(""), definition.prefixes());
    }

    RuleDefinition definition() {
        return definition;
    }

    Node name() {
        return definition.name();
    }

    Optional<Rule> rule() {
        return switch (definition.compiled()) {
            case Compiled.Accepted accepted -> Optional.of(accepted.rule());
            case Compiled.Refused refused -> Optional.empty();
        };
    }

    List<RuleProblem> problems() {
        return switch (definition.compiled()) {
            case Compiled.Accepted accepted -> List.of();
            case Compiled.Refused refused -> refused.problems();
        };
    }

    /** The words of the query; none when there is no query. */
    QueryText query() {
        return query;
    }

    /** The reasons in all languages. */
    List<LiteralText> reasons() {
        return literals(Ent.because).toList();
    }

    /** Where the rule is described. */
    Place place() {
        return documents.stream()
                .flatMap(
                        each -> each
                                .number(Triple.create(name(), RDF.type.asNode(), RuleReader.RULE))
                                .map(each::subjectPlace)
                                .stream())
                .findFirst()
                .orElseThrow();
    }

    /** Where the rule first has a property; where the rule is described when it has not. */
    Place place(Node property) {
        return documents.stream()
                .flatMap(document -> numbers(document, property).mapToObj(document::predicatePlace))
                .findFirst()
                .orElseGet(this::place);
    }

    /** The file's place for a place in the query; that of the query when it is not known. */
    Place place(Optional<Spot> spot) {
        return construct
                .map(text ->
                        spot.map(each -> text.place(each.line(), each.column())).orElseGet(text::start))
                .orElseGet(this::place);
    }

    Place place(Spot spot) {
        return place(Optional.of(spot));
    }

    private Stream<LiteralText> literals(Node property) {
        List<LiteralText> literals = new ArrayList<>();
        for (Document document : documents) {
            numbers(document, property)
                    .filter(number -> document.triple(number).getObject().isLiteral())
                    .mapToObj(number -> new LiteralText(document, number))
                    .forEach(literals::add);
        }
        return literals.stream();
    }

    /** The numbers of a document's triples about this rule with a property. */
    private IntStream numbers(Document document, Node property) {
        return document.statements().stream()
                .filter(statement -> statement.subject().equals(name()))
                .flatMapToInt(statement -> IntStream.range(statement.first(), statement.end()))
                .filter(number -> document.triple(number).getSubject().equals(name())
                        && document.triple(number).getPredicate().equals(property));
    }
}
