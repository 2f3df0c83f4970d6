package org.w3id.entente.query.explain;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an explanation rests on, each claim once: what a reader wants to see first. Immutable; threads may share it.
 *
 * @param witnesses who testifies to the asserted statements, by edition and place in its text
 * @param background the other graphs, by file, each with the number of its statements
 */
public record Basis(List<Witness> witnesses, Map<String, Integer> background) {
    private static final Comparator<Witness> ORDER = Comparator.comparing(
                    (Witness each) -> each.source().graph().name())
            .thenComparingInt(each -> each.testimony().passages().stream()
                    .mapToInt(Passage::start)
                    .min()
                    .orElse(Integer.MAX_VALUE))
            .thenComparing(each -> each.testimony().witness().name());

    /** Copies the collections. */
    public Basis {
        witnesses = List.copyOf(witnesses);
        background = Collections.unmodifiableMap(new TreeMap<>(background));
    }

    /**
     * A claim, or whatever else cites, in its graph.
     *
     * @param source the graph
     * @param testimony the claim with its passages
     */
    public record Witness(Source source, Testimony testimony) {}

    /** What the asserted statements of an explanation lead to; of several graphs that assert one, the first. */
    public static Basis of(Explanation explanation) {
        List<Source> sources = explanation.leaves().stream()
                .flatMap(leaf -> leaf.sources().stream().limit(1))
                .toList();
        Map<String, Integer> background = new TreeMap<>();
        sources.stream()
                .filter(source -> source.testimonies().isEmpty())
                .forEach(source -> background.merge(place(source), 1, Integer::sum));
        Stream<Witness> witnesses = sources.stream().flatMap(source -> source.testimonies().stream()
                .map(testimony -> new Witness(bare(source), testimony)));
        return new Basis(witnesses.distinct().sorted(ORDER).toList(), background);
    }

    /** A source without its testimonies, which differ from statement to statement. */
    private static Source bare(Source source) {
        return new Source(source.graph(), source.file(), source.edition(), List.of(), false);
    }

    /** Where statements without testimony stand. */
    private static String place(Source source) {
        return source.file().orElseGet(() -> source.graph().compact())
                + (source.describesSource() ? ", on the edition itself" : "");
    }
}
