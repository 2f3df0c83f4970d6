package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggAvgDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMaxDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggMinDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSampleDistinct;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.AggSumDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * One aggregate over all groups (SPARQL 1.1 Query, section 18.5.1). Groups are numbered from 0 in the order in which they
 * are met.
 */
abstract class Aggregation {
    /** Takes the row, as one of a group. */
    abstract void add(int group);

    /** The id of a group's result; {@link Terms#NONE} for an error. */
    abstract int result(int group);

    /** Whether an aggregate can be computed here. */
    static boolean covers(Aggregator aggregator) {
        return switch (aggregator) {
            case AggCount count -> true;
            case AggCountDistinct count -> true;
            case AggCountVar count -> true;
            case AggCountVarDistinct count -> true;
            case AggSum sum -> true;
            case AggSumDistinct sum -> true;
            case AggAvg average -> true;
            case AggAvgDistinct average -> true;
            case AggMin least -> true;
            case AggMinDistinct least -> true;
            case AggMax greatest -> true;
            case AggMaxDistinct greatest -> true;
            case AggSample sample -> true;
            case AggSampleDistinct sample -> true;
            case AggGroupConcat all -> true;
            case AggGroupConcatDistinct all -> true;
            default -> false;
        };
    }

    /** Whether repeating a solution leaves the aggregate as it is. */
    static boolean ignoresRepetition(Aggregator aggregator) {
        return aggregator instanceof AggCountVarDistinct
                || aggregator instanceof AggMin
                || aggregator instanceof AggMax
                || aggregator instanceof AggSample
                || aggregator instanceof AggSumDistinct
                || aggregator instanceof AggAvgDistinct
                || aggregator instanceof AggMinDistinct
                || aggregator instanceof AggMaxDistinct;
    }

    /**
     * An aggregate.
     *
     * @param visible the slots of the variables that {@code COUNT(DISTINCT *)} looks at
     */
    static Aggregation of(Aggregator aggregator, Row row, Expressions expressions, int[] visible) {
        return switch (aggregator) {
            case AggCount count -> new Count(row.terms, () -> 1);
            case AggCountVar count -> new Count(row.terms, expressions.id(argument(count)));
            case AggCountVarDistinct count -> new CountDistinct(row.terms, expressions.id(argument(count)));
            case AggCountDistinct count -> new CountDistinct(row.terms, number(row, visible));
            default -> new Accumulation(aggregator, row.terms, expressions);
        };
    }

    private static Expr argument(Aggregator aggregator) {
        return aggregator.getExprList().get(0);
    }

    /** A number for the whole solution, instead of an id. */
    private static IntSupplier number(Row row, int[] slots) {
        Tuples solutions = new Tuples(slots.length, row.cancellation);
        return () -> {
            int number = solutions.add(row.ids, slots);
            return number < 0 ? -number : number + 1;
        };
    }

    private static final class Count extends Aggregation {
        private final Terms terms;
        private final IntSupplier counted;
        private long[] counts = new long[16];
        private final int[] small = new int[1 << 8];

        Count(Terms terms, IntSupplier counted) {
            this.terms = terms;
            this.counted = counted;
        }

        @Override
        void add(int group) {
            if (group >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(group + 1, counts.length * 2));
            }
            if (counted.getAsInt() != Terms.NONE) {
                counts[group]++;
            }
        }

        @Override
        int result(int group) {
            long count = group < counts.length ? counts[group] : 0;
            if (count >= small.length) {
                return id(count);
            }
            if (small[(int) count] == Terms.NONE) {
                small[(int) count] = id(count);
            }
            return small[(int) count];
        }

        private int id(long count) {
            return terms.id(NodeValue.makeInteger(count).asNode());
        }
    }

    private static final class CountDistinct extends Aggregation {
        private final IntSupplier counted;
        private final LongOpenHashSet seen = new LongOpenHashSet();
        private final Count counts;

        CountDistinct(Terms terms, IntSupplier counted) {
            this.counted = counted;
            counts = new Count(terms, () -> 1);
        }

        @Override
        void add(int group) {
            int id = counted.getAsInt();
            if (id != Terms.NONE && seen.add(((long) group << 32) | (id & 0xFFFFFFFFL))) {
                counts.add(group);
            }
        }

        @Override
        int result(int group) {
            return counts.result(group);
        }
    }

    /** ARQ's own accumulator for each group. */
    private static final class Accumulation extends Aggregation {
        private final Aggregator aggregator;
        private final Terms terms;
        private final Expressions expressions;
        private final List<Accumulator> accumulators = new ArrayList<>();

        Accumulation(Aggregator aggregator, Terms terms, Expressions expressions) {
            List<Expr> arguments = new ArrayList<>();
            for (Expr argument : aggregator.getExprList()) {
                arguments.add(expressions.argument(argument));
            }
            this.aggregator = aggregator.copy(new ExprList(arguments));
            this.terms = terms;
            this.expressions = expressions;
        }

        @Override
        void add(int group) {
            while (accumulators.size() <= group) {
                accumulators.add(aggregator.createAccumulator());
            }
            accumulators.get(group).accumulate(expressions.binding(), expressions.environment());
        }

        @Override
        int result(int group) {
            NodeValue value = accumulators.get(group).getValue();
            return value == null ? Terms.NONE : terms.id(value.asNode());
        }
    }
}
