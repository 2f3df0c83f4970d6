package org.w3id.entente.query.execution;

import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.w3id.entente.store.FactsGraph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Triple patterns, paths and filters that are joined in whatever order is best, each filter as soon as its variables are
 * bound. Where repetition does not matter, what nobody asks for any more is dropped on the way.
 */
final class GroupPattern {
    /** From how many solutions on it pays to collect the distinct terms of the one variable still asked for. */
    private static final int WORTH_SETTLING = 200;

    private final Row row;
    private final FactsGraph graph;
    private final Conditions conditions;
    private final Chain chain;
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Test> tests = new ArrayList<>();
    private final BitSet slots = new BitSet();

    /**
     * A filter.
     *
     * @param needed the slots of those of its variables that the patterns before it bind
     * @param mentioned the slots of all its variables
     */
    private record Test(Expr expression, BitSet needed, BitSet mentioned) {}

    GroupPattern(Row row, FactsGraph graph, Conditions conditions, Chain chain) {
        this.row = row;
        this.graph = graph;
        this.conditions = conditions;
        this.chain = chain;
    }

    /** Whether an operator consists of patterns and filters alone. */
    static boolean isSimple(Op op) {
        return switch (op) {
            case OpBGP pattern -> true;
            case OpTriple pattern -> true;
            case OpPath path -> true;
            case OpSequence sequence -> sequence.getElements().stream().allMatch(GroupPattern::isSimple);
            case OpFilter filter -> isSimple(filter.getSubOp());
            default -> false;
        };
    }

    /** Whether a simple operator can come after what is there: not when it binds what a filter must see unbound. */
    boolean admits(Op op) {
        BitSet added = slots(Variables.of(op));
        return tests.stream().noneMatch(test -> {
            row.tick();
            BitSet open = (BitSet) test.mentioned().clone();
            open.andNot(test.needed());
            return open.intersects(added);
        });
    }

    /** Adds a simple operator. */
    GroupPattern add(Op op) {
        switch (op) {
            case OpBGP pattern -> pattern.getPattern().forEach(this::add);
            case OpTriple pattern -> add(pattern.getTriple());
            case OpPath path -> add(path.getTriplePath());
            case OpSequence sequence -> sequence.getElements().forEach(this::add);
            case OpFilter filter -> {
                add(filter.getSubOp());
                filter.getExprs().forEach(this::add);
            }
            default -> throw new IllegalArgumentException("neither pattern nor filter: " + op.getName());
        }
        return this;
    }

    private void add(Triple triple) {
        add(new TriplePattern(
                graph,
                row.place(triple.getSubject()),
                row.place(triple.getPredicate()),
                row.place(triple.getObject())));
    }

    private void add(TriplePath path) {
        add(new PathPattern(graph, row.place(path.getSubject()), path.getPath(), row.place(path.getObject())));
    }

    private void add(Pattern pattern) {
        patterns.add(pattern);
        slots.or(pattern.slots());
    }

    private void add(Expr expression) {
        BitSet mentioned = slots(Variables.of(expression));
        BitSet needed = (BitSet) mentioned.clone();
        needed.and(slots);
        tests.add(new Test(expression, needed, mentioned));
    }

    private BitSet slots(Collection<Var> variables) {
        BitSet found = new BitSet();
        for (int slot : row.slots(variables)) {
            found.set(slot);
        }
        return found;
    }

    /** Adds the join of all this to the chain. */
    void end(Demand demand) {
        boolean choice = patterns.size() > 1 || demand.only().isPresent();
        List<JoinOrder.Step> steps = choice
                ? JoinOrder.of(patterns, chain.bound, row.cancellation)
                : patterns.stream().map(only -> new JoinOrder.Step(only, 1)).toList();
        BitSet done = new BitSet();
        test(done);
        for (int i = 0; i < steps.size(); i++) {
            Pattern pattern = steps.get(i).pattern();
            BitSet unasked = pattern.slots();
            unasked.andNot(done);
            BitSet asked = asked(demand, steps.subList(i + 1, steps.size()));
            boolean once = demand.only().isPresent() && !unasked.isEmpty() && !unasked.intersects(asked);
            chain.solutions = pattern.join(chain.solutions, row, once);
            done.or(pattern.slots());
            chain.bound.or(pattern.slots());
            chain.own.or(pattern.slots());
            test(done);
            if (demand.only().isPresent() && !demand.few() && steps.get(i).solutions() >= WORTH_SETTLING) {
                settle(asked(demand, steps.subList(i + 1, steps.size())));
            }
        }
    }

    /** Adds the filters whose variables are bound. */
    private void test(BitSet done) {
        tests.removeIf(test -> {
            row.tick();
            BitSet missing = (BitSet) test.needed().clone();
            missing.andNot(done);
            if (!missing.isEmpty()) {
                return false;
            }
            chain.solutions = new Filtered(chain.solutions, row, conditions.of(test.expression(), chain));
            return true;
        });
    }

    /** The slots that are asked for later: by the patterns and filters still to come, or by what comes after all this. */
    private BitSet asked(Demand demand, List<JoinOrder.Step> later) {
        BitSet asked = slots(demand.only().orElse(Set.of()));
        later.forEach(step -> asked.or(step.pattern().slots()));
        tests.forEach(test -> asked.or(test.mentioned()));
        return asked;
    }

    private void settle(BitSet asked) {
        BitSet kept = (BitSet) chain.own.clone();
        kept.and(asked);
        if (chain.alone && kept.cardinality() == 1 && chain.own.cardinality() > 1) {
            chain.solutions = new Settled(chain.solutions, row, kept.nextSetBit(0));
            chain.own.clear();
            chain.own.or(kept);
        }
    }
}
