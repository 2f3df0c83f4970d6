package org.w3id.entente.query;

import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.util.NodeFactoryExtra;

import java.util.Map;

/** RDF terms as people write them in Turtle: prefixed names where a prefix fits, literals in their short forms. */
public final class TermText {
    private final PrefixMap prefixes;

    /** Writes and reads with these prefixes, without colon, and their namespaces. */
    public TermText(Map<String, String> prefixes) {
        this.prefixes = PrefixMapFactory.create(prefixes);
    }

    /** The term in Turtle. */
    public String turtle(Node term) {
        return NodeFmtLib.str(term, prefixes);
    }

    /** The term of a piece of Turtle; the inverse of {@link #turtle}. */
    public Node parse(String turtle) {
        return NodeFactoryExtra.parseNode(turtle, prefixes);
    }

    /**
     * The term for reading: a literal is its text alone.
     *
     * @param withLanguage whether to add a literal's language tag
     */
    public String plain(Node term, boolean withLanguage) {
        if (!term.isLiteral()) {
            return turtle(term);
        }
        String text = visible(term.getLiteralLexicalForm());
        boolean tagged = withLanguage && !term.getLiteralLanguage().isEmpty();
        return tagged ? text + " @" + term.getLiteralLanguage() : text;
    }

    /** Line ends become a mark, and other control characters cannot reach the terminal. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n') {
                visible.append('↵');
            } else if (Character.isISOControl(point)) {
                visible.append(point == '\t' ? ' ' : '�');
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }
}
