package org.w3id.entente.sparql;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;

import java.util.List;

/**
 * A query with the words that it was read from.
 *
 * @param query the query, which whoever has it may change
 * @param words the words with their places, in order
 */
public record ReadQuery(Query query, List<Token> words) {
    /** Copies the list. */
    public ReadQuery {
        words = List.copyOf(words);
    }
}
