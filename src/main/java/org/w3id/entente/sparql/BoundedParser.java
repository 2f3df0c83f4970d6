package org.w3id.entente.sparql;

import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.lang.SPARQLParser;
import org.apache.jena.sparql.lang.sparql_12.javacc.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_12.javacc.ParseException;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12TokenManager;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;
import org.apache.jena.sparql.lang.sparql_12.javacc.TokenMgrError;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Jena's parser of queries, with each word judged on its way to it, and kept: telling words apart is most of the work of reading
 * a query, and is done once. Used once.
 */
final class BoundedParser extends SPARQLParser {
    private final TextBounds.Scan scan;
    private final List<Token> words = new ArrayList<>();

    BoundedParser(TextBounds.Scan scan) {
        this.scan = scan;
    }

    /** The words that the parser has seen; all of them once the query is read. */
    List<Token> words() {
        return words;
    }

    /** Says what is wrong as Jena's own parser does, but for what the bounds say. */
    @Override
    protected Query parse$(Query query, String text) {
        query.setSyntax(Syntax.syntaxSPARQL_12);
        query.setStrict(true);
        SPARQLParser12 parser = new SPARQLParser12(new Judged(text));
        parser.setQuery(query);
        try {
            parser.QueryUnit();
            return query;
        } catch (ParseException fault) {
            throw new QueryParseException(
                    fault.getMessage(), fault.currentToken.beginLine, fault.currentToken.beginColumn);
        } catch (TokenMgrError noWord) {
            throw new QueryParseException(noWord.getMessage(), parser.token.endLine, parser.token.endColumn);
        } catch (QueryException fault) {
            throw fault;
        } catch (JenaException fault) {
            throw new QueryException(fault.getMessage(), fault);
        } catch (StackOverflowError deep) {
            throw new QueryParseException(deep.getMessage(), deep, -1, -1);
        } catch (Error fault) {
            if (!BrokenEscape.is(fault)) {
                throw fault;
            }
            throw new QueryParseException(fault.getMessage(), parser.token.endLine, parser.token.endColumn);
        }
    }

    /** The words of a text, which are judged before the parser sees them. */
    private final class Judged extends SPARQLParser12TokenManager {
        private final String text;
        private final PlainWords plain;
        private boolean isPlain = true;

        Judged(String text) {
            super(new JavaCharStream(new StringReader(""), 1, 1, 1));
            this.text = text;
            this.plain = new PlainWords(text);
        }

        @Override
        public Token getNextToken() {
            Token token = isPlain ? plain.next().orElseGet(this::goOn) : super.getNextToken();
            if (token.kind != EOF) {
                scan.word(token);
                words.add(token);
            }
            return token;
        }

        private Token goOn() {
            isPlain = false;
            StringReader rest = new StringReader(text.substring(plain.place()));
            ReInit(new JavaCharStream(rest, plain.line(), plain.column()));
            return super.getNextToken();
        }
    }
}
