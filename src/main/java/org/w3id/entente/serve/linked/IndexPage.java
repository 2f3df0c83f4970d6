package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.describe.Scope;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Page;
import org.w3id.entente.serve.web.Phrase;
import org.w3id.entente.vocab.Ent;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The page that leads to all others. */
final class IndexPage {
    private static final int MOST = 500;
    private static final String SHACL = "http://www.w3.org/ns/shacl#";

    private final GraphSource.View view;
    private final Definitions definitions;
    private final Scope scope;
    private final Language language;
    private final Labels labels;
    private final Html html = new Html();
    private final Terms terms;

    IndexPage(GraphSource.View view, Definitions definitions, Language language) {
        this.view = view;
        this.definitions = definitions;
        this.scope = Topic.scope(view, definitions);
        this.language = language;
        this.labels = scope.labels(language.tag());
        this.terms = new Terms(labels, html);
    }

    Document page(String here) {
        String lead =
                switch (language) {
                    case ENGLISH ->
                        "Who cooperates with whom on space and cyber security, since when and in which role, and the very"
                                + " characters of the source that say so.";
                    case JAPANESE -> "宇宙・サイバー領域で、誰が誰と、いつから、どのような役割で協力しているか。どの記述も、出典の該当箇所まで辿ることができる。";
                };
        html.element("h1", Phrase.SITE.in(language)).element("p", lead, "class", "lead");
        things("actors", Phrase.ACTORS, List.of(Ent.State, Ent.InternationalOrganization, Ent.MultinationalCentre));
        things("dialogues", Phrase.DIALOGUES, List.of(Ent.Dialogue));
        things("exercises", Phrase.EXERCISES, List.of(Ent.Exercise));
        things("agreements", Phrase.AGREEMENTS, List.of(Ent.Agreement));
        questions();
        things("ontology", Phrase.ONTOLOGY, List.of(OWL2.Ontology.asNode()));
        things("concepts", Phrase.CONCEPTS, List.of(SKOS.ConceptScheme.asNode()));
        things("rules", Phrase.RULES, List.of(NodeFactory.createURI(SHACL + "SPARQLRule")));
        things("shapes", Phrase.SHAPES, List.of(NodeFactory.createURI(SHACL + "NodeShape")));
        downloads();
        return Page.of(Phrase.SITE.in(language), language, html)
                .at(here)
                .from(view)
                .document();
    }

    private void things(String id, Phrase heading, List<Node> classes) {
        Set<Node> found = some(classes);
        if (found.isEmpty()) {
            return;
        }
        html.element("h2", heading.in(language), "id", id).start("ul", "class", "columns");
        found.stream()
                .limit(MOST)
                .sorted(Comparator.comparing((Node node) -> labels.text(node)))
                .forEach(node -> {
                    html.start("li");
                    terms.term(node);
                    html.end();
                });
        if (found.size() > MOST) {
            html.start("li").text("… ");
            terms.term(classes.getFirst());
            html.end();
        }
        html.end();
    }

    /** The instances of classes; of very many only some, and one more than is shown. */
    private Set<Node> some(List<Node> classes) {
        Set<Node> found = new LinkedHashSet<>();
        for (Graph whole : scope.wholes()) {
            for (Node type : classes) {
                ExtendedIterator<Triple> triples = whole.find(Node.ANY, RDF.type.asNode(), type);
                try {
                    while (triples.hasNext() && found.size() <= MOST) {
                        Node subject = triples.next().getSubject();
                        if (subject.isURI()) {
                            found.add(subject);
                        }
                    }
                } finally {
                    triples.close();
                }
            }
        }
        return found;
    }

    private void questions() {
        if (definitions.questions().all().isEmpty()) {
            return;
        }
        html.element("h2", Phrase.QUESTIONS.in(language), "id", "questions")
                .start("ul", "class", "cards", "lang", language == Language.ENGLISH ? "" : "en");
        for (Question question : definitions.questions().all()) {
            html.start("li")
                    .link(Address.path(NodeFactory.createURI(question.iri())), question.title())
                    .element("p", question.question())
                    .end();
        }
        html.end();
    }

    private void downloads() {
        html.element("h2", Phrase.DOWNLOADS.in(language), "id", "downloads").start("ul", "class", "columns");
        html.start("li")
                .link(Paths.DATA + "?default", Phrase.EVERYTHING.in(language))
                .end();
        for (Node graph : view.dataset().graphNames()) {
            html.start("li")
                    .element("a", labels.text(graph), "href", RdfDocument.whole(graph))
                    .end();
        }
        html.end();
    }
}
