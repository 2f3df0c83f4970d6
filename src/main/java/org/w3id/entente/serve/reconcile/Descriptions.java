package org.w3id.entente.serve.reconcile;

import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Operation.Parameter;
import org.w3id.entente.serve.http.Problem;

/** What the addresses of the reconciliation service do. */
final class Descriptions {
    private static final String JSON = "application/json";

    private Descriptions() {}

    static Operation[] service() {
        return new Operation[] {
            answered(Operation.get(Paths.RECONCILE, "The manifest, or what it answers to a batch")
                            .saying("As in the Reconciliation Service API 0.2, which OpenRefine speaks.")
                            .with(
                                    Parameter.optional("queries", "a batch of queries, in JSON"),
                                    Parameter.optional(
                                            "extend", "things and properties whose values are wanted, in JSON")))
                    .answers(JSON),
            answered(Operation.of("POST", Paths.RECONCILE, "What things are meant, or their values")
                            .saying("The form has the field `queries` or `extend`, and can have those of the address.")
                            .takes(Reconciliation.FORM, "queries=%7B%22a%22%3A+%7B%22query%22%3A+%22Japan%22%7D%7D"))
                    .answers(JSON)
        };
    }

    static Operation properties() {
        return answered(Operation.get(Paths.RECONCILE + "/properties", "The properties that things of a type have")
                        .with(
                                Parameter.required("type", "the type", "State"),
                                Parameter.optional("limit", "how many at most")
                                        .number()
                                        .usually(Integer.toString(Reconciliation.MOST_PROPERTIES))))
                .answers(JSON);
    }

    static Operation preview() {
        return answered(Operation.get(Paths.RECONCILE + "/preview", "A small page about a thing")
                        .with(thing())
                        .failing(Problem.Kind.NOT_FOUND))
                .answers("text/html");
    }

    static Operation view() {
        return Operation.get(Paths.RECONCILE + "/view", "Leads to a thing")
                .with(thing(), Language.DESCRIBED)
                .status(303)
                .failing(Problem.Kind.NOT_FOUND);
    }

    static Operation suggest(Reconciliation.Kind kind) {
        return answered(Operation.get(Paths.RECONCILE + "/suggest/" + kind.label(), "What begins so: " + kind.meaning())
                        .with(
                                Parameter.optional("prefix", "the beginning of a name")
                                        .such(kind.example()
                                                .substring(kind.example().indexOf('/') + 1)),
                                Parameter.optional("cursor", "how many to leave out first")
                                        .number()
                                        .usually("0")))
                .answers(JSON);
    }

    static Operation flyout(Reconciliation.Kind kind) {
        return answered(Operation.get(
                                Paths.RECONCILE + "/flyout/" + kind.label(), "A few words on one: " + kind.meaning())
                        .with(Parameter.required("id", "its identifier", kind.example()))
                        .failing(Problem.Kind.NOT_FOUND))
                .answers(JSON);
    }

    private static Parameter thing() {
        return Parameter.required("id", "its IRI without https://w3id.org/entente/", "id/japan");
    }

    private static Operation answered(Operation operation) {
        return Versions.of(operation).with(Language.DESCRIBED).evaluated();
    }
}
