package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.SourceKind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds blank nodes in data: nobody can cite them. One finding for each, one for each list, ten at most in a file. */
final class BlankNodeCheck implements Check {
    private static final int MOST = 10;
    private static final Node REST = RDF.rest.asNode();

    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        return knowledge.corpus().documents(SourceKind.DATA).stream().flatMap(BlankNodeCheck::findings);
    }

    private static Stream<Finding> findings(Document document) {
        List<Finding> findings = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        for (int i = 0; i < document.size() && findings.size() < MOST; i++) {
            Node subject = document.triple(i).getSubject();
            if (document.triple(i).getPredicate().equals(REST)) {
                seen.add(document.triple(i).getObject());
            }
            if (subject.isBlank() && seen.add(subject)) {
                findings.add(Finding.of(
                        Code.ENT503,
                        document.subjectPlace(i),
                        "a blank node",
                        "an IRI, so that it can be cited",
                        "give it a name in id:, claim: or another namespace of the project"));
            }
        }
        return findings.stream();
    }
}
