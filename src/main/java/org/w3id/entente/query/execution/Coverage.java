package org.w3id.entente.query.execution;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLabel;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpList;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpReduced;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpSlice;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** Which operators {@link Compiler} knows. */
final class Coverage {
    private final PropertyFunctionRegistry computed;
    private final NamedFacts graphs;
    private final boolean alone;

    /**
     * The operators known.
     *
     * @param alone whether what is evaluated has no input: only then are there sub-queries, which look at all solutions
     *     together
     */
    Coverage(Context context, NamedFacts graphs, boolean alone) {
        computed = PropertyFunctionRegistry.chooseRegistry(context);
        this.graphs = graphs;
        this.alone = alone;
    }

    /** Whether an operator is known, with all that it consists of. */
    boolean includes(Op op) {
        return switch (op) {
            case OpBGP pattern -> pattern.getPattern().getList().stream().allMatch(Coverage::includes);
            case OpTriple pattern -> includes(pattern.getTriple());
            case OpPath path -> includes(path.getTriplePath());
            case OpTable table -> true;
            case OpNull nothing -> true;
            case OpLabel label -> label.hasSubOp() && includes(label.getSubOp());
            case OpList list -> includes(list.getSubOp());
            case OpFilter filter -> includes(filter.getSubOp());
            case OpExtend extend -> includes(extend.getSubOp());
            case OpAssign assign -> includes(assign.getSubOp());
            case OpSequence sequence -> sequence.getElements().stream().allMatch(this::includes);
            case OpDisjunction either -> either.getElements().stream().allMatch(this::includes);
            case OpUnion union -> includes(union.getLeft()) && includes(union.getRight());
            case OpConditional optional -> includes(optional.getLeft()) && includes(optional.getRight());
            case OpJoin join -> includes(join.getLeft()) && includes(join.getRight());
            case OpMinus minus -> includes(minus.getLeft()) && includes(minus.getRight());
            case OpLeftJoin join -> includes(join.getLeft()) && includes(join.getRight());
            case OpGraph graph -> graphs.includes(graph.getNode()) && includes(graph.getSubOp());
            case OpProject project -> alone && includes(project.getSubOp());
            case OpDistinct distinct -> alone && includes(distinct.getSubOp());
            case OpReduced reduced -> alone && includes(reduced.getSubOp());
            case OpSlice slice -> alone && includes(slice.getSubOp());
            case OpGroup group -> alone && includes(group) && includes(group.getSubOp());
            case OpOrder order -> alone && includes(order.getSubOp());
            case OpTopN top -> alone && includes(top.getSubOp());
            default -> false;
        };
    }

    private static boolean includes(Triple triple) {
        return isPlain(triple.getSubject()) && isPlain(triple.getPredicate()) && isPlain(triple.getObject());
    }

    private boolean includes(TriplePath path) {
        return isPlain(path.getSubject())
                && isPlain(path.getObject())
                && !path.isTriple()
                && PathPattern.covers(path.getPath(), this::isComputed);
    }

    private boolean isComputed(Node predicate) {
        return predicate.isURI() && computed != null && computed.isRegistered(predicate.getURI());
    }

    /** A variable or a term, and no triple term with variables in it. */
    private static boolean isPlain(Node node) {
        return node.isVariable() || node.isConcrete();
    }

    private static boolean includes(OpGroup group) {
        return group.getAggregators().stream().allMatch(aggregate -> Aggregation.covers(aggregate.getAggregator()));
    }
}
