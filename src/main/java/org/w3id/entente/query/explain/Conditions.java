package org.w3id.entente.query.explain;

import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.serializer.SerializationContext;
import org.apache.jena.sparql.util.ExprUtils;
import org.w3id.entente.vocab.Prefixes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters in words: the expression as SPARQL writes it, with labels in the place of variables and names. */
final class Conditions {
    private static final Pattern TOKEN =
            Pattern.compile("\\?([A-Za-z_][A-Za-z0-9_]*)|([a-z][a-z0-9-]*):([A-Za-z0-9_-]+)");

    private final Wording wording;

    Conditions(Wording wording) {
        this.wording = wording;
    }

    List<String> texts(List<Expr> conditions, Map<Var, Node> bindings) {
        return conditions.stream().map(each -> text(each, bindings)).toList();
    }

    String text(Expr condition, Map<Var, Node> bindings) {
        IndentedLineBuffer buffer = new IndentedLineBuffer();
        PrefixMapping prefixes = PrefixMapping.Factory.create().setNsPrefixes(Prefixes.usual());
        ExprUtils.fmtSPARQL(buffer, condition, new SerializationContext(prefixes));
        String text = buffer.asString().strip().replaceAll("\\s+", " ");
        String unwrapped = text.startsWith("(") && isWhole(text)
                ? text.substring(1, text.length() - 1).strip()
                : text;
        return TOKEN.matcher(unwrapped).replaceAll(token -> Matcher.quoteReplacement(words(token, bindings)));
    }

    /** Whether the first parenthesis is closed by the last character. */
    private static boolean isWhole(String text) {
        int depth = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }

    private String words(MatchResult token, Map<Var, Node> bindings) {
        if (token.group(1) != null) {
            Optional<Node> value = Optional.ofNullable(bindings.get(Var.alloc(token.group(1))));
            return value.map(each -> wording.term(each).label()).orElseGet(() -> Wording.some(token.group(1)));
        }
        return Optional.ofNullable(Prefixes.usual().get(token.group(2)))
                .map(namespace -> wording.term(NodeFactory.createURI(namespace + token.group(3)))
                        .label())
                .orElse(token.group());
    }
}
