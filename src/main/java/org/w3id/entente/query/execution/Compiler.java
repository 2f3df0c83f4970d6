package org.w3id.entente.query.execution;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDisjunction;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLabel;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpList;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpModifier;
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
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.w3id.entente.store.FactsGraph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Makes plans from ARQ's algebra. Operators that ARQ would evaluate by passing solutions from one to the next become parts
 * of one chain; the right side of a join that it would evaluate on its own is evaluated on its own here too, once.
 */
final class Compiler {
    private final Row row;
    private final ExecutionContext context;
    private final FactsGraph graph;
    private final NamedFacts graphs;
    private final Expressions expressions;
    private final Conditions conditions;
    private Op whole = OpNull.create();

    /** A compiler of patterns on the context's active graph, which is given as facts. */
    Compiler(Row row, ExecutionContext context, FactsGraph graph) {
        this.row = row;
        this.context = context;
        this.graph = graph;
        graphs = new NamedFacts(context.getDataset(), graph.facts().dictionary());
        expressions = new Expressions(row, context);
        conditions = new Conditions(row, expressions, this::exists);
    }

    private Compiler in(FactsGraph other) {
        return new Compiler(row, ExecutionContext.copyChangeActiveGraph(context, other), other);
    }

    /** Whether an operator can be compiled. */
    boolean covers(Op op, boolean alone) {
        return new Coverage(context.getContext(), graphs, alone).includes(op);
    }

    /** Adds an operator, to which nothing will be added. */
    void plan(Op op, Chain chain, Demand demand) {
        whole = op;
        append(op, chain, demand);
    }

    /** Adds an operator to a chain. */
    private void append(Op op, Chain chain, Demand demand) {
        if (looksAtAll(op) && !(chain.solutions instanceof Solutions.Once)) {
            alternatives(List.of(op), chain, demand);
            own(op, chain);
            return;
        }
        switch (op) {
            case OpBGP pattern -> group(chain).add(pattern).end(demand);
            case OpTriple pattern -> group(chain).add(pattern).end(demand);
            case OpPath path -> group(chain).add(path).end(demand);
            case OpSequence sequence -> sequence(sequence, chain, demand);
            case OpFilter filter -> filter(filter, chain, demand);
            case OpTable table -> table(table, chain);
            case OpNull nothing -> chain.solutions = new Solutions.Nothing();
            case OpLabel label -> append(label.getSubOp(), chain, demand);
            case OpList list -> append(list.getSubOp(), chain, demand);
            case OpExtendAssign extend -> extend(extend, chain, demand);
            case OpUnion union -> alternatives(branches(union, new ArrayList<>()), chain, demand);
            case OpDisjunction either -> alternatives(either.getElements(), chain, demand);
            case OpConditional optional -> optional(optional, chain, demand);
            case OpJoin join -> join(join, chain, demand);
            case OpLeftJoin join -> leftJoin(join, chain, demand);
            case OpMinus minus -> minus(minus, chain, demand);
            case OpGraph named -> graph(named, chain, demand);
            case OpProject project -> project(project, chain, demand);
            case OpDistinct distinct -> distinct(distinct.getSubOp(), chain, demand);
            case OpReduced reduced -> distinct(reduced.getSubOp(), chain, demand);
            case OpSlice slice -> slice(slice, chain);
            case OpGroup group -> group(group, chain);
            case OpOrder order -> order(order.getSubOp(), order.getConditions(), Long.MAX_VALUE, chain, demand);
            case OpTopN top -> order(top.getSubOp(), top.getConditions(), positive(top.getLimit()), chain, demand);
            default -> throw new IllegalArgumentException("no operator known here: " + op.getName());
        }
        own(op, chain);
    }

    /** Whether an operator does more than pass solutions on, so that those of different origin must be kept apart. */
    private static boolean looksAtAll(Op op) {
        return switch (op) {
            case OpDistinct distinct -> true;
            case OpReduced reduced -> true;
            case OpSlice slice -> true;
            case OpGroup group -> true;
            case OpOrder order -> true;
            case OpTopN top -> true;
            default -> false;
        };
    }

    private void own(Op op, Chain chain) {
        for (int slot : row.slots(OpVars.visibleVars(op))) {
            chain.own.set(slot);
            chain.bound.set(slot);
        }
    }

    private GroupPattern group(Chain chain) {
        return new GroupPattern(row, graph, conditions, chain);
    }

    private void sequence(OpSequence sequence, Chain chain, Demand demand) {
        List<Op> elements = sequence.getElements();
        List<Set<Var>> mentioned = mentionedFrom(elements);
        GroupPattern group = group(chain);
        for (int i = 0; i < elements.size(); i++) {
            Op element = elements.get(i);
            if (GroupPattern.isSimple(element)) {
                if (!group.admits(element)) {
                    group.end(demand.and(mentioned.get(i)));
                    group = group(chain);
                }
                group.add(element);
            } else {
                group.end(demand.and(mentioned.get(i)));
                append(element, chain, demand.and(mentioned.get(i + 1)));
                group = group(chain);
            }
        }
        group.end(demand);
    }

    /** For each element the variables of that one and those after it, and none after the last. */
    private static List<Set<Var>> mentionedFrom(List<Op> elements) {
        List<Set<Var>> mentioned = new ArrayList<>(Collections.nCopies(elements.size() + 1, Set.of()));
        for (int i = elements.size() - 1; i >= 0; i--) {
            Set<Var> variables = Variables.of(elements.get(i));
            variables.addAll(mentioned.get(i + 1));
            mentioned.set(i, variables);
        }
        return mentioned;
    }

    private void filter(OpFilter filter, Chain chain, Demand demand) {
        if (GroupPattern.isSimple(filter)) {
            group(chain).add(filter).end(demand);
            return;
        }
        append(
                filter.getSubOp(),
                chain,
                demand.and(Variables.of(filter.getExprs().getList())));
        for (Expr expression : filter.getExprs()) {
            chain.solutions = new Filtered(chain.solutions, row, conditions.of(expression, chain));
        }
    }

    private void extend(OpExtendAssign extend, Chain chain, Demand demand) {
        append(
                extend.getSubOp(),
                chain,
                demand.and(Variables.of(extend.getVarExprList().getExprs().values())));
        VarExprList values = extend.getVarExprList();
        IntSupplier[] ids = values.getVars().stream()
                .map(variable -> expressions.id(values.getExpr(variable)))
                .toArray(IntSupplier[]::new);
        chain.solutions = new Extended(chain.solutions, row, row.slots(values.getVars()), ids, expressions.labels());
    }

    private static List<Op> branches(Op op, List<Op> branches) {
        if (op instanceof OpUnion union) {
            branches(union.getLeft(), branches);
            branches(union.getRight(), branches);
        } else {
            branches.add(op);
        }
        return branches;
    }

    private void alternatives(List<Op> branches, Chain chain, Demand demand) {
        Solutions[] solutions =
                branches.stream().map(branch -> branch(branch, chain, demand)).toArray(Solutions[]::new);
        chain.solutions = new Alternatives(chain.solutions, solutions);
    }

    private Solutions branch(Op op, Chain chain, Demand demand) {
        Chain branch = chain.branch();
        append(op, branch, demand);
        return branch.solutions;
    }

    private Optional<Solutions> exists(Op op, Chain chain) {
        return covers(op, false)
                ? Optional.of(branch(op, chain, Demand.ALL.distinct(Set.of()).ofFew()))
                : Optional.empty();
    }

    private void optional(OpConditional optional, Chain chain, Demand demand) {
        append(optional.getLeft(), chain, demand.and(Variables.of(optional.getRight())));
        chain.solutions = new OptionalPart(chain.solutions, branch(optional.getRight(), chain, demand));
    }

    private void table(OpTable table, Chain chain) {
        if (table.isJoinIdentity()) {
            return;
        }
        List<Var> columns = table.getTable().getVars();
        int[] slots = row.slots(columns);
        int[] ids = new int[row.ids.length];
        Table solutions = new Table(slots.length, row.cancellation);
        table.getTable().rows().forEachRemaining(binding -> {
            for (Var column : columns) {
                Node node = binding.get(column);
                ids[row.slot(column)] = node == null ? Terms.NONE : row.terms.id(node);
            }
            solutions.add(ids, slots);
        });
        solutions.index(shared(slots, chain));
        chain.solutions = Joined.inner(chain.solutions, row, slots, () -> solutions);
    }

    private static int[] shared(int[] slots, Chain chain) {
        return IntStream.range(0, slots.length)
                .filter(column -> chain.bound.get(slots[column]))
                .toArray();
    }

    private void join(OpJoin join, Chain chain, Demand demand) {
        Set<Var> visible = OpVars.visibleVars(join.getRight());
        append(join.getLeft(), chain, demand.and(visible));
        int[] slots = row.slots(visible);
        chain.solutions =
                Joined.inner(chain.solutions, row, slots, right(join.getRight(), visible, slots, chain, demand));
    }

    private void leftJoin(OpLeftJoin join, Chain chain, Demand demand) {
        Set<Var> visible = OpVars.visibleVars(join.getRight());
        List<Expr> tests =
                Optional.ofNullable(join.getExprs()).map(ExprList::getList).orElse(List.of());
        Demand all = demand.and(Variables.of(tests));
        append(join.getLeft(), chain, all.and(visible));
        int[] slots = row.slots(visible);
        Supplier<Table> table = right(join.getRight(), visible, slots, chain, all);
        own(join, chain);
        chain.solutions = Joined.left(
                chain.solutions,
                row,
                slots,
                table,
                tests.stream().map(test -> conditions.of(test, chain)).toList());
    }

    private void minus(OpMinus minus, Chain chain, Demand demand) {
        Set<Var> common = OpVars.visibleVars(minus.getLeft());
        common.retainAll(OpVars.visibleVars(minus.getRight()));
        append(minus.getLeft(), chain, demand.and(common));
        if (!common.isEmpty()) {
            int[] slots = row.slots(common);
            chain.solutions = new Subtracted(
                    chain.solutions,
                    row,
                    slots,
                    right(minus.getRight(), common, slots, chain, Demand.ALL.distinct(common)));
        }
    }

    /** The right side of an operator, evaluated on its own when it is asked for. */
    private Supplier<Table> right(Op op, Set<Var> variables, int[] slots, Chain chain, Demand demand) {
        Set<Var> shared = new LinkedHashSet<>(variables);
        // What a pattern around this one binds is joined as well.
        shared.removeIf(variable -> chain.alone && !chain.own.get(row.slot(variable)));
        int[] keys = shared(slots, chain);
        return () -> {
            Row apart = row.apart(Variables.of(op));
            Chain alone = Chain.alone();
            Demand wanted = new Demand(demand.only(), false).and(shared);
            new Compiler(apart, context, graph).plan(op, alone, wanted);
            Table table = new Table(slots.length, row.cancellation);
            int[] columns = apart.slots(variables);
            while (alone.solutions.next()) {
                row.tick();
                table.add(apart.ids, columns);
            }
            table.index(keys);
            return table;
        };
    }

    private void graph(OpGraph named, Chain chain, Demand demand) {
        if (!Var.isVar(named.getNode())) {
            graphs.graph(named.getNode())
                    .ifPresentOrElse(
                            facts -> in(facts).append(named.getSubOp(), chain, demand),
                            () -> chain.solutions = new Solutions.Nothing());
            return;
        }
        Var variable = Var.alloc(named.getNode());
        List<Node> names = graphs.names();
        Chain before = chain.branch();
        chain.solutions = new GraphNames(
                chain.solutions,
                row,
                row.slot(variable),
                names.stream().mapToInt(row.terms::id).toArray(),
                index -> graphs.graph(names.get(index))
                        .map(facts -> in(facts).branch(named.getSubOp(), before, demand.and(Set.of(variable))))
                        .orElseGet(Solutions.Nothing::new));
    }

    private void project(OpProject project, Chain chain, Demand demand) {
        append(project.getSubOp(), chain, projected(project, demand));
        Set<Var> others = Variables.of(project.getSubOp());
        others.removeAll(project.getVars());
        int[] hidden = row.slots(others);
        if (hidden.length > 0 && !isOutermost(project)) {
            chain.solutions = new Projected(chain.solutions, row, hidden);
            for (int slot : hidden) {
                chain.own.clear(slot);
                chain.bound.clear(slot);
            }
        }
    }

    /** Whether nothing follows a projection that might have variables of the same names. */
    private boolean isOutermost(OpProject project) {
        Op outer = whole;
        while (outer instanceof OpModifier modifier && !outer.equals(project)) {
            outer = modifier.getSubOp();
        }
        return outer.equals(project);
    }

    private static Demand projected(OpProject project, Demand demand) {
        return demand.only()
                .map(only -> {
                    Set<Var> visible = new LinkedHashSet<>(project.getVars());
                    visible.retainAll(only);
                    return demand.distinct(visible);
                })
                .orElse(demand);
    }

    private void distinct(Op op, Chain chain, Demand demand) {
        List<Var> visible = OpVars.visibleVars(op).stream()
                .filter(variable -> variable.isNamedVar())
                .toList();
        append(op, chain, demand.distinct(visible));
        chain.solutions = new Distinct(chain.solutions, row, row.slots(visible));
    }

    private void slice(OpSlice slice, Chain chain) {
        append(slice.getSubOp(), chain, Demand.ALL.ofFew());
        chain.solutions = new Slice(chain.solutions, row, Math.max(0, slice.getStart()), positive(slice.getLength()));
    }

    /** A limit, of which ARQ says with its least number that there is none. */
    private static long positive(long limit) {
        return limit < 0 ? Long.MAX_VALUE : limit;
    }

    private void order(Op op, List<SortCondition> by, long limit, Chain chain, Demand demand) {
        Set<Var> mentioned = new LinkedHashSet<>();
        by.forEach(condition -> mentioned.addAll(Variables.of(condition.getExpression())));
        // Which solutions come first depends on how often each is there.
        Demand all = limit == Long.MAX_VALUE ? new Demand(demand.only(), false).and(mentioned) : Demand.ALL;
        append(op, chain, all);
        List<Sorted.Key> keys = by.stream()
                .map(condition -> new Sorted.Key(
                        expressions.id(condition.getExpression()), condition.getDirection() == Query.ORDER_DESCENDING))
                .toList();
        List<Var> kept = OpVars.visibleVars(op).stream()
                .sorted(Comparator.comparing(Var::getName))
                .toList();
        chain.solutions = new Sorted(chain.solutions, row, keys, row.slots(kept), limit);
    }

    private void group(OpGroup group, Chain chain) {
        List<Var> keyVariables = group.getGroupVars().getVars();
        List<Expr> keys = keyVariables.stream()
                .map(variable -> group.getGroupVars().hasExpr(variable)
                        ? group.getGroupVars().getExpr(variable)
                        : new ExprVar(variable))
                .toList();
        List<ExprAggregator> aggregates = group.getAggregators();
        append(group.getSubOp(), chain, demand(keys, aggregates));
        int[] visible = row.slots(OpVars.visibleVars(group.getSubOp()).stream()
                .filter(variable -> variable.isNamedVar())
                .toList());
        IntSupplier[] keyIds = keys.stream().map(expressions::id).toArray(IntSupplier[]::new);
        int[] emptyResults = aggregates.stream()
                .map(aggregate -> aggregate.getAggregator().getValueEmpty())
                .mapToInt(value -> value == null ? Terms.NONE : row.terms.id(value))
                .toArray();
        chain.solutions = new Grouped(
                chain.solutions,
                row,
                keyIds,
                row.slots(keyVariables),
                row.slots(aggregates.stream().map(ExprAggregator::getVar).toList()),
                emptyResults,
                expressions.labels(),
                () -> aggregates.stream()
                        .map(aggregate -> Aggregation.of(aggregate.getAggregator(), row, expressions, visible))
                        .toArray(Aggregation[]::new));
    }

    private static Demand demand(List<Expr> keys, List<ExprAggregator> aggregates) {
        Collection<Expr> looked = new ArrayList<>(keys);
        for (ExprAggregator aggregate : aggregates) {
            if (!Aggregation.ignoresRepetition(aggregate.getAggregator())) {
                return Demand.ALL;
            }
            looked.addAll(aggregate.getAggregator().getExprList().getList());
        }
        return Demand.ALL.distinct(Variables.of(looked));
    }
}
