package org.w3id.entente.serve.reconcile;

import org.apache.jena.graph.Node;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.search.SearchIndex;
import org.w3id.entente.query.search.SearchRequest;
import org.w3id.entente.serve.http.Problem;

import java.util.List;
import java.util.function.Predicate;

/** Types and properties that somebody names; what is not known is said, with what may be meant. Belongs to one thread. */
final class Terms {
    private static final int NEAR = 3;

    private final Identifiers identifiers;
    private final SearchIndex index;
    private final Budget budget;

    Terms(Identifiers identifiers, SearchIndex index, Budget budget) {
        this.identifiers = identifiers;
        this.index = index;
        this.budget = budget;
    }

    /**
     * The type of an identifier.
     *
     * @param at where it stands, for the message
     * @throws org.w3id.entente.serve.http.ProblemException when the graph knows none
     */
    Node type(String at, String identifier) {
        return identifiers.type(identifier).orElseThrow(() -> unknown(at, "type", identifier, identifiers::isType));
    }

    /**
     * The property of an identifier.
     *
     * @param at where it stands, for the message
     * @throws org.w3id.entente.serve.http.ProblemException when the graph knows none
     */
    Node property(String at, String identifier) {
        return identifiers
                .property(identifier)
                .orElseThrow(() -> unknown(at, "property", identifier, identifiers::isProperty));
    }

    private RuntimeException unknown(String at, String kind, String identifier, Predicate<Node> filter) {
        String typed = identifier.length() > SearchRequest.LONGEST ? "" : identifier;
        List<String> near =
                index.find(new SearchRequest(typed, SearchRequest.Manner.WHOLE, filter, NEAR), budget).stream()
                        .map(hit -> Identifiers.term(hit.thing()))
                        .toList();
        Problem problem = Json.bad(at + ": there is no " + kind + " \"" + typed + "\"; "
                + (near.isEmpty()
                        ? "/reconcile/suggest/" + kind + "?prefix= lists them"
                        : "did you mean " + String.join(" or ", near) + "?"));
        return (near.isEmpty() ? problem : problem.with("near", near)).thrown();
    }
}
