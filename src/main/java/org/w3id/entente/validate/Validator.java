package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs checks over a corpus. Threads may share it.
 *
 * @param checks the checks
 */
public record Validator(List<Check> checks) {
    /** Nobody reads more than a thousand findings of one kind in one file. */
    private static final int MOST_OF_A_KIND = 1000;

    private record Kind(String file, Code code, Optional<Node> shape) {}

    private static final Set<Code> OUTDONE_BY_SHAPES =
            Set.of(Code.ENT401, Code.ENT402, Code.ENT403, Code.ENT504, Code.ENT601, Code.ENT611);

    /** Copies the list. */
    public Validator {
        checks = List.copyOf(checks);
    }

    /**
     * The validator with every check of this package; what is added here runs everywhere.
     *
     * @param further the checks that packages above add
     * @return a validator
     */
    public static Validator standard(List<Check> further) {
        List<Check> checks = new ArrayList<>(List.of(
                new ShapeCheck(),
                new SyntaxCheck(),
                new TermCheck(),
                new CitationCheck(),
                new OrderCheck(),
                new RepetitionCheck(),
                new BlankNodeCheck(),
                new UsageCheck()));
        checks.addAll(further);
        return new Validator(checks);
    }

    /**
     * The validator that tells only what reading the files showed, for those who need no more than whole data.
     *
     * @return a validator
     */
    public static Validator reading() {
        return new Validator(List.of(new SyntaxCheck()));
    }

    /**
     * Checks a corpus, several checks at a time.
     *
     * @param corpus the corpus
     * @return all findings
     */
    public Report validate(Corpus corpus) {
        return validate(corpus, document -> true);
    }

    /**
     * Checks a corpus and reports the findings in some of its documents.
     *
     * @param corpus the corpus; all of it counts as known
     * @param isReported which documents' findings are wanted
     * @return the findings in these documents, and whether a check was not finished
     */
    public Report validate(Corpus corpus, Predicate<Document> isReported) {
        Knowledge knowledge = new Knowledge(corpus);
        List<Document> reported = corpus.documents().stream().filter(isReported).toList();
        Set<String> files = new HashSet<>(reported.stream().map(Document::file).toList());
        List<Finding> findings = checks.parallelStream()
                .flatMap(check -> check.findings(knowledge))
                .filter(finding -> finding.code() == Code.ENT303
                        || files.contains(finding.place().file()))
                .toList();
        int unread = (int) reported.stream()
                .flatMap(document -> document.unread().stream())
                .distinct()
                .count();
        List<Finding> told = once(findings).sorted().toList();
        List<Finding> shown = firstOfEachKind(told);
        return new Report(
                shown,
                reported.size(),
                reported.stream().mapToLong(Document::size).sum(),
                unread,
                told.size() - shown.size());
    }

    /**
     * One fault is told once: a shape that speaks of an undefined name says nothing new, and neither do the checks of
     * citations, of use and of rules where a shape speaks.
     */
    private static Stream<Finding> once(List<Finding> findings) {
        Set<Place> undefined = places(findings, Set.of(Code.ENT201, Code.ENT202));
        Set<Place> shapes = places(findings, Set.of(Code.ENT301));
        return findings.stream()
                .filter(each -> each.code() != Code.ENT301 || !undefined.contains(each.place()))
                .filter(each -> !OUTDONE_BY_SHAPES.contains(each.code()) || !shapes.contains(each.place()));
    }

    private static List<Finding> firstOfEachKind(List<Finding> findings) {
        Map<Kind, Integer> counts = new HashMap<>();
        return findings.stream()
                .filter(each -> counts.merge(new Kind(each.place().file(), each.code(), each.shape()), 1, Integer::sum)
                        <= MOST_OF_A_KIND)
                .toList();
    }

    private static Set<Place> places(List<Finding> findings, Set<Code> codes) {
        return new HashSet<>(findings.stream()
                .filter(each -> codes.contains(each.code()))
                .map(Finding::place)
                .toList());
    }
}
