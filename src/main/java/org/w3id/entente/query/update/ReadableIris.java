package org.w3id.entente.query.update;

import org.apache.jena.graph.Node;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.query.EvaluationException;

/**
 * Keeps IRIs out of the graph that nobody could read again: the grammar of SPARQL, and its function IRI, let more through than
 * readers of Turtle and N-Quads do.
 */
final class ReadableIris {
    private ReadableIris() {}

    /**
     * Checks a quad that is to be written.
     *
     * @throws EvaluationException when it has an IRI that is none
     */
    static void check(Quad quad) {
        check(quad.getSubject());
        check(quad.getPredicate());
        check(quad.getObject());
        if (!quad.isDefaultGraph()) {
            check(quad.getGraph());
        }
    }

    private static void check(Node node) {
        if (node.isTripleTerm()) {
            check(Quad.create(Quad.defaultGraphIRI, node.getTriple()));
        } else if (node.isURI() && !isPlain(node.getURI()) && !isIri(node.getURI())) {
            throw new EvaluationException("<" + node.getURI() + ">, which would be written, is no IRI");
        }
    }

    /** Whether an IRI is of the usual form, about which there is no doubt. */
    private static boolean isPlain(String iri) {
        int begin = iri.startsWith("https://") ? 8 : iri.startsWith("http://") ? 7 : -1;
        if (begin < 0 || begin == iri.length() || !isLetterOrDigit(iri.charAt(begin))) {
            return false;
        }
        boolean isHost = true;
        for (int i = begin; i < iri.length(); i++) {
            char each = iri.charAt(i);
            isHost &= each != '/';
            if (!isLetterOrDigit(each) && (isHost ? ".-" : "./-_#").indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char each) {
        return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
    }

    private static boolean isIri(String text) {
        try {
            IRIx iri = IRIx.create(text);
            boolean[] isFaulty = {!iri.isReference()};
            if (!iri.hasScheme("urn")) { // what URNs demand beyond the syntax, readers only warn of
                iri.handleViolations((isError, message) -> isFaulty[0] |= isError);
            }
            return !isFaulty[0];
        } catch (IRIException faulty) {
            return false;
        }
    }
}
