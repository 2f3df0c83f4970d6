package org.w3id.entente.query;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as SPARQL 1.1 Query Results JSON, one on a line, put together byte by byte: where an answer is large, writing it
 * takes longer than finding it.
 */
final class JsonRows {
    private static final int FULL = 1 << 15;
    private static final byte[] HEXADECIMAL = ascii("0123456789ABCDEF");

    private final OutputStream out;
    private final Map<Node, Integer> blankNodes = new HashMap<>();
    private byte[] bytes = new byte[FULL + FULL / 4];
    private int size;

    private JsonRows(OutputStream out) {
        this.out = out;
    }

    /** Writes rows, ending in a line end; blank nodes are numbered as they come. */
    static void write(Answer.Rows answer, OutputStream out) throws IOException {
        new JsonRows(out).write(answer.variables(), answer.rows());
    }

    private void write(List<Var> variables, List<Binding> rows) throws IOException {
        add("{\"head\":{\"vars\":[");
        byte[][] names = new byte[variables.size()][];
        for (int i = 0; i < names.length; i++) {
            int start = size;
            string(variables.get(i).getVarName());
            names[i] = Arrays.copyOfRange(bytes, start, size);
            if (i + 1 < names.length) {
                add((byte) ',');
            }
        }
        add("]},\n\"results\":{\"bindings\":[");
        String separator = "\n";
        for (Binding row : rows) {
            add(separator);
            separator = ",\n";
            row(row, variables, names);
            if (size >= FULL) {
                flush();
            }
        }
        add("\n]}}\n");
        flush();
    }

    private void flush() throws IOException {
        out.write(bytes, 0, size);
        size = 0;
    }

    private void row(Binding row, List<Var> variables, byte[][] names) {
        byte separator = '{';
        for (int i = 0; i < names.length; i++) {
            Node value = row.get(variables.get(i));
            if (value != null) {
                add(separator);
                separator = ',';
                add(names[i]);
                add((byte) ':');
                term(value);
            }
        }
        if (separator == '{') {
            add((byte) '{');
        }
        add((byte) '}');
    }

    private void term(Node term) {
        if (term.isURI()) {
            add("{\"type\":\"uri\",\"value\":");
            string(term.getURI());
        } else if (term.isBlank()) {
            add("{\"type\":\"bnode\",\"value\":");
            string("b" + blankNodes.computeIfAbsent(term, unused -> blankNodes.size()));
        } else if (term.isLiteral()) {
            literal(term);
        } else {
            add("{\"type\":\"triple\",\"value\":{\"subject\":");
            term(term.getTriple().getSubject());
            add(",\"predicate\":");
            term(term.getTriple().getPredicate());
            add(",\"object\":");
            term(term.getTriple().getObject());
            add((byte) '}');
        }
        add((byte) '}');
    }

    private void literal(Node term) {
        add("{\"type\":\"literal\",\"value\":");
        string(term.getLiteralLexicalForm());
        String datatype = term.getLiteralDatatypeURI();
        if (!term.getLiteralLanguage().isEmpty()) {
            add(",\"xml:lang\":");
            string(term.getLiteralLanguage());
            if (datatype.equals(RDF.dirLangString.getURI())) {
                add(",\"its:dir\":");
                string(term.getLiteralBaseDirection().toString());
            }
        } else if (!datatype.equals(XSD.xstring.getURI())) {
            add(",\"datatype\":");
            string(datatype);
        }
    }

    /** A string of JSON (RFC 8259, section 7), in UTF-8. */
    private void string(String text) {
        int length = text.length();
        room(length + 2);
        bytes[size++] = '"';
        for (int i = 0; i < length; i++) {
            char next = text.charAt(i);
            if (next >= 0x80) {
                int end = i + 1;
                while (end < length && text.charAt(end) >= 0x80) {
                    end++;
                }
                add(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
                room(length - i + 1);
            } else if (next == '"' || next == '\\' || next < 0x20) {
                escape(next);
                room(length - i + 1);
            } else {
                bytes[size++] = (byte) next;
            }
        }
        add((byte) '"');
    }

    private void escape(char character) {
        switch (character) {
            case '"' -> add("\\\"");
            case '\\' -> add("\\\\");
            case '\n' -> add("\\n");
            case '\r' -> add("\\r");
            case '\t' -> add("\\t");
            default -> {
                add("\\u00");
                add(HEXADECIMAL[character >> 4]);
                add(HEXADECIMAL[character & 15]);
            }
        }
    }

    @SuppressWarnings("deprecation") // which takes the lower byte of each character: for ASCII, exactly that
    private void add(String ascii) {
        int length = ascii.length();
        room(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
    }

    private void add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void add(byte one) {
        room(1);
        bytes[size++] = one;
    }

    private void room(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
