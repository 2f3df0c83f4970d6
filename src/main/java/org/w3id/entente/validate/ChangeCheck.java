package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.validation.ReportEntry;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.SourceKind;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a change of the graph would do wrong: the SHACL results that it brings about anywhere, and names and values that
 * mean nothing. What was wrong before does not count. Time goes with the change, and with the focus nodes that it bears on; not
 * with the graph. Threads may share it.
 */
public final class ChangeCheck {
    private final TwoGraphs.Small beside;
    private final ShapeVerdicts shapes;
    private final Names names = new Names();
    private final ChangedTerms terms = new ChangedTerms(names);

    /**
     * A check by some shapes.
     *
     * @param shapes the shapes graph
     * @param beside triples that count as data and do not change, such as the rules of a project
     * @throws org.apache.jena.shacl.parser.ShaclParseException when the shapes cannot be used
     */
    public ChangeCheck(Graph shapes, Graph beside) {
        this.shapes = new ShapeVerdicts(ShapeReader.read(shapes));
        this.beside = new TwoGraphs.Small(beside);
    }

    /** The check by a project's shapes, beside its rules. */
    public static ChangeCheck of(Corpus corpus) {
        return new ChangeCheck(corpus.union(SourceKind.SHAPES), corpus.union(SourceKind.RULES));
    }

    /**
     * What a change would do wrong.
     *
     * @param before all that is asserted before the change
     * @param after all that is asserted after it
     * @param added the triples that are in the second graph alone
     * @param removed the triples that are in the first graph alone
     * @return findings of all severities; empty when there are none
     */
    public List<Violation> violations(Graph before, Graph after, Collection<Triple> added, Collection<Triple> removed) {
        Graph then = new TwoGraphs(before, beside);
        Graph now = new TwoGraphs(after, beside);
        List<Violation> violations = terms.violations(then, now, added, removed);
        Set<Statement> told = new HashSet<>();
        violations.forEach(each -> told.add(Statement.of(each)));
        for (ReportEntry entry : shapes.brought(then, now, added, removed)) {
            Violation violation = violation(entry);
            if (!told.contains(Statement.of(violation)) && !violations.contains(violation)) {
                violations.add(violation);
            }
        }
        return List.copyOf(violations);
    }

    /** What a violation is about: of an undefined name, shapes say nothing new. */
    private record Statement(Object focusNode, Object path, Object value) {
        static Statement of(Violation violation) {
            return new Statement(violation.focusNode(), violation.path(), violation.value());
        }
    }

    private Violation violation(ReportEntry entry) {
        return new Violation(
                Code.ENT301,
                ShapeCheck.severity(entry),
                Optional.ofNullable(entry.source()),
                entry.focusNode(),
                Optional.ofNullable(entry.resultPath()).map(Object::toString),
                Optional.ofNullable(entry.value()).filter(value -> entry.resultPath() != null),
                ShapeCheck.words(entry, names::of),
                "");
    }
}
