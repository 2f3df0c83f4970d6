package org.w3id.entente.query;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.irix.IRIException;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;
import org.apache.jena.sparql.util.Context;
import org.w3id.entente.query.limits.KnownFunctions;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.sparql.Suggestions;
import org.w3id.entente.vocab.Namespaces;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a query within its dataset: no SERVICE, no Java classes as functions, and FROM and FROM NAMED choose among the dataset's named graphs instead of
 * fetching documents.
 */
public final class Confinement {
    private Confinement() {}

    /**
     * Checks a query that has been read.
     *
     * @param graphs the names of the named graphs that exist
     * @throws QuerySyntaxException when the query reaches outside
     */
    public static void check(ReadQuery read, Set<Node> graphs) {
        Query query = read.query();
        List<Token> tokens = read.words();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String iri = isName(token) ? iri(token, query) : "";
            check(token, iri);
            if (!iri.isEmpty() && i + 1 < tokens.size() && isArguments(tokens.get(i + 1))) {
                checkCall(token, iri, query);
            }
            if (token.kind == SPARQLParser12Constants.FROM) {
                boolean named = tokens.get(i + 1).kind == SPARQLParser12Constants.NAMED;
                checkGraph(token, tokens.get(named ? i + 2 : i + 1), named, query, graphs);
            }
        }
    }

    /**
     * Checks one word of a query or an update.
     *
     * @param iri what the word names; empty when it names nothing
     * @throws QuerySyntaxException when it reaches outside
     */
    public static void check(Token token, String iri) {
        if (token.kind == SPARQLParser12Constants.SERVICE) {
            throw at(
                    token,
                    "SERVICE, which would ask another endpoint",
                    "a pattern over this graph alone",
                    "ask the other endpoint on its own and join the answers");
        }
        checkName(token, iri);
    }

    private static boolean isName(Token token) {
        return token.kind == SPARQLParser12Constants.IRIref || token.kind == SPARQLParser12Constants.PNAME_LN;
    }

    /** ARQ would look for a Java class of the name, in the words of whoever asks. */
    private static void checkName(Token token, String iri) {
        if (iri.startsWith("java:")) {
            throw at(
                    token,
                    "<" + iri + ">, which would load a Java class",
                    "a function or a property that is known",
                    "use the functions of SPARQL 1.1, section 17.4");
        }
        KnownFunctions.cureOfProperty(NodeFactory.createURI(iri)).ifPresent(cure -> {
            throw at(token, "<" + iri + ">, which is a calculation and no property", "a property of the graph", cure);
        });
    }

    private static boolean isArguments(Token token) {
        return token.kind == SPARQLParser12Constants.LPAREN || token.kind == SPARQLParser12Constants.NIL;
    }

    /** A name before parentheses is a function, or else a property whose value is a list. */
    private static void checkCall(Token token, String iri, Query query) {
        if (!KnownFunctions.includes(iri) && KnownFunctions.calledBy(query).contains(iri)) {
            throw at(
                    token,
                    "unknown function <" + iri + ">",
                    "a cast such as xsd:integer, or a function that is known",
                    KnownFunctions.nearest(iri)
                            .map(near -> "did you mean <" + near + ">?")
                            .orElse("use the functions of SPARQL 1.1, section 17.4"));
        }
    }

    private static String iri(Token name, Query query) {
        if (name.kind == SPARQLParser12Constants.IRIref) {
            String written = name.image.substring(1, name.image.length() - 1);
            return isPlain(written) ? written : resolve(name, query);
        }
        String iri = query.expandPrefixedName(name.image);
        return iri == null ? "" : iri;
    }

    /**
     * What an IRI in angle brackets is when it is resolved.
     *
     * @throws QuerySyntaxException when it is none
     */
    public static String resolve(Token name, Prologue prologue) {
        String written = name.image.substring(1, name.image.length() - 1);
        try {
            return prologue.getBase().resolve(written).str();
        } catch (IRIException faulty) {
            throw at(name, name.image + ", which is no IRI", "one such as <https://w3id.org/entente/id/japan>", "");
        }
    }

    /** Whether an IRI is on the Web and stays the same when it is resolved. */
    private static boolean isPlain(String written) {
        return (written.startsWith("https://") || written.startsWith("http://"))
                && written.indexOf('\\') < 0
                && !written.contains("/.");
    }

    private static void checkGraph(Token from, Token name, boolean named, Query query, Set<Node> graphs) {
        String iri = iri(name, query);
        if (!graphs.contains(NodeFactory.createURI(iri))) {
            throw at(
                    from,
                    (named ? "FROM NAMED <" : "FROM <") + iri + ">",
                    "one of the named graphs",
                    suggestGraph(iri, graphs));
        }
    }

    /**
     * A view of a dataset in which some of its graphs are the default graph and some are the named ones (SPARQL 1.1
     * Protocol, section 2.1.4). Where both lists are empty, it is the dataset itself.
     *
     * @param defaultGraphs names of graphs, merged into the default graph
     * @param namedGraphs names of graphs
     * @throws UnknownGraphException when a graph is not in the dataset, and the default graph is the union of all that are; in
     *     a dataset with a default graph of its own it is empty
     */
    public static DatasetGraph select(UnionDataset dataset, List<String> defaultGraphs, List<String> namedGraphs) {
        if (defaultGraphs.isEmpty() && namedGraphs.isEmpty()) {
            return dataset;
        }
        for (List<String> names : List.of(defaultGraphs, namedGraphs)) {
            for (String name : names) {
                if (dataset.mode() == DefaultGraph.UNION
                        && !dataset.graphNames().contains(NodeFactory.createURI(name))) {
                    throw new UnknownGraphException(name, suggestGraph(name, dataset.graphNames()));
                }
            }
        }
        return DynamicDatasets.dynamicDataset(DatasetDescription.create(defaultGraphs, namedGraphs), dataset, false);
    }

    /**
     * The IRI of a named graph that a user names by its IRI, as {@code graph:actors}, or by its short name,
     * {@code edition/2020}.
     *
     * @throws UnknownGraphException when the graph is not in the dataset
     */
    public static String graphNamed(String typed, UnionDataset dataset) {
        String plain = typed.replaceAll("^<|>$", "").replaceFirst("^graph:", "");
        String name = plain.startsWith(Namespaces.BASE) ? plain : Namespaces.GRAPH + plain;
        if (!dataset.graphNames().contains(NodeFactory.createURI(name))) {
            throw new UnknownGraphException(name, suggestGraph(name, dataset.graphNames()));
        }
        return name;
    }

    /** What to say to someone who named a graph that does not exist. */
    public static String suggestGraph(String name, Set<Node> graphs) {
        List<String> names = graphs.stream().map(Node::getURI).sorted().toList();
        return Suggestions.nearest(name, names)
                .map(near -> "did you mean <" + near + ">?")
                .orElseGet(() -> names.stream().collect(Collectors.joining(">, <", "there are <", ">")));
    }

    /** The settings under which a confined query runs: no calls out, whatever the process-wide settings say. */
    public static Context context() {
        Context context = ARQ.getContext().copy();
        context.set(ARQ.httpServiceAllowed, false);
        return context;
    }

    private static QuerySyntaxException at(Token token, String found, String wanted, String cure) {
        return new QuerySyntaxException(token.beginLine, token.beginColumn, found, wanted, cure);
    }
}
