package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.shacl.lib.ShLib;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the query of a constraint may not contain, because its variables are bound before it runs: MINUS, VALUES, SERVICE,
 * a new value for such a variable, and a sub-query that does not pass it on (SHACL, appendix A). Stateless.
 */
final class PreBinding {
    private static final Var THIS = Var.alloc("this");
    private static final Var VALUE = Var.alloc("value");
    private static final List<Node> VALIDATORS = List.of(SHACL.validator, SHACL.nodeValidator, SHACL.propertyValidator);

    private final Graph shapes;

    private PreBinding(Graph shapes) {
        this.shapes = shapes;
    }

    /**
     * A query that may not be so.
     *
     * @param owner the node that has the query
     * @param reason what it contains, and what to write instead
     */
    record Fault(Node owner, String reason) {}

    /** The queries of a graph of shapes that may not be as they are. Queries that cannot be parsed are left to others. */
    static List<Fault> faults(Graph shapes) {
        return new PreBinding(shapes).faults();
    }

    private List<Fault> faults() {
        Stream<Fault> constraints = objects(Node.ANY, SHACL.sparql).flatMap(owner -> faults(owner, Set.of(THIS)));
        Stream<Fault> validators = VALIDATORS.stream()
                .flatMap(property -> shapes.find(Node.ANY, property, Node.ANY).toList().stream())
                .flatMap(each -> faults(each.getObject(), variables(each)));
        return Stream.concat(constraints, validators).distinct().toList();
    }

    /** What is bound before the validator of a component runs: the focus node, each value, and the parameters. */
    private Set<Var> variables(Triple validator) {
        Set<Var> variables = new LinkedHashSet<>(Set.of(THIS));
        if (shapes.contains(validator.getObject(), SHACL.ask, Node.ANY)) {
            variables.add(VALUE);
        }
        objects(validator.getSubject(), SHACL.parameter)
                .flatMap(parameter -> objects(parameter, SHACL.path))
                .filter(Node::isURI)
                .forEach(path -> variables.add(Var.alloc(path.getLocalName())));
        return variables;
    }

    private Stream<Fault> faults(Node owner, Set<Var> variables) {
        return Stream.concat(objects(owner, SHACL.select), objects(owner, SHACL.ask))
                .filter(Node::isLiteral)
                .flatMap(text -> query(owner, text.getLiteralLexicalForm()).stream())
                .flatMap(query -> reason(query, variables).stream())
                .map(reason -> new Fault(owner, reason));
    }

    private Optional<Query> query(Node owner, String text) {
        try {
            String prefixes = ShLib.prefixes(shapes, owner);
            return Optional.of(
                    QueryFactory.create(prefixes + "\n" + text.replace("$PATH", "<urn:path>"), Syntax.syntaxARQ));
        } catch (QueryException | NullPointerException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> reason(Query query, Set<Var> variables) {
        Finder finder = new Finder(variables);
        finder.visit(query, false);
        return Optional.ofNullable(finder.reason);
    }

    private Stream<Node> objects(Node subject, Node property) {
        return shapes.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream();
    }

    /** Walks through a query and its sub-queries, and remembers the first fault. */
    private static final class Finder extends ElementVisitorBase {
        private final Set<Var> variables;
        private String reason;

        Finder(Set<Var> variables) {
            this.variables = variables;
        }

        void visit(Query query, boolean isWithin) {
            if (query.hasValues()) {
                found("VALUES; write a FILTER with IN instead");
            }
            query.getProject().getExprs().keySet().forEach(this::assigned);
            if (isWithin) {
                query.resetResultVars();
                Set<Var> missing = new HashSet<>(variables);
                missing.removeAll(query.getProjectVars());
                missing.stream()
                        .findFirst()
                        .ifPresent(each -> found("a sub-query that does not select $" + each.getVarName()
                                + "; select it, or write the pattern without a sub-query"));
            }
            Element pattern = query.getQueryPattern();
            if (pattern != null) {
                ElementWalker.walk(pattern, this);
            }
        }

        @Override
        public void visit(ElementMinus minus) {
            found("MINUS; write FILTER NOT EXISTS instead");
        }

        @Override
        public void visit(ElementData values) {
            found("VALUES; write a FILTER with IN instead");
        }

        @Override
        public void visit(ElementService service) {
            found("SERVICE; a constraint looks at one graph alone");
        }

        @Override
        public void visit(ElementBind bind) {
            assigned(bind.getVar());
        }

        @Override
        public void visit(ElementAssign assignment) {
            assigned(assignment.getVar());
        }

        @Override
        public void visit(ElementSubQuery query) {
            visit(query.getQuery(), true);
        }

        private void assigned(Var variable) {
            if (variables.contains(variable)) {
                found("a new value for $" + variable.getVarName() + ", which is bound before; use another variable");
            }
        }

        private void found(String what) {
            if (reason == null) {
                reason = what;
            }
        }
    }
}
