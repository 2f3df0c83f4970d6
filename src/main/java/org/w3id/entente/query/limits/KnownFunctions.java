package org.w3id.entente.query.limits;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.function.StandardFunctions;
import org.apache.jena.sparql.function.library.bnode;
import org.apache.jena.sparql.function.library.e;
import org.apache.jena.sparql.function.library.evenInteger;
import org.apache.jena.sparql.function.library.localname;
import org.apache.jena.sparql.function.library.max;
import org.apache.jena.sparql.function.library.min;
import org.apache.jena.sparql.function.library.namespace;
import org.apache.jena.sparql.function.library.pi;
import org.apache.jena.sparql.function.library.sha1sum;
import org.apache.jena.sparql.function.library.sqrt;
import org.apache.jena.sparql.function.library.strlen;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.vocabulary.XSD;
import org.w3id.entente.sparql.Suggestions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The named functions that a query may call: the casts of SPARQL 1.1 (section 17.5), and those of XPath and ARQ that look
 * at nothing but their arguments. Immutable; threads may share it.
 */
public final class KnownFunctions {
    private static final List<String> XPATH = List.of(
            "abs",
            "ceiling",
            "floor",
            "round",
            "round-half-to-even",
            "concat",
            "substring",
            "string-length",
            "normalize-space",
            "upper-case",
            "lower-case",
            "starts-with",
            "ends-with",
            "encode-for-uri",
            "year-from-date",
            "month-from-date",
            "day-from-date",
            "timezone-from-date",
            "hours-from-time",
            "minutes-from-time",
            "seconds-from-time",
            "timezone-from-time",
            "dateTime",
            "year-from-dateTime",
            "month-from-dateTime",
            "day-from-dateTime",
            "hours-from-dateTime",
            "minutes-from-dateTime",
            "seconds-from-dateTime",
            "timezone-from-dateTime",
            "years-from-duration",
            "months-from-duration",
            "days-from-duration",
            "hours-from-duration",
            "minutes-from-duration",
            "seconds-from-duration",
            "boolean",
            "not",
            "adjust-dateTime-to-timezone",
            "adjust-date-to-timezone",
            "adjust-time-to-timezone",
            "numeric-mod",
            "numeric-integer-divide");

    private static final List<String> MATHEMATICS = List.of(
            "pi", "exp", "exp10", "log", "log10", "pow", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "atan2");

    /** ARQ finds these by the names of Java classes; here they are found by their IRIs. */
    private static final Map<String, Supplier<Function>> ARQ_OWN = Map.ofEntries(
            Map.entry("bnode", bnode::new),
            Map.entry("e", e::new),
            Map.entry("evenInteger", evenInteger::new),
            Map.entry("localname", localname::new),
            Map.entry("max", max::new),
            Map.entry("min", min::new),
            Map.entry("namespace", namespace::new),
            Map.entry("pi", pi::new),
            Map.entry("sha1sum", sha1sum::new),
            Map.entry("sqrt", sqrt::new),
            Map.entry("strlen", strlen::new));

    private static final Map<String, FunctionFactory> KNOWN = known();

    /** Aggregates that calculate a number from numbers, by IRI. */
    private static final Set<String> AGGREGATES =
            Set.of("stdev", "stdev_samp", "stdev_pop", "variance", "var_samp", "var_pop");

    private static final String AGGREGATE =
            ARQConstants.ARQFunctionLibraryURI.replace("function#", "function/aggregate#");

    /** Finds the known functions and loads nothing. */
    static final FunctionRegistry REGISTRY = new FunctionRegistry() {
        @Override
        public FunctionFactory get(String iri) {
            return KNOWN.get(iri);
        }

        @Override
        public boolean isRegistered(String iri) {
            return KNOWN.containsKey(iri);
        }

        @Override
        public void put(String iri, FunctionFactory factory) {
            throw new UnsupportedOperationException("the functions are fixed");
        }
    };

    /** Finds no property that is a function, and loads nothing: every property is one of the graph. */
    static final PropertyFunctionRegistry NO_PROPERTIES = new PropertyFunctionRegistry() {
        @Override
        public PropertyFunctionFactory get(String iri) {
            return null;
        }

        @Override
        public boolean manages(String iri) {
            return false;
        }

        @Override
        public boolean isRegistered(String iri) {
            return false;
        }

        @Override
        public void put(String iri, PropertyFunctionFactory factory) {
            throw new UnsupportedOperationException("the properties are those of the graph");
        }
    };

    private KnownFunctions() {}

    private static Map<String, FunctionFactory> known() {
        FunctionRegistry standard = new FunctionRegistry();
        StandardFunctions.loadStdDefs(standard);
        Map<String, FunctionFactory> known = new TreeMap<>();
        standard.keys().forEachRemaining(iri -> {
            if (iri.startsWith(XSD.NS)) {
                put(known, iri, standard.get(iri), BoundedFunction.Kind.CAST);
            }
        });
        for (String name : XPATH) {
            BoundedFunction.Kind kind =
                    switch (name) {
                        case "concat" -> BoundedFunction.Kind.CONCATENATION;
                        case "round", "round-half-to-even" -> BoundedFunction.Kind.ROUNDING;
                        default -> BoundedFunction.Kind.PLAIN;
                    };
            put(known, ARQConstants.fnPrefix + name, standard.get(ARQConstants.fnPrefix + name), kind);
        }
        for (String name : MATHEMATICS) {
            String iri = ARQConstants.mathPrefix + name;
            put(
                    known,
                    iri,
                    standard.get(iri),
                    name.equals("pow") ? BoundedFunction.Kind.POWER : BoundedFunction.Kind.PLAIN);
        }
        ARQ_OWN.forEach((name, function) -> put(
                known,
                ARQConstants.ARQFunctionLibraryURI + name,
                unused -> function.get(),
                BoundedFunction.Kind.PLAIN));
        return Map.copyOf(known);
    }

    private static void put(
            Map<String, FunctionFactory> known, String iri, FunctionFactory factory, BoundedFunction.Kind kind) {
        if (factory == null) {
            throw new IllegalStateException("ARQ has no function <" + iri + ">");
        }
        known.put(iri, name -> new BoundedFunction(factory.create(name), kind));
    }

    /** The known function that a mistyped IRI was meant for: one of the same namespace, with nearly the same name. */
    public static Optional<String> nearest(String iri) {
        String namespace = iri.substring(0, Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
        List<String> names = KNOWN.keySet().stream()
                .filter(known -> known.startsWith(namespace))
                .map(known -> known.substring(namespace.length()))
                .toList();
        return Suggestions.nearest(iri.substring(namespace.length()), names).map(namespace::concat);
    }

    /** Whether a function may be called by this IRI. */
    public static boolean includes(String iri) {
        return KNOWN.containsKey(iri) || isAggregate(iri);
    }

    private static boolean isAggregate(String iri) {
        return List.of(AGGREGATE, ARQConstants.ARQFunctionLibraryURI).stream()
                .anyMatch(namespace ->
                        iri.startsWith(namespace) && AGGREGATES.contains(iri.substring(namespace.length())));
    }

    /** The IRIs by which a query calls functions and aggregates, whether they are known or not. */
    public static Set<String> calledBy(Query query) {
        Set<String> called = new LinkedHashSet<>();
        if (query.getQueryPattern() == null) {
            return called;
        }
        Transformer.transform(
                new TransformCopy() {
                    @Override
                    public Op transform(OpGroup group, Op pattern) {
                        group.getAggregators().forEach(each -> {
                            if (each.getAggregator() instanceof AggCustom aggregate) {
                                called.add(aggregate.getIRI());
                            }
                        });
                        return super.transform(group, pattern);
                    }
                },
                new ExprTransformCopy() {
                    @Override
                    public Expr transform(ExprFunctionN function, ExprList arguments) {
                        if (function instanceof E_Function named) {
                            called.add(named.getFunctionIRI());
                        }
                        return super.transform(function, arguments);
                    }
                },
                Algebra.compile(query));
        return called;
    }

    /** What would have been asked of ARQ by a property, instead of the graph; empty for any other property. */
    public static Optional<String> cureOfProperty(Node property) {
        String iri = property.isURI() ? property.getURI() : "";
        if (iri.startsWith("http://jena.apache.org/ARQ/list#") || iri.startsWith("http://jena.hpl.hp.com/ARQ/list#")) {
            return Optional.of("follow the list with the property path rdf:rest*/rdf:first");
        }
        boolean magic = iri.startsWith("http://jena.apache.org/ARQ/property#")
                || iri.startsWith("http://jena.hpl.hp.com/ARQ/property#")
                || iri.startsWith("http://jena.apache.org/text#")
                || iri.startsWith("http://jena.apache.org/spatial#");
        return magic
                ? Optional.of("calculate with BIND and the functions of SPARQL 1.1, section 17.4")
                : Optional.empty();
    }
}
