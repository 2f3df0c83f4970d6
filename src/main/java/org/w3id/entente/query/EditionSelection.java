package org.w3id.entente.query;

import org.apache.jena.graph.Node;
import org.w3id.entente.vocab.Namespaces;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which editions count: the clock of what was said when. Graphs that belong to no edition always count. Immutable; threads
 * may share it.
 */
public sealed interface EditionSelection {
    /** A year as it is written. */
    Pattern YEAR = Pattern.compile("[0-9]{4}");

    /** Every edition. */
    record All() implements EditionSelection {}

    /**
     * The editions up to a year.
     *
     * @param year the last year that counts
     */
    record UpTo(int year) implements EditionSelection {}

    /**
     * Some editions.
     *
     * @param editions their names, such as 2020; at least one
     */
    record Only(Set<String> editions) implements EditionSelection {
        /** Copies the set. */
        public Only {
            editions = Set.copyOf(editions);
            if (editions.isEmpty()) {
                throw new IllegalArgumentException("no edition is named");
            }
        }
    }

    /**
     * The selection that somebody asks for: some editions, or all up to a year, or, when nothing is said, all.
     *
     * @param editions the names of editions
     * @param year the last year that counts
     * @return empty when both are given, which makes no sense
     */
    static Optional<EditionSelection> of(Collection<String> editions, Optional<Integer> year) {
        if (!editions.isEmpty()) {
            return year.isPresent() ? Optional.empty() : Optional.of(new Only(Set.copyOf(editions)));
        }
        return Optional.of(year.<EditionSelection>map(UpTo::new).orElseGet(All::new));
    }

    /** The year that somebody writes; empty when it is not four digits. */
    static Optional<Integer> year(String text) {
        return YEAR.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /**
     * The graphs that count.
     *
     * @param graphs the names of all named graphs
     * @throws UnknownEditionException when a named edition does not exist, or none counts
     */
    default Set<Node> among(Collection<Node> graphs) {
        Set<String> known =
                graphs.stream().flatMap(each -> edition(each).stream()).collect(Collectors.toCollection(TreeSet::new));
        Set<String> chosen =
                switch (this) {
                    case All all -> known;
                    case UpTo upTo ->
                        known.stream()
                                .filter(each -> yearOf(each) <= upTo.year())
                                .collect(Collectors.toSet());
                    case Only only -> only.editions();
                };
        List<String> unknown =
                chosen.stream().filter(each -> !known.contains(each)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new UnknownEditionException("no edition " + unknown.getFirst(), known);
        }
        if (chosen.isEmpty() && this instanceof UpTo upTo) {
            throw new UnknownEditionException("no edition up to " + upTo.year(), known);
        }
        return graphs.stream()
                .filter(each -> edition(each).map(chosen::contains).orElse(true))
                .collect(Collectors.toSet());
    }

    /** The edition that a named graph holds, such as 2020; empty when it holds none. */
    static Optional<String> edition(Node graph) {
        String namespace = Namespaces.GRAPH + "edition/";
        return Optional.of(graph)
                .filter(each -> each.isURI() && each.getURI().startsWith(namespace))
                .map(each -> each.getURI().substring(namespace.length()));
    }

    /** The year at the beginning of an edition's name; an edition without one always comes last. */
    private static int yearOf(String edition) {
        Matcher digits = YEAR.matcher(edition);
        return digits.lookingAt() ? Integer.parseInt(digits.group()) : Integer.MAX_VALUE;
    }
}
