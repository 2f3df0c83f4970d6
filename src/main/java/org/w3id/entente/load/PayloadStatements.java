package org.w3id.entente.load;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the statements that a parser reads, as many as somebody may send. */
final class PayloadStatements extends StreamRDFBase {
    /** A base that nobody has: what was resolved against it was relative. */
    static final String NO_BASE = "x-entente-no-base://none/none";

    private static final String NO_SCHEME = NO_BASE.substring(0, NO_BASE.indexOf(':') + 1);

    private final int most;
    private final List<Quad> quads = new ArrayList<>();
    private final Map<String, String> prefixes = new LinkedHashMap<>();

    PayloadStatements(int most) {
        this.most = most;
    }

    @Override
    public void triple(Triple triple) {
        quad(Quad.create(Quad.defaultGraphIRI, triple));
    }

    @Override
    public void quad(Quad quad) {
        if (quads.size() == most) {
            throw new PayloadTerms.BoundException(
                    "more than " + most + " statements", "fewer at once: send them in parts");
        }
        absolute(quad.getGraph());
        absolute(quad.getSubject());
        absolute(quad.getPredicate());
        absolute(quad.getObject());
        quads.add(quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad);
    }

    private static void absolute(Node term) {
        if (term.isURI() && term.getURI().startsWith(NO_SCHEME)) {
            String relative = term.getURI().startsWith(NO_BASE)
                    ? term.getURI().substring(NO_BASE.length())
                    : term.getURI().replaceFirst("^[^/]*//none/", "");
            throw new PayloadTerms.BoundException(
                    "the relative IRI <" + relative + ">", "an IRI in full: there is no base");
        }
        if (term.isTripleTerm()) {
            absolute(term.getTriple().getSubject());
            absolute(term.getTriple().getPredicate());
            absolute(term.getTriple().getObject());
        }
    }

    @Override
    public void prefix(String prefix, String namespace) {
        prefixes.put(prefix, namespace);
    }

    Payload payload() {
        return new Payload.Statements(quads, prefixes);
    }
}
