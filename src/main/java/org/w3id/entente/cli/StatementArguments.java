package org.w3id.entente.cli;

import org.apache.jena.graph.Triple;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.TermReader;
import org.w3id.entente.query.explain.UnknownTermException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The statement that a command is about: its three terms as people type them. */
final class StatementArguments {
    /** For the help text. */
    static final String TERMS =
            "A term is a short name (japan, partner), a prefixed name, an IRI or a label; a is rdf:type; a "
                    + "literal is written as in Turtle.";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "what the statement is about, such as japan")
    private String subject = "";

    @Parameters(index = "1", paramLabel = "PREDICATE", description = "the property, such as partner; a is rdf:type")
    private String predicate = "";

    @Parameters(index = "2", paramLabel = "OBJECT", description = "its value, such as france")
    private String object = "";

    /** The statement, whose terms the snapshot knows. */
    Triple read(Snapshot snapshot) {
        try {
            return new TermReader(snapshot.closure().graph()).statement(subject, predicate, object);
        } catch (UnknownTermException unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
    }
}
