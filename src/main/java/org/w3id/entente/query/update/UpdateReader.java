package org.w3id.entente.query.update;

import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.update.UpdateRequest;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads requests of SPARQL 1.1 Update as queries are read: with the usual prefixes, and kept within their dataset. Threads may
 * share an instance.
 */
public final class UpdateReader {
    /** Without one of these there is nothing that reaches outside, and the text need not be taken apart again. */
    private static final Pattern OUTSIDE = Pattern.compile("service|java|\\\\u", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> prefixes;
    private final QueryReader reader;

    /**
     * A reader that knows these prefixes.
     *
     * @param prefixes prefix without colon to namespace
     */
    public UpdateReader(Map<String, String> prefixes) {
        this.prefixes = Map.copyOf(prefixes);
        this.reader = new QueryReader(prefixes);
    }

    /**
     * Reads a request.
     *
     * @throws QuerySyntaxException when the text is no request of updates, or reaches outside by LOAD, SERVICE or a Java class;
     *     with the place in the text
     */
    public ParsedUpdate read(String text) {
        UpdateRequest request = reader.readUpdate(text);
        ParsedUpdate update = new ParsedUpdate(request, text, prefixes);
        List<UpdateLoad> loads = request.getOperations().stream()
                .filter(UpdateLoad.class::isInstance)
                .map(UpdateLoad.class::cast)
                .toList();
        for (int i = 0; i < loads.size(); i++) {
            if (!loads.get(i).getSilent()) {
                throw load(update, i);
            }
        }
        if (OUTSIDE.matcher(text).find()) {
            update.words().words().forEach(word -> Confinement.check(word.token(), word.iri()));
        }
        return update;
    }

    private static QuerySyntaxException load(ParsedUpdate update, int number) {
        Token token = QueryReader.tokens(update.text()).stream()
                .filter(each -> each.kind == SPARQLParser12Constants.LOAD)
                .skip(number)
                .findFirst()
                .orElseThrow();
        return new QuerySyntaxException(
                token.beginLine,
                token.beginColumn,
                "LOAD, which would fetch a document",
                "data in the request itself",
                "fetch it yourself and send it: by INSERT DATA, or whole to the graph store");
    }
}
