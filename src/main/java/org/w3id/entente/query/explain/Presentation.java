package org.w3id.entente.query.explain;

import org.w3id.entente.vocab.Namespaces;

import java.util.Objects;
import java.util.Optional;

/**
 * How an explanation is shown, and to whom. Immutable; threads may share it.
 *
 * @param layout how text is laid out; of no effect on the other formats
 * @param isServed whether a page is shown by a server at whose addresses the names of the graph's things lead further
 * @param origin what is said of where the explanation comes from; empty to say nothing
 */
public record Presentation(Layout layout, boolean isServed, Optional<Origin> origin) {
    /** Checks that nothing is missing. */
    public Presentation {
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(origin, "origin");
    }

    /** For who reads it by itself. */
    public static Presentation of(Layout layout) {
        return new Presentation(layout, false, Optional.empty());
    }

    /** For who asked a server. */
    public static Presentation served(Origin origin) {
        return new Presentation(Layout.PLAIN, true, Optional.of(origin));
    }

    /** The address to which a name leads: of a server of the graph, the path of its own names. */
    String address(String iri) {
        return isServed && iri.startsWith(Namespaces.BASE) ? iri.substring(Namespaces.BASE.length() - 1) : iri;
    }

    /** A last line that says where it comes from; none when nothing is to be said. */
    String lastLine(String mark) {
        return origin.map(each -> mark + each.sentence() + "\n").orElse("");
    }
}
