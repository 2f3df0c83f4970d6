package org.w3id.entente.query.execution;

import org.apache.jena.atlas.io.IndentedWriter;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.w3id.entente.store.FactsGraph;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A plan at work, as ARQ's iterator of solutions. */
final class Evaluation extends QueryIter {
    private final Op op;
    private final QueryIterator input;
    private final Row row;
    private final Optional<Given> given;
    private final Solutions solutions;
    private final Var[] variables;
    private final int[] slots;
    private boolean ready;

    private Evaluation(
            Op op,
            QueryIterator input,
            ExecutionContext context,
            Row row,
            Optional<Given> given,
            Solutions solutions,
            Set<Var> visible) {
        super(context);
        this.op = op;
        this.input = input;
        this.row = row;
        this.given = given;
        this.solutions = solutions;
        variables = visible.toArray(Var[]::new);
        slots = row.slots(visible);
    }

    /** Plans an operator on the context's active graph; empty when the operator is not known here. */
    static Optional<QueryIterator> of(Op op, QueryIterator input, ExecutionContext context, FactsGraph graph) {
        boolean alone = input instanceof QueryIterRoot && input.isJoinIdentity();
        NamedFacts graphs = new NamedFacts(context.getDataset(), graph.facts().dictionary());
        if (!new Coverage(context.getContext(), graphs, alone).includes(op)) {
            return Optional.empty();
        }
        Set<Var> visible = new LinkedHashSet<>(OpVars.visibleVars(op));
        Row row = new Row(
                Terms.of(context.getContext(), graph.facts().dictionary()),
                Variables.of(op),
                new Cancellation(context));
        Optional<Given> given = alone ? Optional.empty() : Optional.of(new Given(input, row));
        Chain chain = given.map(Chain::after).orElseGet(Chain::alone);
        new Compiler(row, context, graph).plan(op, chain, Demand.ALL);
        return Optional.of(new Evaluation(op, input, context, row, given, chain.solutions, visible));
    }

    @Override
    protected boolean hasNextBinding() {
        ready = ready || solutions.next();
        return ready;
    }

    @Override
    protected Binding moveToNextBinding() {
        ready = false;
        int[] ids = new int[slots.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = given.isPresent() && given.get().binds(slots[i]) ? Terms.NONE : row.ids[slots[i]];
        }
        return IdBinding.of(given.map(Given::binding).orElse(null), row.terms, variables, ids);
    }

    @Override
    protected void closeIterator() {
        performClose(input);
    }

    @Override
    protected void requestCancel() {
        performRequestCancel(input);
    }

    @Override
    public void output(IndentedWriter out, SerializationContext context) {
        out.print("on ids: ");
        op.output(out, context);
    }
}
