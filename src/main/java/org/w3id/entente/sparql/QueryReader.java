package org.w3id.entente.sparql;

import org.apache.jena.irix.IRIx;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.lang.UpdateParser;
import org.apache.jena.sparql.lang.sparql_12.javacc.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12TokenManager;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;
import org.apache.jena.sparql.lang.sparql_12.javacc.TokenMgrError;
import org.apache.jena.sparql.modify.UpdateRequestSink;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateRequest;
import org.w3id.entente.sparql.SyntaxFault.Form;
import org.w3id.entente.vocab.Namespaces;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads SPARQL queries and updates as their authors wrote them: the usual prefixes need no declaration, a declared prefix wins, and
 * relative IRIs are resolved against the root of the project's names.
 *
 * <p>Threads may share an instance.
 */
public final class QueryReader {
    private static final Pattern UNKNOWN_PREFIX = Pattern.compile("Unresolved prefixed name: (.*?):.*", Pattern.DOTALL);
    private static final Pattern ENCOUNTERED = Pattern.compile("at line (\\d+), column (\\d+)");
    private static final Pattern LEADING_PLACE =
            Pattern.compile("^(?:\\[line: \\d+, col: \\d+\\s*] |Line \\d+, column \\d+: )");

    private static final IRIx BASE = new KnownNamespaces(IRIx.create(Namespaces.BASE));

    private final Map<String, String> prefixes;

    /**
     * A reader that knows these prefixes.
     *
     * @param prefixes prefix without colon to namespace
     */
    public QueryReader(Map<String, String> prefixes) {
        this.prefixes = Map.copyOf(prefixes);
    }

    /**
     * Reads a query in the syntax of SPARQL 1.1, with the triple terms of SPARQL 1.2.
     *
     * @throws QuerySyntaxException when the text is no query, or too large or too deeply nested a one, with the place in
     *     the text
     */
    public Query read(String text) {
        return readWords(text).query();
    }

    /**
     * Reads a query as {@link #read} does, and gives its words as well.
     *
     * @throws QuerySyntaxException when the text is no query, or too large or too deeply nested a one, with the place in
     *     the text
     */
    public ReadQuery readWords(String text) {
        BoundedParser parser = new BoundedParser(TextBounds.OF_QUERIES.begin(text));
        Query query = new Query();
        declare(query);
        if (text.isBlank()) {
            throw new QuerySyntaxException(0, 0, "empty query", Form.QUERY.beginnings(), "");
        }
        parse(Form.QUERY, text, () -> parser.parse(query, text));
        return new ReadQuery(query, parser.words());
    }

    /**
     * Reads a request of updates in the syntax of SPARQL 1.1 Update, with the triple terms of SPARQL 1.2. A text without an
     * operation is one: it changes nothing.
     *
     * @throws QuerySyntaxException when the text is no such request, with the place in the text
     */
    public UpdateRequest readUpdate(String text) {
        TextBounds.OF_UPDATES.check(text);
        UpdateRequest request = new UpdateRequest();
        declare(request);
        UpdateParser parser = UpdateParser.createParser(Syntax.syntaxSPARQL_12);
        parse(Form.UPDATE, text, () -> parser.parse(new UpdateRequestSink(request), request, text));
        return request;
    }

    private void declare(Prologue prologue) {
        prologue.setBase(BASE);
        prologue.setPrefixMapping(new QueryPrefixes(prefixes));
    }

    private void parse(Form form, String text, Runnable parser) {
        try {
            parser.run();
        } catch (QueryParseException fault) {
            throw explain(form, text, fault);
        } catch (QueryException | UpdateException fault) {
            if (fault.getCause() instanceof QueryParseException inner) { // as the parser of updates wraps it
                throw explain(form, text, inner);
            }
            throw new QuerySyntaxException(0, 0, firstLine(String.valueOf(fault.getMessage())), "", "");
        }
    }

    private QuerySyntaxException explain(Form form, String text, QueryParseException fault) {
        if (fault.getCause() instanceof StackOverflowError) {
            String many = form == Form.UPDATE ? ", or of too many operations" : "";
            String noun = (form == Form.UPDATE ? "an " : "a ") + form.noun();
            return new QuerySyntaxException(0, 0, noun + " nested too deeply" + many, "", "");
        }
        String message = String.valueOf(fault.getMessage());
        Matcher place = ENCOUNTERED.matcher(message);
        boolean grammar = message.startsWith("Encountered") || message.startsWith("Lexical error");
        int line = Math.max(0, fault.getLine());
        int column = Math.max(0, fault.getColumn());
        if (grammar && place.find()) {
            // The exception itself gives the last token that was right.
            line = Integer.parseInt(place.group(1));
            column = Integer.parseInt(place.group(2));
            return SyntaxFault.explain(form, text, line, column, message);
        }
        String found = LEADING_PLACE.matcher(message).replaceFirst("");
        Matcher unknownPrefix = UNKNOWN_PREFIX.matcher(found);
        if (unknownPrefix.matches()) {
            return unknownPrefix(line, column, unknownPrefix.group(1));
        }
        if (found.startsWith("Variables not permitted in data")) {
            return variableInData(text, found);
        }
        if (line == 0) {
            Optional<Token> token = variableIn(found).flatMap(name -> lastToken(text, name));
            if (token.isPresent()) {
                line = token.get().beginLine;
                column = token.get().beginColumn;
            }
        }
        return new QuerySyntaxException(line, column, firstLine(found), "", cure(found));
    }

    private static String cure(String found) {
        if (found.startsWith("Non-group key variable")) {
            return "add it to GROUP BY, or put it in an aggregate such as COUNT or SAMPLE";
        }
        return found.contains("already in-scope") ? "choose another variable name" : "";
    }

    private QuerySyntaxException unknownPrefix(int line, int column, String prefix) {
        String cure = Suggestions.nearest(prefix, prefixes.keySet())
                .map(near -> "did you mean \"" + near + ":\"? Otherwise declare it")
                .orElse("declare it");
        return new QuerySyntaxException(
                line,
                column,
                "unknown prefix \"" + prefix + ":\"",
                "a declared prefix or one of the usual ones",
                cure + " with PREFIX " + prefix + ": <…>");
    }

    private static QuerySyntaxException variableInData(String text, String found) {
        boolean isData = false;
        for (Token token : tokens(text)) {
            switch (token.kind) {
                case SPARQLParser12Constants.INSERT_DATA, SPARQLParser12Constants.DELETE_DATA -> isData = true;
                case SPARQLParser12Constants.WHERE -> isData = false;
                case SPARQLParser12Constants.VAR1, SPARQLParser12Constants.VAR2 -> {
                    if (isData) {
                        return new QuerySyntaxException(
                                token.beginLine,
                                token.beginColumn,
                                "the variable " + token.image + " in data",
                                "an IRI or a literal",
                                "to write what a pattern finds, use INSERT { … } or DELETE { … } with WHERE { … }");
                    }
                }
                default -> {}
            }
        }
        return new QuerySyntaxException(0, 0, firstLine(found), "", "");
    }

    private static Optional<String> variableIn(String message) {
        Matcher variable = Pattern.compile("\\?\\w+").matcher(message);
        return variable.find() ? Optional.of(variable.group()) : Optional.empty();
    }

    private static Optional<Token> lastToken(String text, String image) {
        return tokens(text).stream().filter(token -> token.image.equals(image)).reduce((before, last) -> last);
    }

    /** The tokens of a query text, with their places, up to its end or to the first thing that is no token. */
    public static List<Token> tokens(String text) {
        SPARQLParser12TokenManager manager = new SPARQLParser12TokenManager(new JavaCharStream(new StringReader(text)));
        List<Token> tokens = new ArrayList<>();
        try {
            for (Token token = manager.getNextToken();
                    token.kind != SPARQLParser12Constants.EOF;
                    token = manager.getNextToken()) {
                tokens.add(token);
            }
        } catch (TokenMgrError noToken) {
            return tokens;
        } catch (Error fault) {
            if (!BrokenEscape.is(fault)) {
                throw fault;
            }
        }
        return tokens;
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
