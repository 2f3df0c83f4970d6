package org.w3id.entente.query.explain;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence that speaks of terms. Immutable; threads may share it.
 *
 * @param parts the words and terms in order
 */
public record Sentence(List<Part> parts) {
    /** Copies the list. */
    public Sentence {
        parts = List.copyOf(parts);
    }

    private static final Pattern PARTS = Pattern.compile("[,:;] |[：、；]");

    /** A piece of a sentence. */
    public sealed interface Part {
        /** The piece as plain text. */
        String text();
    }

    /**
     * Words that stand for themselves.
     *
     * @param text the words with the spaces around them
     */
    public record Words(String text) implements Part {
        /** Checks that nothing is missing. */
        public Words {
            Objects.requireNonNull(text);
        }
    }

    /**
     * A term that is spoken of.
     *
     * @param term the term
     */
    public record Mention(Term term) implements Part {
        /** Checks that nothing is missing. */
        public Mention {
            Objects.requireNonNull(term);
        }

        /** The label; in quotation marks when it is a sentence or has parts, so that it is seen where it ends. */
        @Override
        public String text() {
            boolean hasParts =
                    !term.node().isLiteral() && PARTS.matcher(term.label()).find();
            return hasParts ? "“" + term.label() + "”" : term.spoken();
        }
    }

    /** The whole sentence as plain text. */
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
