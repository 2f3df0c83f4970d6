package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.load.Place;
import org.w3id.entente.validate.KnownTerms.Role;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a change has wrong with names and values, triple by triple: names that are defined nowhere, literals that are none of
 * their datatype, blank nodes; and names that lose their definition while something speaks of them. Threads may share it.
 */
final class ChangedTerms {
    private static final Node TYPE = RDF.type.asNode();

    private final Vocabularies vocabularies = Vocabularies.load();
    private final Names names;

    ChangedTerms(Names names) {
        this.names = names;
    }

    /** The violations of one change; time goes with the change. */
    List<Violation> violations(Graph before, Graph after, Collection<Triple> added, Collection<Triple> removed) {
        KnownTerms known = new KnownTerms(new GraphDefinitions(after, names), vocabularies);
        List<Violation> violations = new ArrayList<>();
        added.forEach(triple -> added(triple, known, violations));
        Set<Node> described = new LinkedHashSet<>();
        added.forEach(triple -> described.add(triple.getSubject()));
        described.forEach(subject -> untyped(subject, after, known, violations));
        Set<Node> diminished = new LinkedHashSet<>();
        removed.forEach(triple -> diminished.add(triple.getSubject()));
        diminished.removeAll(described);
        diminished.forEach(subject -> undefined(subject, before, after, violations));
        return violations;
    }

    private void added(Triple triple, KnownTerms known, List<Violation> violations) {
        Node object = triple.getObject();
        if (triple.getSubject().isBlank() || object.isBlank()) {
            violations.add(violation(
                    Code.ENT503,
                    triple,
                    "a blank node, which nobody can cite",
                    "give it a name in id:, claim: or another namespace of the project"));
        }
        known.fault(triple.getPredicate(), Role.PROPERTY).ifPresent(fault -> violations.add(violation(fault, triple)));
        if (object.isURI() && !TermCheck.isFree(triple.getPredicate())) {
            known.fault(object, triple.getPredicate().equals(TYPE) ? Role.CLASS : Role.ANY)
                    .ifPresent(fault -> violations.add(violation(fault, triple)));
        } else if (object.isLiteral()) {
            known.datatypeFault(NodeFactory.createURI(object.getLiteralDatatypeURI()))
                    .ifPresent(fault -> violations.add(violation(fault, triple)));
            if (!object.getLiteral().isWellFormed()) {
                violations.add(violation(
                        Code.ENT109,
                        triple,
                        names.of(object) + " is no value of "
                                + names.of(NodeFactory.createURI(object.getLiteralDatatypeURI())),
                        "correct the value or its datatype"));
            }
        }
    }

    /** A thing of ours of which something is said now, and not what it is. */
    private void untyped(Node subject, Graph after, KnownTerms known, List<Violation> violations) {
        if (KnownTerms.isOurs(subject) && !after.contains(subject, TYPE, Node.ANY)) {
            violations.add(new Violation(
                    Code.ENT206,
                    Code.ENT206.severity(),
                    Optional.empty(),
                    subject,
                    Optional.of("<" + TYPE.getURI() + ">"),
                    Optional.empty(),
                    names.of(subject) + " has no type",
                    known.meant(subject, Role.ANY)
                            .map(meant -> "did you mean " + meant + "?")
                            .orElse("say what it is")));
        }
    }

    /** A thing of ours that lost what it is, or all that was said of it. */
    private void undefined(Node subject, Graph before, Graph after, List<Violation> violations) {
        if (!KnownTerms.isOurs(subject)
                || after.contains(subject, TYPE, Node.ANY)
                || !before.contains(subject, TYPE, Node.ANY)) {
            return;
        }
        if (after.contains(subject, Node.ANY, Node.ANY)) {
            violations.add(new Violation(
                    Code.ENT206,
                    Code.ENT206.severity(),
                    Optional.empty(),
                    subject,
                    Optional.of("<" + TYPE.getURI() + ">"),
                    Optional.empty(),
                    names.of(subject) + " has no type any more",
                    "leave it one, or remove all that is said of it"));
            return;
        }
        after.find(Node.ANY, Node.ANY, subject)
                .andThen(after.find(Node.ANY, subject, Node.ANY))
                .nextOptional()
                .ifPresent(mention -> violations.add(violation(
                        Code.ENT202,
                        mention,
                        names.of(subject) + " would be defined nowhere, and " + names.of(mention.getSubject())
                                + " speaks of it",
                        "remove what speaks of it in the same change")));
    }

    private static Violation violation(Finding fault, Triple triple) {
        return new Violation(
                fault.code(),
                fault.severity(),
                Optional.empty(),
                triple.getSubject(),
                Optional.of("<" + triple.getPredicate().getURI() + ">"),
                Optional.of(triple.getObject()),
                fault.found(),
                fault.cure());
    }

    private static Violation violation(Code code, Triple triple, String message, String cure) {
        return violation(Finding.of(code, Place.wholeFile(""), message, "", cure), triple);
    }
}
