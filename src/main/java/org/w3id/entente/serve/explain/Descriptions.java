package org.w3id.entente.serve.explain;

import org.w3id.entente.load.PayloadFormat;
import org.w3id.entente.query.explain.ExplanationFormat;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Selections;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Operation.Parameter;
import org.w3id.entente.serve.http.Problem;

import java.util.List;

/** What the addresses of explanations do. */
final class Descriptions {
    private static final String TRIPLE =
            "<https://w3id.org/entente/id/japan> <https://w3id.org/entente/ontology#partOf> "
                    + "<https://w3id.org/entente/id/nato> .";

    private Descriptions() {}

    static Operation why() {
        return statement(
                        Operation.get("/why", "Why a statement holds")
                                .saying(
                                        "Proves it down to the characters of the edition that say so. The status is 200 "
                                                + "whether it holds or not; `holds` says which."),
                        Form.OF_PROOFS)
                .with(
                        Parameter.optional("all", "every proof, not only the smallest")
                                .of(List.of("true", "false"))
                                .usually("false"),
                        Parameter.optional("limit", "with all: how many proofs at most, from 1 to 1000")
                                .number()
                                .usually("20"));
    }

    static Operation whyNot() {
        return statement(
                Operation.get("/why-not", "Why a statement does not hold")
                        .saying(
                                "Shows the rules that come nearest, and what is missing. The status is 200 whether it holds "
                                        + "or not; `holds` says which."),
                Form.OF_ANY);
    }

    static Operation whatIf() {
        return change(
                        Operation.get("/what-if", "What would follow from a change")
                                .saying(
                                        "Thinks a change through: which conclusions would appear, and which disappear. Nothing is changed."))
                .with(
                        Parameter.optional("add", "a statement to assert, in Turtle with the usual prefixes")
                                .repeatable()
                                .such(TRIPLE),
                        Parameter.optional("remove", "a statement to take back, in Turtle with the usual prefixes")
                                .repeatable());
    }

    static Operation whatIfPosted() {
        Operation operation = change(Operation.of("POST", "/what-if", "What would follow from a larger change")
                        .saying(
                                "The same with the statements in the body: RDF, a form with the fields of GET, or an RDF "
                                        + "Patch without prefixes, which adds and removes."))
                .with(
                        Parameter.optional("body", "what is to be done with the statements of the body")
                                .of(List.of("add", "remove"))
                                .usually("add"),
                        Parameter.optional("remove", "a statement to take back, in Turtle with the usual prefixes")
                                .repeatable());
        for (PayloadFormat format : List.of(PayloadFormat.TURTLE, PayloadFormat.NTRIPLES)) {
            operation = operation.takes(format.mediaType(), TRIPLE);
        }
        for (PayloadFormat format : PayloadFormat.values()) {
            if (!operation.bodies().containsKey(format.mediaType())) {
                operation = operation.takes(format.mediaType(), "");
            }
        }
        return operation.takes("application/rdf-patch", "A " + TRIPLE).takes("application/x-www-form-urlencoded", "");
    }

    private static Operation statement(Operation operation, List<ExplanationFormat> formats) {
        String term = ": a short name, a prefixed name, an IRI or a label";
        return answered(operation, formats)
                .with(
                        Parameter.required(Words.SUBJECT, "what the statement is about" + term, "japan"),
                        Parameter.required(Words.PREDICATE, "the property" + term + "; a is rdf:type", "partner"),
                        Parameter.required(Words.OBJECT, "its value" + term + "; a literal as in Turtle", "france"));
    }

    private static Operation change(Operation operation) {
        return answered(operation, Form.OF_ANY)
                .with(
                        Parameter.optional("graph", "the named graph in which the additions would stand"),
                        Parameter.optional("limit", "how many statements and conclusions of each kind, from 0 to 1000")
                                .number()
                                .usually("20"))
                .failing(Problem.Kind.PAYLOAD);
    }

    private static Operation answered(Operation operation, List<ExplanationFormat> formats) {
        return Versions.of(operation)
                .with(Selections.DESCRIBED)
                .with(
                        Language.DESCRIBED,
                        Parameter.optional(Form.FORMAT, "the format, where the header Accept cannot be set")
                                .of(formats.stream()
                                        .map(ExplanationFormat::label)
                                        .toList()))
                .answers(formats.stream().map(ExplanationFormat::mediaType).toList())
                .evaluated();
    }
}
