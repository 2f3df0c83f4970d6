package org.w3id.entente.load;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.ParserProfile;
import org.apache.jena.riot.system.ParserProfileWrapper;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.TokenType;
import org.w3id.entente.vocab.Prefixes;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** RIOT's parser profile, telling a recorder each term and triple, and going on after an undefined prefix. */
final class PositionedProfile extends ParserProfileWrapper {
    /** What the names of undefined prefixes are put under, so that reading can go on. */
    static final String UNDEFINED = "urn:undefined-prefix:";

    private final Recorder recorder;
    private final Map<String, Place> undefined = new LinkedHashMap<>();
    private final Map<String, Integer> undefinedUses = new HashMap<>();

    PositionedProfile(ParserProfile profile, Recorder recorder) {
        super(profile);
        this.recorder = recorder;
    }

    @Override
    public Node create(Node currentGraph, Token token) {
        prefixed(token).ifPresent(this::usePrefix);
        Node term = super.create(currentGraph, token);
        recorder.term(term, token);
        return term;
    }

    @Override
    public Node createBlankNode(Node scope, long line, long column) {
        Node node = super.createBlankNode(scope, line, column);
        recorder.blankNode(node, line, column);
        return node;
    }

    @Override
    public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
        Triple triple = super.createTriple(subject, predicate, object, line, column);
        recorder.triple(triple, line, column);
        if (!undefined.isEmpty() && (isUndefined(subject) || isUndefined(predicate) || isUndefined(object))) {
            recorder.unread(subject);
            recorder.unread(object);
            recorder.unreadSubject();
        }
        return triple;
    }

    private static boolean isUndefined(Node node) {
        return node.isURI() && node.getURI().startsWith(UNDEFINED);
    }

    private static Optional<Token> prefixed(Token token) {
        return switch (token.getType()) {
            case PREFIXED_NAME -> Optional.of(token);
            case LITERAL_DT ->
                Optional.of(token.getSubToken2()).filter(datatype -> datatype.hasType(TokenType.PREFIXED_NAME));
            default -> Optional.empty();
        };
    }

    private void usePrefix(Token token) {
        String prefix = token.getImage();
        recorder.usesPrefix(prefix);
        if (undefined.containsKey(prefix)) {
            undefinedUses.merge(prefix, 1, Integer::sum);
        } else if (getPrefixMap().get(prefix) == null) {
            undefined.put(prefix, recorder.place(token.getLine(), token.getColumn()));
            undefinedUses.put(prefix, 1);
            String usual = Prefixes.usual().get(prefix);
            getPrefixMap().add(prefix, usual == null ? UNDEFINED + prefix + ":" : usual);
        }
    }

    /** Reports each undefined prefix once, at its first use. */
    void reportUndefinedPrefixes() {
        undefined.forEach((prefix, place) -> {
            int uses = undefinedUses.get(prefix);
            String usual = Prefixes.usual().get(prefix);
            recorder.problem(
                    SyntaxProblem.Kind.UNDEFINED_PREFIX,
                    place,
                    "prefix '" + prefix + ":' is not declared" + (uses > 1 ? " (used " + uses + " times)" : ""),
                    "",
                    usual == null
                            ? "declare it above with @prefix " + prefix + ": <…> ."
                            : "add at the top: @prefix " + prefix + ": <" + usual + "> .");
        });
    }
}
