package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.entente.vocab.Namespaces;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rule between an IRI of ours and its path on this server: what follows the base is the path. */
final class Address {
    private Address() {}

    /**
     * The IRIs that a path may stand for: as it is written, and with its escapes undone, since a client sends a letter such as é
     * only in an escape.
     */
    static Set<Node> iris(String path) {
        Set<Node> iris = new LinkedHashSet<>();
        for (String each : List.of(path, decoded(path).orElse(path))) {
            iris.add(NodeFactory.createURI(Namespaces.BASE + each.substring(1)));
        }
        return iris;
    }

    private static Optional<String> decoded(String path) {
        if (path.indexOf('%') < 0) {
            return Optional.of(path);
        }
        byte[] in = path.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low < 0) {
                out[length++] = in[i];
            } else {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out, 0, length))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** Whether an IRI is one of ours. */
    static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(Namespaces.BASE);
    }

    /** The path of an IRI of ours, its fragment included, in ASCII. */
    static String path(Node ours) {
        String iri = ours.getURI();
        StringBuilder path = new StringBuilder(iri.length()).append('/');
        byte[] bytes = iri.substring(Namespaces.BASE.length()).getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            if (each > ' ' && each < 0x7F && "\"<>\\^`{|}".indexOf(each) < 0) {
                path.append((char) each);
            } else {
                path.append(String.format("%%%02X", each & 0xFF));
            }
        }
        return path.toString();
    }

    /** The address of a form of the description of an IRI of ours, which has no fragment. */
    static String path(Node ours, Form form) {
        return path(ours) + "." + form.suffix();
    }

    /** Without the suffix of a form. */
    static String without(Form form, String path) {
        return path.substring(0, path.length() - form.suffix().length() - 1);
    }
}
