package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.Statement;
import org.w3id.entente.validate.KnownTerms.Role;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds names that mean nothing: misspelt terms, undefined things, terms in the wrong role. The world is closed: what
 * no document of the corpus defines does not exist.
 */
final class TermCheck implements Check {
    static {
        JenaSystem.init(); // before any vocabulary of Jena's is touched
    }

    /** So many places of one wrong name are reported per file; the last says how many follow. */
    static final int MOST_PLACES = 10;

    private static final Node TYPE = RDF.type.asNode();

    /** Predicates whose objects need not exist: versions of the ontology are names, not documents. */
    private static final Set<Node> FREE = Set.of(
            OWL2.versionIRI.asNode(),
            OWL2.priorVersion.asNode(),
            OWL2.backwardCompatibleWith.asNode(),
            OWL2.incompatibleWith.asNode());

    /** Whether the objects of a predicate need not exist. */
    static boolean isFree(Node predicate) {
        return FREE.contains(predicate);
    }

    private record Use(Node term, Role role) {}

    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        KnownTerms known = new KnownTerms(knowledge);
        Map<Use, Optional<Finding>> verdicts = new HashMap<>();
        return knowledge.corpus().documents().stream()
                .flatMap(document -> new InDocument(document, knowledge, known, verdicts).findings());
    }

    /** The check of one document; verdicts about terms are shared by all documents. */
    private static final class InDocument {
        private final Document document;
        private final Knowledge knowledge;
        private final KnownTerms known;
        private final Map<Use, Optional<Finding>> verdicts;
        private final Map<Use, Integer> counts = new HashMap<>();
        private final Map<Use, Integer> last = new HashMap<>();
        private final List<Finding> findings = new ArrayList<>();

        InDocument(Document document, Knowledge knowledge, KnownTerms known, Map<Use, Optional<Finding>> verdicts) {
            this.document = document;
            this.knowledge = knowledge;
            this.known = known;
            this.verdicts = verdicts;
        }

        Stream<Finding> findings() {
            // what only shapes speak of, such as their prefixes, needs no type
            if (document.kind() != SourceKind.SHAPES) {
                document.statements().forEach(this::subject);
            }
            for (int i = 0; i < document.size(); i++) {
                Triple triple = document.triple(i);
                Node predicate = triple.getPredicate();
                use(new Use(predicate, Role.PROPERTY), i, true);
                Node object = triple.getObject();
                if (object.isURI() && !FREE.contains(predicate)) {
                    use(new Use(object, predicate.equals(TYPE) ? Role.CLASS : Role.ANY), i, false);
                } else if (object.isLiteral()) {
                    datatype(object, i);
                }
            }
            counts.forEach((use, count) -> {
                if (count > MOST_PLACES) {
                    findings.set(last.get(use), more(findings.get(last.get(use)), count - MOST_PLACES));
                }
            });
            return findings.stream();
        }

        private void subject(Statement statement) {
            Node subject = statement.subject();
            if (!KnownTerms.isOurs(subject) || !knowledge.types(subject).isEmpty() || knowledge.isUnread(subject)) {
                return;
            }
            Optional<String> meant = known.meant(subject, Role.ANY);
            findings.add(Finding.of(
                            Code.ENT206,
                            statement.place(),
                            knowledge.name(subject) + " has no type",
                            meant.isPresent() ? "" : "a type (a …)",
                            meant.map(each -> "did you mean " + each + "?").orElse(""))
                    .about(subject));
        }

        private void use(Use use, int number, boolean isPredicate) {
            // computeIfAbsent would allocate a closure for each triple of a large file
            Optional<Finding> verdict = verdicts.get(use);
            if (verdict == null) {
                verdict = known.fault(use.term(), use.role());
                verdicts.put(use, verdict);
            }
            if (verdict.isEmpty() || (isOutside(use) && !declarationsMatter())) {
                return;
            }
            Place place = isPredicate ? document.predicatePlace(number) : document.objectPlace(number);
            boolean isSameToken =
                    last.containsKey(use) && findings.get(last.get(use)).place().equals(place);
            if (!isSameToken && counts.merge(use, 1, Integer::sum) <= MOST_PLACES) {
                last.put(use, findings.size());
                findings.add(verdict.get().at(place));
            }
        }

        private boolean isOutside(Use use) {
            return verdicts.get(use)
                    .map(Finding::code)
                    .filter(Code.ENT204::equals)
                    .isPresent();
        }

        private boolean declarationsMatter() {
            return document.kind() == SourceKind.DATA || document.kind() == SourceKind.ONTOLOGY;
        }

        private void datatype(Node literal, int number) {
            known.datatypeFault(NodeFactory.createURI(literal.getLiteralDatatypeURI()))
                    .ifPresent(fault -> findings.add(fault.at(document.objectPlace(number))));
        }
    }

    private static Finding more(Finding finding, int count) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.place(),
                finding.found() + " (and " + count + " more places in this file)",
                finding.wanted(),
                finding.cure(),
                finding.focusNode(),
                finding.shape());
    }
}
