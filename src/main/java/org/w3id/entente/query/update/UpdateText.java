package org.w3id.entente.query.update;

import org.apache.jena.irix.IRIx;
import org.apache.jena.shared.impl.PrefixMappingImpl;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of an update, each with the operation that it belongs to and the IRI that it stands for at its place. */
final class UpdateText {
    private final List<Word> words = new ArrayList<>();

    /**
     * A word.
     *
     * @param operation the number of its operation, from 0
     * @param iri what it names; empty when it names nothing
     */
    record Word(int operation, Token token, String iri) {}

    /**
     * Takes a text apart.
     *
     * @param prefixes prefix without colon to namespace, which need no declaration
     */
    UpdateText(String text, Map<String, String> prefixes) {
        Prologue prologue = new Prologue(new PrefixMappingImpl().setNsPrefixes(prefixes));
        prologue.setBase(IRIx.create(Namespaces.BASE));
        List<Token> tokens = QueryReader.tokens(text);
        int operation = 0;
        int depth = 0;
        boolean begun = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!begun && token.kind == SPARQLParser12Constants.PREFIX && i + 2 < tokens.size()) {
                String prefix = tokens.get(i + 1).image;
                declare(prologue, prefix.substring(0, prefix.length() - 1), iri(tokens.get(i + 2), prologue));
            } else if (!begun && token.kind == SPARQLParser12Constants.BASE && i + 1 < tokens.size()) {
                prologue.setBase(IRIx.create(iri(tokens.get(i + 1), prologue)));
            }
            begun |= isBeginning(token.kind);
            depth += depth(token.kind);
            words.add(new Word(operation, token, iri(token, prologue)));
            if (token.kind == SPARQLParser12Constants.SEMICOLON && depth == 0) {
                operation++;
                begun = false;
            }
        }
    }

    private static void declare(Prologue prologue, String prefix, String namespace) {
        prologue.setPrefix(prefix, namespace);
    }

    private static boolean isBeginning(int kind) {
        return switch (kind) {
            case SPARQLParser12Constants.INSERT,
                    SPARQLParser12Constants.DELETE,
                    SPARQLParser12Constants.INSERT_DATA,
                    SPARQLParser12Constants.DELETE_DATA,
                    SPARQLParser12Constants.DELETE_WHERE,
                    SPARQLParser12Constants.LOAD,
                    SPARQLParser12Constants.CLEAR,
                    SPARQLParser12Constants.CREATE,
                    SPARQLParser12Constants.ADD,
                    SPARQLParser12Constants.MOVE,
                    SPARQLParser12Constants.COPY,
                    SPARQLParser12Constants.DROP,
                    SPARQLParser12Constants.WITH -> true;
            default -> false;
        };
    }

    private static int depth(int kind) {
        return switch (kind) {
            case SPARQLParser12Constants.LBRACE -> 1;
            case SPARQLParser12Constants.RBRACE -> -1;
            default -> 0;
        };
    }

    private static String iri(Token token, Prologue prologue) {
        String image = token.image;
        String iri =
                switch (token.kind) {
                    case SPARQLParser12Constants.IRIref -> Confinement.resolve(token, prologue);
                    case SPARQLParser12Constants.PNAME_LN, SPARQLParser12Constants.PNAME_NS ->
                        prologue.expandPrefixedName(image);
                    default -> "";
                };
        return iri == null ? "" : iri;
    }

    List<Word> words() {
        return words;
    }

    /** Where an operation begins. */
    Optional<Token> operation(int number) {
        return words.stream()
                .filter(word -> word.operation() == number && isBeginning(word.token().kind))
                .map(Word::token)
                .findFirst();
    }

    /** Where an operation names an IRI first, behind its declarations; else where it begins. */
    Optional<Token> name(int operation, String iri) {
        return words.stream()
                .filter(word -> word.operation() == operation)
                .dropWhile(word -> !isBeginning(word.token().kind))
                .filter(word -> word.iri().equals(iri))
                .map(Word::token)
                .findFirst()
                .or(() -> operation(operation));
    }

    /** Where one of some kinds of words stands first. */
    Optional<Token> first(int... kinds) {
        return words.stream()
                .map(Word::token)
                .filter(token -> {
                    for (int kind : kinds) {
                        if (token.kind == kind) {
                            return true;
                        }
                    }
                    return false;
                })
                .findFirst();
    }
}
