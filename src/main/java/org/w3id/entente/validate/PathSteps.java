package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_ReverseLink;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps that following a property path takes. */
final class PathSteps {
    private final List<Read> steps = new ArrayList<>();

    private PathSteps() {}

    /**
     * The steps of a path.
     *
     * @param before from the focus node to where the path begins
     */
    static List<Read> of(Optional<Path> before, Path path) {
        PathSteps steps = new PathSteps();
        steps.follow(before, path, false);
        return steps.steps;
    }

    /** One path after another. */
    static Optional<Path> then(Optional<Path> before, Path path) {
        return Optional.of(before.map(first -> PathFactory.pathSeq(first, path)).orElse(path));
    }

    private void follow(Optional<Path> before, Path path, boolean backwards) {
        switch (path) {
            case P_Link link -> step(before, Optional.of(link.getNode()), backwards);
            case P_ReverseLink link -> step(before, Optional.of(link.getNode()), !backwards);
            case P_Inverse inverse -> follow(before, inverse.getSubPath(), !backwards);
            case P_Seq sequence -> {
                Path first = backwards ? sequence.getRight() : sequence.getLeft();
                Path second = backwards ? sequence.getLeft() : sequence.getRight();
                follow(before, first, backwards);
                follow(then(before, directed(first, backwards)), second, backwards);
            }
            case P_Alt choice -> {
                follow(before, choice.getLeft(), backwards);
                follow(before, choice.getRight(), backwards);
            }
            case P_ZeroOrOne maybe -> follow(before, maybe.getSubPath(), backwards);
            case P_ZeroOrMore1 many -> repeat(before, many, backwards);
            case P_ZeroOrMoreN many -> repeat(before, many, backwards);
            case P_OneOrMore1 many -> repeat(before, many, backwards);
            case P_OneOrMoreN many -> repeat(before, many, backwards);
            default -> steps.add(new Read.Anywhere(Optional.empty())); // such as a negated property set
        }
    }

    private void repeat(Optional<Path> before, P_Path1 many, boolean backwards) {
        Path one = many.getSubPath();
        follow(then(before, PathFactory.pathZeroOrMore1(directed(one, backwards))), one, backwards);
    }

    private static Path directed(Path path, boolean backwards) {
        return backwards ? PathFactory.pathInverse(path) : path;
    }

    private void step(Optional<Path> before, Optional<Node> predicate, boolean backwards) {
        steps.add(new Read.Step(before, predicate, backwards));
    }
}
