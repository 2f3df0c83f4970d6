package org.w3id.entente.validate.citation;

import org.apache.jena.graph.Node;

import java.util.List;
import java.util.Optional;

/**
 * A text that the data cite.
 *
 * @param node the text
 * @param edition the edition that it is the text of
 * @param sha256 its digest; empty when the data do not say
 * @param citations its citations, sorted by passage
 */
public record CitedText(Node node, Optional<Node> edition, Optional<String> sha256, List<Citation> citations) {
    /** Copies the list. */
    public CitedText {
        citations = List.copyOf(citations);
    }

    /**
     * A citation of the text.
     *
     * @param node the citation
     * @param passage what it selects
     * @param sha256 the digest of what it selects; empty when the data do not say
     * @param citing what cites it: claims and others, sorted
     */
    public record Citation(Node node, Passage passage, Optional<String> sha256, List<Node> citing) {
        /** Copies the list. */
        public Citation {
            citing = List.copyOf(citing);
        }
    }
}
