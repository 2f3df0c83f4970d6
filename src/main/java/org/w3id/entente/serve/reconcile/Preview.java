package org.w3id.entente.serve.reconcile;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.serve.web.Html;

import java.util.List;

/** A thing in a small frame of somebody else's page, without style sheet or script. */
final class Preview {
    private static final int MOST_NAMES = 6;

    private final Graph graph;
    private final Vocabulary vocabulary;

    Preview(Graph graph, Vocabulary vocabulary) {
        this.graph = graph;
        this.vocabulary = vocabulary;
    }

    /** The page about a thing. */
    String page(Node thing, String language) {
        Html html = new Html()
                .start("html", "lang", language)
                .start("head")
                .start("meta", "charset", "utf-8")
                .start("meta", "name", "color-scheme", "content", "light dark")
                .element("title", vocabulary.name(thing))
                .end()
                .start("body")
                .add(fragment(thing))
                .start("p")
                .element("a", thing.getURI(), "href", thing.getURI(), "target", "_blank", "rel", "noopener")
                .end()
                .end()
                .end();
        return "<!DOCTYPE html>\n" + html + "\n";
    }

    /** What the page says, without frame. */
    Html fragment(Node thing) {
        Html html = new Html().start("p").element("b", vocabulary.name(thing));
        List<String> others = graph
                .find(thing, Node.ANY, Node.ANY)
                .filterKeep(each -> each.getObject().isLiteral()
                        && List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), SKOS.altLabel.asNode())
                                .contains(each.getPredicate()))
                .mapWith(each -> each.getObject().getLiteralLexicalForm())
                .toList()
                .stream()
                .filter(each -> !each.equals(vocabulary.name(thing)))
                .distinct()
                .sorted()
                .limit(MOST_NAMES)
                .toList();
        if (!others.isEmpty()) {
            html.text(" · " + String.join(" · ", others));
        }
        html.end();
        String description = vocabulary.description(thing);
        return description.isEmpty() ? html : html.element("p", description);
    }
}
