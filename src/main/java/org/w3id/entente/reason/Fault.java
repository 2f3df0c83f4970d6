package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.w3id.entente.reason.RuleProblem.Kind;
import org.w3id.entente.sparql.QueryText;
import org.w3id.entente.sparql.QueryText.Part;
import org.w3id.entente.sparql.QueryText.Spot;

import java.util.List;
import java.util.Optional;

/**
 * A problem of one rule before its place is known: the parser's tree has no places, so the words at fault are looked for in
 * the text.
 *
 * @param kind the sort of problem
 * @param found what was found
 * @param cure what to do
 * @param clue where to look
 */
record Fault(Kind kind, String found, String cure, Clue clue) {
    /** The problem without its place. */
    RuleProblem problem(Node rule) {
        return new RuleProblem(kind, rule, found, "", cure, 0, 0, List.of());
    }

    /** The problem at its place in a text. */
    RuleProblem problem(Node rule, QueryText text) {
        Spot spot = clue.in(text).orElse(new Spot(0, 0));
        return new RuleProblem(kind, rule, found, "", cure, spot.line(), spot.column(), List.of());
    }

    /** What leads to the place of a fault. */
    @FunctionalInterface
    interface Clue {
        /** The query as a whole. */
        Clue NONE = text -> Optional.empty();

        Optional<Spot> in(QueryText text);

        /** The first place of words that follow each other. */
        static Clue first(Part part, String... words) {
            return text -> text.find(part, words);
        }

        /** The last place of words that follow each other. */
        static Clue last(Part part, String... words) {
            return text -> text.findLast(part, words);
        }

        /** The first place of an IRI. */
        static Clue name(Part part, Node iri) {
            return text -> text.findName(part, iri.getURI());
        }

        default Clue or(Clue other) {
            return text -> in(text).or(() -> other.in(text));
        }
    }
}
