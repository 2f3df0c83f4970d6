package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraphCollection;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalNull;
import org.apache.jena.sparql.graph.GraphReadOnly;
import org.apache.jena.sparql.graph.GraphZero;
import org.w3id.entente.vocab.Prefixes;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An immutable RDF dataset (SPARQL 1.1 Query, section 13) whose default graph is the union of its named graphs, unless it
 * has one of its own.
 *
 * <p>The union is copied once, so that a pattern over the default graph costs one index lookup however many graphs there
 * are. Every graph handed out refuses changes; a graph name that is not in the dataset stands for an empty graph and is
 * not created by asking. Threads may share an instance as long as nobody changes the graphs it was made from.
 */
public final class UnionDataset extends DatasetGraphCollection {
    private final Map<Node, Graph> namedGraphs;
    private final Graph union;
    private final Graph defaultGraph;
    private final PrefixMap prefixes;
    private final Transactional transactions = TransactionalNull.create();

    private UnionDataset(Map<Node, Graph> namedGraphs, Graph union, Graph defaultGraph) {
        this.namedGraphs = Collections.unmodifiableMap(namedGraphs);
        this.union = union;
        this.defaultGraph = defaultGraph;
        this.prefixes = PrefixMapFactory.create(Prefixes.usual());
    }

    /**
     * Assembles a dataset; linear in the number of triples.
     *
     * @param graphs the named graphs, in the order in which they are to be listed
     */
    public static UnionDataset of(NamedGraphs graphs) {
        Map<Node, Graph> named = new LinkedHashMap<>();
        Graph union = GraphMemFactory.createGraphMem2();
        graphs.graphs().forEach((name, graph) -> {
            graph.find().forEachRemaining(union::add);
            named.put(name, new GraphReadOnly(graph));
        });
        graphs.own().ifPresent(graph -> graph.find().forEachRemaining(union::add));
        Graph all = new GraphReadOnly(union);
        return new UnionDataset(
                named, all, graphs.own().<Graph>map(GraphReadOnly::new).orElse(all));
    }

    /** A dataset of graphs that refuse changes, with a union of all that is at hand already. */
    static UnionDataset of(NamedGraphs graphs, Graph union) {
        return new UnionDataset(graphs.graphs(), union, graphs.own().orElse(union));
    }

    /** The names of the named graphs, in the order in which they were given. */
    public Set<Node> graphNames() {
        return namedGraphs.keySet();
    }

    /** The number of triples in the union of all graphs. */
    public int tripleCount() {
        return union.size();
    }

    /** What the default graph is. */
    public DefaultGraph mode() {
        return defaultGraph.equals(union) ? DefaultGraph.UNION : DefaultGraph.SEPARATE;
    }

    @Override
    public Graph getDefaultGraph() {
        return defaultGraph;
    }

    @Override
    public Graph getGraph(Node name) {
        if (Quad.isDefaultGraph(name)) {
            return defaultGraph;
        }
        if (Quad.isUnionGraph(name)) {
            return union;
        }
        Graph graph = namedGraphs.get(name);
        return graph == null ? GraphZero.instance() : graph;
    }

    @Override
    public boolean containsGraph(Node name) {
        return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) || namedGraphs.containsKey(name);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return namedGraphs.keySet().iterator();
    }

    @Override
    public long size() {
        return namedGraphs.size();
    }

    @Override
    public PrefixMap prefixes() {
        return prefixes;
    }

    @Override
    public void add(Quad quad) {
        throw readOnly();
    }

    @Override
    public void delete(Quad quad) {
        throw readOnly();
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        throw readOnly();
    }

    @Override
    public void removeGraph(Node name) {
        throw readOnly();
    }

    @Override
    public void clear() {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("the dataset is immutable");
    }

    @Override
    public boolean supportsTransactions() {
        return true;
    }

    @Override
    public boolean supportsTransactionAbort() {
        return false;
    }

    @Override
    public void begin(TxnType type) {
        if (type == TxnType.WRITE) {
            throw readOnly();
        }
        transactions.begin(type);
    }

    @Override
    public void begin(ReadWrite mode) {
        begin(TxnType.convert(mode));
    }

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {
        transactions.commit();
    }

    @Override
    public void abort() {
        transactions.abort();
    }

    @Override
    public void end() {
        transactions.end();
    }

    @Override
    public boolean isInTransaction() {
        return transactions.isInTransaction();
    }

    @Override
    public ReadWrite transactionMode() {
        return transactions.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return transactions.transactionType();
    }
}
