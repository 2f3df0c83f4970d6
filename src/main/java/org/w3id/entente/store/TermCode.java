package org.w3id.entente.store;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;

import java.nio.charset.StandardCharsets;

/**
 * Terms as bytes: a number that tells the kind of term and its qualifier, then the text in UTF-8.
 *
 * <p>The qualifier of an IRI is its part up to the last slash, that of a literal its datatype or its language; both are
 * numbered by {@link Qualifiers}. A triple term is the ids of its three terms.
 */
final class TermCode {
    static final int IRI = 0;
    static final int LITERAL = 1;
    static final int BLANK = 2;
    static final int TRIPLE = 3;

    private static final byte[] UNKNOWN = {};

    private TermCode() {}

    /** The code of a term; empty when it needs a qualifier or a term that is unknown and may not be added. */
    static byte[] encode(Node node, Dictionary terms, Qualifiers qualifiers, boolean adding) {
        if (node.isURI()) {
            String iri = node.getURI();
            int cut = iri.lastIndexOf('/') + 1;
            int namespace = qualifiers.number(iri.substring(0, cut), adding);
            if (namespace == Qualifiers.UNKNOWN) {
                return UNKNOWN;
            }
            return text((namespace << 2) | IRI, namespace == Qualifiers.NONE ? iri : iri.substring(cut));
        }
        if (node.isLiteral()) {
            String kind = node.getLiteralLanguage().isEmpty()
                    ? "^" + node.getLiteralDatatypeURI()
                    : node.getLiteralBaseDirection() == null
                            ? "@" + node.getLiteralLanguage()
                            : "@" + node.getLiteralLanguage() + "--" + node.getLiteralBaseDirection();
            int qualifier = qualifiers.number(kind, adding);
            if (qualifier == Qualifiers.UNKNOWN) {
                return UNKNOWN;
            }
            return qualifier == Qualifiers.NONE
                    ? text((Qualifiers.NONE << 2) | LITERAL, kind.length() + " " + kind + node.getLiteralLexicalForm())
                    : text((qualifier << 2) | LITERAL, node.getLiteralLexicalForm());
        }
        if (node.isBlank()) {
            return text(BLANK, node.getBlankNodeLabel());
        }
        if (node.isTripleTerm()) {
            return triple(node, terms, adding);
        }
        throw new IllegalArgumentException("no RDF term: " + node);
    }

    private static byte[] triple(Node node, Dictionary terms, boolean adding) {
        StringBuilder ids = new StringBuilder();
        for (Node part : new Node[] {
            node.getTriple().getSubject(),
            node.getTriple().getPredicate(),
            node.getTriple().getObject()
        }) {
            int id = adding ? terms.intern(part) : terms.find(part);
            if (id == Dictionary.ABSENT) {
                return UNKNOWN;
            }
            ids.append(id).append(' ');
        }
        return text(TRIPLE, ids.toString());
    }

    private static byte[] text(int tag, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int width = width(tag);
        byte[] code = new byte[width + bytes.length];
        write(code, 0, tag);
        System.arraycopy(bytes, 0, code, width, bytes.length);
        return code;
    }

    /** The term of the code in {@code bytes} from {@code start} to {@code end}. */
    static Node decode(byte[] bytes, int start, int end, Dictionary terms, Qualifiers qualifiers) {
        int tag = read(bytes, start);
        int begin = start + width(tag);
        String text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
        int qualifier = tag >>> 2;
        return switch (tag & 3) {
            case IRI -> NodeFactory.createURI(qualifier == Qualifiers.NONE ? text : qualifiers.text(qualifier) + text);
            case LITERAL -> literal(qualifier, text, qualifiers);
            case BLANK -> NodeFactory.createBlankNode(text);
            default -> {
                String[] ids = text.split(" ", 4);
                yield NodeFactory.createTripleTerm(
                        terms.node(Integer.parseInt(ids[0])),
                        terms.node(Integer.parseInt(ids[1])),
                        terms.node(Integer.parseInt(ids[2])));
            }
        };
    }

    private static Node literal(int qualifier, String text, Qualifiers qualifiers) {
        String kind = qualifier == Qualifiers.NONE ? "" : qualifiers.text(qualifier);
        String lexical = text;
        if (qualifier == Qualifiers.NONE) {
            int space = text.indexOf(' ');
            int end = space + 1 + Integer.parseInt(text.substring(0, space));
            kind = text.substring(space + 1, end);
            lexical = text.substring(end);
        }
        String name = kind.substring(1);
        if (kind.charAt(0) == '^') {
            return NodeFactory.createLiteralDT(lexical, TypeMapper.getInstance().getSafeTypeByName(name));
        }
        int direction = name.indexOf("--");
        return direction < 0
                ? NodeFactory.createLiteralLang(lexical, name)
                : NodeFactory.createLiteralDirLang(
                        lexical, name.substring(0, direction), TextDirection.create(name.substring(direction + 2)));
    }

    /** How many bytes a number takes: seven bits in each. */
    static int width(int number) {
        return number == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(number)) / 7;
    }

    static void write(byte[] bytes, int start, int number) {
        int rest = number;
        int at = start;
        while (rest >>> 7 != 0) {
            bytes[at++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[at] = (byte) rest;
    }

    static int read(byte[] bytes, int start) {
        int number = 0;
        int at = start;
        int shift = 0;
        while (bytes[at] < 0) {
            number |= (bytes[at++] & 0x7F) << shift;
            shift += 7;
        }
        return number | (bytes[at] << shift);
    }
}
