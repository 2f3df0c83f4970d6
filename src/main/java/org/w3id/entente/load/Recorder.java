package org.w3id.entente.load;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.tokens.Token;
import org.apache.jena.riot.tokens.TokenType;
import org.apache.jena.sparql.graph.NodeConst;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hears what RIOT reads from one file, token by token and term by term, and keeps the triples with their positions.
 *
 * <p>RIOT fetches one token ahead: a statement is over when the token after its full stop is fetched.
 */
final class Recorder {
    private final String file;
    private final Trace trace = new Trace();
    private final List<Statement> statements = new ArrayList<>();
    private final List<SyntaxProblem> problems = new ArrayList<>();
    private final Map<String, Declared> declarations = new LinkedHashMap<>();
    private final List<PrefixDeclaration> redeclarations = new ArrayList<>();
    private final Set<String> usedPrefixes = new HashSet<>();
    private final Set<Node> unread = new HashSet<>();
    private final TermStack stack = new TermStack();

    private int lineOffset;
    private TokenType previous = TokenType.DOT;
    private int directiveTokens;
    private long directivePrefixPosition;
    private Optional<Token> firstToken = Optional.empty();
    private Optional<Node> subject = Optional.empty();
    private int firstTriple;
    private long lastToken;

    private record Declared(String namespace, Place place) {}

    Recorder(String file) {
        this.file = file;
    }

    /** Starts at the beginning, or again after a syntax error, so many lines below the top. */
    void start(int linesAbove) {
        lineOffset = linesAbove;
        previous = TokenType.DOT;
        directiveTokens = 0;
        firstToken = Optional.empty();
        subject = Optional.empty();
        firstTriple = trace.size();
        stack.clear();
    }

    /** Ends the statement being read, whole or not. */
    void endStatement() {
        if (trace.size() > firstTriple) {
            Triple last = trace.triple(trace.size() - 1);
            long position = firstToken.map(this::position).orElse(trace.subject(firstTriple));
            statements.add(new Statement(
                    subject.orElse(last.getSubject()), Trace.place(file, position), firstTriple, trace.size()));
        }
        firstTriple = trace.size();
        firstToken = Optional.empty();
        subject = Optional.empty();
        stack.clear();
    }

    void token(Token token) {
        lastToken = position(token);
        if (previous == TokenType.DOT) {
            endStatement();
            directiveTokens = 0;
        }
        if (directiveTokens > 0) {
            directiveToken(token);
        } else if (firstToken.isEmpty()) {
            directiveTokens = tokensOfDirective(token);
            if (directiveTokens == 0) {
                firstToken = Optional.of(token);
            }
        }
        if (token.hasType(TokenType.KEYWORD) && token.getImage().equals("a")) {
            stack.push(NodeConst.nodeRDFType, position(token));
        }
        previous = token.getType();
    }

    private void directiveToken(Token token) {
        directiveTokens--;
        if (token.hasType(TokenType.PREFIXED_NAME)) {
            directivePrefixPosition = position(token);
        }
    }

    private static int tokensOfDirective(Token token) {
        boolean isDirective = token.hasType(TokenType.DIRECTIVE);
        if (!isDirective && !token.hasType(TokenType.KEYWORD)) {
            return 0;
        }
        return switch (token.getImage().toLowerCase(Locale.ROOT)) {
            case "prefix" -> isDirective ? 3 : 2;
            case "base", "version" -> isDirective ? 2 : 1;
            default -> 0;
        };
    }

    void prefix(String prefix, String namespace) {
        Place place = Trace.place(file, directivePrefixPosition);
        Declared before = declarations.putIfAbsent(prefix, new Declared(namespace, place));
        if (before != null) {
            redeclarations.add(new PrefixDeclaration(prefix, namespace, place, true));
        }
    }

    void usesPrefix(String prefix) {
        usedPrefixes.add(prefix);
    }

    void term(Node term, Token token) {
        if (subject.isEmpty() && firstToken.map(this::position).equals(Optional.of(position(token)))) {
            subject = Optional.of(term);
        }
        stack.push(term, position(token));
    }

    void blankNode(Node term, long line, long column) {
        long position = position(line, column);
        boolean isFirst = firstToken.isPresent()
                && subject.isEmpty()
                && firstToken.get().hasType(TokenType.LBRACKET)
                && position(firstToken.get()) == position;
        if (isFirst) {
            subject = Optional.of(term);
        }
        stack.push(term, position);
    }

    void triple(Triple triple, long line, long column) {
        long own = stack.pop(triple.getObject());
        long object = own == TermStack.NOWHERE ? position(line, column) : own;
        long[] other = stack.subjectAndPredicate(triple.getSubject(), triple.getPredicate());
        long predicate = other[1] == TermStack.NOWHERE ? object : other[1];
        long subjectPosition = other[0] == TermStack.NOWHERE ? object : other[0];
        trace.add(triple, subjectPosition, predicate, object);
    }

    void problem(SyntaxProblem.Kind kind, Place place, String found, String wanted, String cure) {
        problems.add(new SyntaxProblem(kind, place, found, wanted, cure));
    }

    long count(SyntaxProblem.Kind kind) {
        return problems.stream().filter(each -> each.kind() == kind).count();
    }

    void unread(Node node) {
        if (node.isURI()) {
            unread.add(node);
        }
    }

    /** What a statement is about, for those who must not judge it by the part that was read. */
    void unreadSubject() {
        subject.ifPresent(this::unread);
    }

    Place place(long line, long column) {
        long at = line < 1 ? lastToken : position(line, Math.max(1, column));
        return at == 0 ? Place.wholeFile(file) : Trace.place(file, at);
    }

    Place lastTokenPlace() {
        return lastToken == 0 ? Place.wholeFile(file) : Trace.place(file, lastToken);
    }

    /** The line where the statement being read begins; empty between statements. */
    Optional<Integer> statementLine() {
        return firstToken.map(token -> Trace.line(position(token)));
    }

    private long position(Token token) {
        return position(token.getLine(), token.getColumn());
    }

    private long position(long line, long column) {
        return Trace.pack(line + lineOffset, column);
    }

    Document document(Source source, Lines lines) {
        List<PrefixDeclaration> prefixes = new ArrayList<>();
        declarations.forEach((prefix, declared) -> prefixes.add(
                new PrefixDeclaration(prefix, declared.namespace(), declared.place(), usedPrefixes.contains(prefix))));
        prefixes.addAll(redeclarations);
        return new Document(source, lines, trace, statements, prefixes, problems, unread);
    }

    List<SyntaxProblem> problems() {
        return problems;
    }

    Map<String, String> namespaces() {
        Map<String, String> namespaces = new HashMap<>();
        declarations.forEach((prefix, declared) -> namespaces.put(prefix, declared.namespace()));
        return namespaces;
    }

    boolean isBlank() {
        return trace.size() == 0 && problems.isEmpty();
    }
}
