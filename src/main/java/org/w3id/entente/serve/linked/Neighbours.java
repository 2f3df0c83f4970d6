package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.w3id.entente.query.describe.Scope;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.sparql.Suggestions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What somebody may have meant who asks for what does not exist. Looks at a bounded number of statements. */
final class Neighbours {
    private static final int SHOWN = 5;
    private static final int LOOKED_AT = 200_000;
    private static final int LONGEST = 100;

    private final Scope scope;
    private final Budget budget;

    Neighbours(Scope scope, Budget budget) {
        this.scope = scope;
        this.budget = budget;
    }

    /** The problem that an IRI does not occur, with those of the same folder that are written much like it. */
    RuntimeException notFound(Node node) {
        String iri = node.getURI();
        String folder = iri.substring(0, iri.lastIndexOf('/') + 1);
        String name = iri.substring(folder.length());
        List<String> near = name.length() > LONGEST ? List.of() : near(folder, name);
        List<String> addresses = near.stream().map(each -> folder + each).toList();
        return Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "<" + iri + "> does not occur in the graph"
                                + (near.isEmpty()
                                        ? "; / leads to what does"
                                        : "; did you mean " + String.join(", ", near) + "?"))
                .with("near", addresses)
                .thrown();
    }

    private List<String> near(String folder, String name) {
        Set<String> names = new HashSet<>();
        int left = LOOKED_AT;
        for (Graph whole : scope.wholes()) {
            ExtendedIterator<Triple> triples = whole.find();
            try {
                while (triples.hasNext() && left-- > 0) {
                    budget.check();
                    add(triples.next().getSubject(), folder, name, names);
                }
            } finally {
                triples.close();
            }
        }
        return Suggestions.nearest(name, new ArrayList<>(names), SHOWN);
    }

    private static void add(Node subject, String folder, String name, Set<String> names) {
        if (subject.isURI() && subject.getURI().startsWith(folder)) {
            String other = subject.getURI().substring(folder.length());
            boolean isNearInLength = other.length() <= LONGEST
                    && (Math.abs(other.length() - name.length()) <= Math.max(1, name.length() / 3)
                            || other.contains(name));
            if (isNearInLength && other.indexOf('#') < 0) {
                names.add(other);
            }
        }
    }
}
