package org.w3id.entente.query.search;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Limit;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The names of all things at one moment. Building it takes time linear in the labels of the graph; looking something up is
 * linear in the names that share a piece of three characters with it, or, for what is being typed, in all names. Immutable
 * once built; threads may share it.
 */
public final class SearchIndex {
    /** More names than this are not held in memory. */
    private static final int MOST_NAMES = 2_000_000;

    /** How many names, of those that share most with the text, are compared with it character by character. */
    private static final int COMPARED = 400;

    private static final double LEAST_SHARED = 0.25;
    private static final double LEAST_LIKENESS = 0.5;

    private final List<Name> names = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private final IntArrayList gramCounts = new IntArrayList();
    private final Map<String, IntArrayList> exact = new HashMap<>();
    private final Long2ObjectOpenHashMap<IntArrayList> grams = new Long2ObjectOpenHashMap<>();

    private SearchIndex() {}

    /**
     * Reads all names in a graph.
     *
     * @param budget what building it may use
     * @throws LimitException when it takes too long, or there are more names than are held in memory
     */
    public static SearchIndex of(Graph graph, Budget budget) {
        SearchIndex index = new SearchIndex();
        new Names(graph, budget).forEach(index::add);
        return index;
    }

    private void add(Name name) {
        String text = Folding.fold(name.text());
        if (text.isEmpty()) {
            return;
        }
        int number = names.size();
        if (number == MOST_NAMES) {
            throw new LimitException(
                    Limit.MEMORY, MOST_NAMES + " names", "the graph has more names than can be searched");
        }
        names.add(name);
        folded.add(text);
        exact.computeIfAbsent(text, unused -> new IntArrayList(1)).add(number);
        if (name.kind() == Name.Kind.IDENTIFIER) {
            gramCounts.add(0); // nobody means another one by a mistyped number
            return;
        }
        long[] pieces = Grams.of(text);
        gramCounts.add(pieces.length);
        for (long piece : pieces) {
            grams.computeIfAbsent(piece, unused -> new IntArrayList(2)).add(number);
        }
    }

    /** How many names it holds. */
    public int size() {
        return names.size();
    }

    /**
     * Finds things, the best first; of equally good ones those with the shorter name.
     *
     * @param budget what it may use
     */
    public List<Hit> find(SearchRequest request, Budget budget) {
        Found found = new Found(request);
        iri(request.text().strip()).ifPresent(thing -> {
            Name self = new Name(thing, request.text().strip(), "", Name.Kind.SHORT);
            if (names.stream().anyMatch(name -> name.thing().equals(thing))) {
                found.offer(self, Hit.EXACT);
            }
        });
        String text = Folding.fold(request.text());
        IntArrayList same = exact.get(text);
        if (same != null) {
            same.forEach(number -> found.offer(names.get(number), Hit.EXACT));
        }
        if (request.manner() == SearchRequest.Manner.BEGINNING) {
            beginning(text, found, budget);
        }
        if (!text.isEmpty() && found.count() < request.limit()) {
            alike(text, found, budget);
        }
        return found.best();
    }

    /** An IRI, written out, with a usual prefix, or without what all ours begin with. */
    private static Optional<Node> iri(String typed) {
        if (typed.startsWith("http://") || typed.startsWith("https://")) {
            return Optional.of(NodeFactory.createURI(typed));
        }
        int colon = typed.indexOf(':');
        String namespace = colon < 0 ? null : Prefixes.usual().get(typed.substring(0, colon));
        if (namespace != null) {
            return Optional.of(NodeFactory.createURI(namespace + typed.substring(colon + 1)));
        }
        return typed.matches("[a-z]+[/#][^\\s<>\"]+")
                ? Optional.of(NodeFactory.createURI(Namespaces.BASE + typed))
                : Optional.empty();
    }

    private void beginning(String text, Found found, Budget budget) {
        String inside = ' ' + text;
        for (int number = 0; number < names.size(); number++) {
            if ((number & 0xFFF) == 0) {
                budget.check();
            }
            String name = folded.get(number);
            boolean isBegin = name.startsWith(text);
            if (isBegin || name.contains(inside)) {
                double part = (double) text.length() / Math.max(1, name.length());
                found.offer(names.get(number), (isBegin ? 80 : 60) + 19 * Math.min(1, part));
            }
        }
    }

    private void alike(String text, Found found, Budget budget) {
        long[] pieces = Grams.of(text.length() > Likeness.LONGEST ? text.substring(0, Likeness.LONGEST) : text);
        short[] shared = new short[names.size()];
        for (long piece : pieces) {
            budget.check();
            IntArrayList numbers = grams.get(piece);
            for (int i = 0; numbers != null && i < numbers.size(); i++) {
                shared[numbers.getInt(i)]++;
            }
        }
        PriorityQueue<Candidate> best = new PriorityQueue<>(Comparator.comparingDouble(Candidate::share));
        for (int number = 0; number < shared.length; number++) {
            double share = share(shared[number], pieces.length, gramCounts.getInt(number));
            if (share < LEAST_SHARED || (best.size() == COMPARED && share <= best.element().share)) {
                continue;
            }
            if (!found.accepts(names.get(number).thing())) {
                continue;
            }
            best.add(new Candidate(number, share));
            if (best.size() > COMPARED) {
                best.remove();
            }
        }
        for (Candidate candidate : best) {
            budget.check();
            double likeness = Likeness.of(text, folded.get(candidate.number));
            if (likeness >= LEAST_LIKENESS) {
                found.offer(names.get(candidate.number), 100 * Math.min(0.99, likeness));
            }
        }
    }

    private record Candidate(int number, double share) {}

    /** How much two sets of pieces have in common: of both, or, a little less, of what was typed. */
    private static double share(int shared, int typed, int name) {
        return shared == 0 ? 0 : Math.max(2.0 * shared / (typed + name), 0.9 * shared / typed);
    }

    /** The best hit of each thing. */
    private static final class Found {
        private static final Comparator<Hit> BEST_FIRST = Comparator.comparingDouble((Hit hit) -> -hit.score())
                .thenComparing(hit -> hit.matched().kind())
                .thenComparingInt(hit -> hit.matched().text().length())
                .thenComparing(hit -> hit.thing().getURI());

        private final SearchRequest request;
        private final Map<Node, Boolean> accepted = new HashMap<>();
        private final Map<Node, Hit> hits = new LinkedHashMap<>();

        Found(SearchRequest request) {
            this.request = request;
        }

        boolean accepts(Node thing) {
            return accepted.computeIfAbsent(thing, request.filter()::test);
        }

        void offer(Name name, double score) {
            if (accepts(name.thing())) {
                Hit hit = new Hit(name.thing(), Math.round(score * 10) / 10.0, name);
                hits.merge(name.thing(), hit, (left, right) -> BEST_FIRST.compare(left, right) <= 0 ? left : right);
            }
        }

        int count() {
            return hits.size();
        }

        List<Hit> best() {
            return hits.values().stream()
                    .sorted(BEST_FIRST)
                    .limit(request.limit())
                    .toList();
        }
    }
}
