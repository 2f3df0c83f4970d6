package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ids for all terms that one query meets: those of the dictionary, and negative ones for terms that are not in it, which
 * come from the query itself or from expressions. Two terms are the same if, and only if, their ids are.
 *
 * <p>One thread adds terms; afterwards, any number may ask for their nodes.
 */
final class Terms {
    /** The id of no term: what an unbound variable has. */
    static final int NONE = 0;

    private static final Symbol SYMBOL = Symbol.create(Namespaces.BASE + "execution/terms");
    private static final int CACHED = 1024;

    /** What a term that is not in the dictionary costs beside its text, in bytes. */
    private static final int FOREIGN = 128;

    private final Dictionary dictionary;
    private final Term[] cache = new Term[CACHED];
    private final List<Term> foreign = new ArrayList<>();
    private final Object2IntOpenHashMap<Node> foreignIds = new Object2IntOpenHashMap<>();
    private final Optional<Budget> budget;

    private static final class Term {
        final int id;
        final Node node;
        NodeValue value;

        Term(int id, Node node) {
            this.id = id;
            this.node = node;
        }
    }

    Terms(Dictionary dictionary, Optional<Budget> budget) {
        this.dictionary = dictionary;
        this.budget = budget;
    }

    /** The terms of the query that a context belongs to. */
    static Terms of(Context context, Dictionary dictionary) {
        Terms known = context.get(SYMBOL);
        if (known == null || known.dictionary != dictionary) {
            known = new Terms(dictionary, Budget.of(context));
            context.set(SYMBOL, known);
        }
        return known;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    /**
     * The id of a term. A term that was foreign once remains so, although a writer may add it to the dictionary
     * meanwhile: a snapshot from before that holds no fact about it.
     */
    int id(Node node) {
        int known = foreignIds.getInt(node);
        if (known != NONE) {
            return known;
        }
        int found = node.isConcrete() && !node.isExt() && !node.isNodeGraph() ? dictionary.find(node) : NONE;
        if (found != Dictionary.ABSENT) {
            return found;
        }
        int id = -foreign.size() - 1;
        foreign.add(new Term(id, node));
        budget.ifPresent(each -> each.hold(
                FOREIGN + (node.isLiteral() ? node.getLiteralLexicalForm().length() : 0)));
        foreignIds.put(node, id);
        return id;
    }

    /** The term of an id. */
    Node node(int id) {
        return term(id).node;
    }

    /** The value of a term. */
    NodeValue value(int id) {
        Term term = term(id);
        if (term.value == null) {
            term.value = NodeValue.makeNode(term.node);
        }
        return term.value;
    }

    /** Whether a term is an IRI or a blank node, which is equal to nothing but itself. */
    boolean isResource(int id) {
        if (id > 0) {
            return dictionary.isResource(id);
        }
        Node node = term(id).node;
        return node.isURI() || node.isBlank();
    }

    private Term term(int id) {
        if (id < 0) {
            return foreign.get(-id - 1);
        }
        int place = (id ^ (id >>> 10)) & (CACHED - 1);
        Term cached = cache[place];
        if (cached == null || cached.id != id) {
            cached = new Term(id, dictionary.node(id));
            cache[place] = cached;
        }
        return cached;
    }
}
