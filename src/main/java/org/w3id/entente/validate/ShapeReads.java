package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.engine.constraint.SparqlConstraint;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.util.graph.GNode;
import org.apache.jena.sparql.util.graph.GraphList;
import org.apache.jena.vocabulary.RDF;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How the judgement by a shape looks at the data graph, read off the shapes graph (SHACL, sections 2 to 5). What is not known
 * here counts as a look at everything.
 */
final class ShapeReads {
    /** What describes a shape, or looks at value nodes alone and not at the graph around them. */
    private static final Set<Node> BLIND = Set.of(
            SHACL.path,
            SHACL.datatype,
            SHACL.nodeKind,
            SHACL.minCount,
            SHACL.maxCount,
            SHACL.minExclusive,
            SHACL.minInclusive,
            SHACL.maxExclusive,
            SHACL.maxInclusive,
            SHACL.minLength,
            SHACL.maxLength,
            SHACL.pattern,
            SHACL.flags,
            SHACL.languageIn,
            SHACL.uniqueLang,
            SHACL.hasValue,
            SHACL.in,
            SHACL.qualifiedMinCount,
            SHACL.qualifiedMaxCount,
            SHACL.ignoredProperties,
            SHACL.targetClass,
            SHACL.targetNode,
            SHACL.targetSubjectsOf,
            SHACL.targetObjectsOf,
            SHACL.target,
            SHACL.deactivated,
            SHACL.severity,
            SHACL.message,
            SHACL.name,
            SHACL.description,
            SHACL.order,
            SHACL.group,
            SHACL.defaultValue,
            SHACL.prefixes,
            SHACL.rule);

    private final Shapes shapes;
    private final Graph graph;
    private final List<Read> reads = new ArrayList<>();
    private final List<ClassRead> classes = new ArrayList<>();
    private final Set<Node> open = new HashSet<>();

    /**
     * A look at whether the nodes at the end of a way are instances of a class.
     *
     * @param way from the focus node; empty when it is the node
     */
    record ClassRead(Optional<Path> way, Node type) {}

    ShapeReads(Shapes shapes) {
        this.shapes = shapes;
        this.graph = shapes.getGraph();
        if (graph.contains(Node.ANY, RDF.type.asNode(), SHACL.ConstraintComponent)) {
            lost();
        }
    }

    List<Read> reads() {
        return reads;
    }

    List<ClassRead> classes() {
        return classes;
    }

    /** Takes in a shape with all that it consists of. */
    void shape(Node shape) {
        shape(shape, Optional.empty(), triple -> true);
    }

    /** Takes in a shape without its property shapes and queries. */
    void own(Node shape) {
        shape(
                shape,
                Optional.empty(),
                triple -> !triple.getPredicate().equals(SHACL.property)
                        && !triple.getPredicate().equals(SHACL.sparql));
    }

    /** Takes in a query about focus nodes themselves. */
    void query(SparqlConstraint query) {
        reads.addAll(QueryReads.of(query.getQuery(), Optional.empty(), Optional.empty()));
    }

    private void lost() {
        reads.add(new Read.Anywhere(Optional.empty()));
    }

    private void shape(Node shape, Optional<Path> focus, Predicate<Triple> wanted) {
        if (graph.contains(shape, SHACL.deactivated, NodeConst.nodeTrue)) {
            return;
        }
        if (!open.add(shape)) { // a shape within itself
            lost();
            return;
        }
        Optional<Path> path = graph.find(shape, SHACL.path, Node.ANY)
                .mapWith(Triple::getObject)
                .nextOptional()
                .map(each -> ShaclPaths.parsePath(graph, each));
        path.ifPresent(each -> reads.addAll(PathSteps.of(focus, each)));
        Optional<Path> values = path.map(each -> PathSteps.then(focus, each)).orElse(focus);
        graph.find(shape, Node.ANY, Node.ANY)
                .filterKeep(wanted)
                .toList()
                .forEach(triple -> parameter(shape, triple, focus, path, values));
        open.remove(shape);
    }

    private void parameter(
            Node shape, Triple parameter, Optional<Path> focus, Optional<Path> path, Optional<Path> values) {
        Node name = parameter.getPredicate();
        Node value = parameter.getObject();
        if (name.equals(SHACL.property) || name.equals(SHACL.node) || name.equals(SHACL.not)) {
            shape(value, values, triple -> true);
        } else if (name.equals(SHACL.and) || name.equals(SHACL.or) || name.equals(SHACL.xone)) {
            GraphList.members(GNode.create(graph, value)).forEach(each -> shape(each, values, triple -> true));
        } else if (name.equals(SHACL.qualifiedValueShape)) {
            shape(value, values, triple -> true);
        } else if (name.equals(SHACL.qualifiedValueShapesDisjoint)) {
            siblings(shape).forEach(each -> shape(each, values, triple -> true));
        } else if (name.equals(SHACL.class_)) {
            classes.add(new ClassRead(values, value));
        } else if (name.equals(SHACL.closed)) {
            reads.add(new Read.Step(values, Optional.empty(), false));
        } else if (name.equals(SHACL.equals)
                || name.equals(SHACL.disjoint)
                || name.equals(SHACL.lessThan)
                || name.equals(SHACL.lessThanOrEquals)) {
            reads.add(new Read.Step(focus, Optional.of(value), false));
        } else if (name.equals(SHACL.sparql)) {
            queries(shape, focus, path);
        } else if (name.getURI().startsWith(SHACL.getURI()) && !BLIND.contains(name)) {
            lost();
        }
    }

    /** The shapes that the values of other property shapes of the same parents are counted by. */
    private Set<Node> siblings(Node shape) {
        Set<Node> siblings = new HashSet<>();
        for (Node parent : graph.find(Node.ANY, SHACL.property, shape)
                .mapWith(Triple::getSubject)
                .toList()) {
            for (Node property : graph.find(parent, SHACL.property, Node.ANY)
                    .mapWith(Triple::getObject)
                    .toList()) {
                graph.find(property, SHACL.qualifiedValueShape, Node.ANY)
                        .mapWith(Triple::getObject)
                        .forEach(siblings::add);
            }
        }
        return siblings;
    }

    private void queries(Node node, Optional<Path> focus, Optional<Path> path) {
        Shape shape = shapes.getShape(node);
        List<SparqlConstraint> constraints = shape == null
                ? List.of()
                : shape.getConstraints().stream()
                        .filter(SparqlConstraint.class::isInstance)
                        .map(SparqlConstraint.class::cast)
                        .toList();
        if (constraints.isEmpty()) {
            lost();
        }
        constraints.forEach(each -> reads.addAll(QueryReads.of(each.getQuery(), focus, path)));
    }
}
