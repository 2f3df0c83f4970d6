package org.w3id.entente.store;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;

import java.util.Iterator;

/**
 * A 128-bit fingerprint of a set of triples, or of quads: the sum, modulo 2<sup>64</sup> in each half, of one hash for each.
 * It depends on the terms alone, not on ids nor on order, so that different engines can be compared. Blank nodes count
 * by their labels. It is no protection against a forger.
 *
 * @param high the upper half
 * @param low the lower half
 */
public record CanonicalHash(long high, long low) {
    /** The fingerprint of no triples. */
    public static final CanonicalHash NOTHING = new CanonicalHash(0, 0);

    private static final long HIGH_SEED = 0x9e3779b97f4a7c15L;
    private static final long LOW_SEED = 0xc2b2ae3d27d4eb4fL;

    /** The fingerprint of distinct triples; O(n). */
    public static CanonicalHash of(Iterator<Triple> triples) {
        CanonicalHash sum = NOTHING;
        while (triples.hasNext()) {
            Triple triple = triples.next();
            sum = sum.with(term(triple.getSubject()), term(triple.getPredicate()), term(triple.getObject()));
        }
        return sum;
    }

    /** The fingerprint of a set of quads after a change with its full effect; O(size of the change). */
    public CanonicalHash after(DatasetChange change) {
        CanonicalHash sum = this;
        for (Quad quad : change.added()) {
            sum = sum.withQuad(
                    term(quad.getGraph()), term(quad.getSubject()), term(quad.getPredicate()), term(quad.getObject()));
        }
        for (Quad quad : change.removed()) {
            CanonicalHash each = NOTHING.withQuad(
                    term(quad.getGraph()), term(quad.getSubject()), term(quad.getPredicate()), term(quad.getObject()));
            sum = new CanonicalHash(sum.high - each.high, sum.low - each.low);
        }
        return sum;
    }

    CanonicalHash withQuad(CanonicalHash graph, CanonicalHash subject, CanonicalHash predicate, CanonicalHash object) {
        CanonicalHash triple = NOTHING.with(subject, predicate, object);
        return new CanonicalHash(high + mix(triple.high + graph.high), low + mix(triple.low + graph.low));
    }

    /**
     * The fingerprint that its text stands for.
     *
     * @throws IllegalArgumentException when the text is not 32 hexadecimal digits
     */
    public static CanonicalHash parse(String text) {
        if (!text.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no fingerprint");
        }
        return new CanonicalHash(
                Long.parseUnsignedLong(text.substring(0, 16), 16), Long.parseUnsignedLong(text.substring(16), 16));
    }

    CanonicalHash with(CanonicalHash subject, CanonicalHash predicate, CanonicalHash object) {
        return new CanonicalHash(
                high + mix(mix(mix(subject.high) + predicate.high) + object.high),
                low + mix(mix(mix(subject.low) + predicate.low) + object.low));
    }

    static CanonicalHash term(Node node) {
        String text = text(node);
        long high = HIGH_SEED;
        long low = LOW_SEED;
        for (int i = 0; i < text.length(); i++) {
            high = (high ^ text.charAt(i)) * 0x100000001b3L;
            low = (Long.rotateLeft(low, 5) ^ text.charAt(i)) * HIGH_SEED;
        }
        return new CanonicalHash(mix(high), mix(low));
    }

    private static String text(Node node) {
        if (node.isURI()) {
            return "<" + node.getURI();
        }
        if (node.isLiteral()) {
            return "\"" + node.getLiteralLexicalForm() + "\"" + node.getLiteralLanguage() + "^"
                    + node.getLiteralDatatypeURI() + "^" + node.getLiteralBaseDirection();
        }
        if (node.isTripleTerm()) {
            Triple triple = node.getTriple();
            return "<<" + text(triple.getSubject()) + " " + text(triple.getPredicate()) + " "
                    + text(triple.getObject());
        }
        return "_" + node.getBlankNodeLabel();
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
