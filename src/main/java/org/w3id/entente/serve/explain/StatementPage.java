package org.w3id.entente.serve.explain;

import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource.View;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Selections;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Page;
import org.w3id.entente.serve.web.Phrase;

import java.util.List;
import java.util.stream.Stream;

/** The page for who has yet to say which statement is meant. */
final class StatementPage {
    private static final List<String> CARRIED = Form.and(Versions.PARAMETER, Selections.EDITION, Selections.AS_OF);

    private StatementPage() {}

    /**
     * The page, of a version of the graph.
     *
     * @param path where it is: that of the explanation which comes first
     * @param parameters what is said already, such as the version
     */
    static Document of(String path, Parameters parameters, Language language, View view) {
        boolean isWhy = path.equals(Paths.WHY);
        Phrase title = isWhy ? Phrase.WHY_HOLDS : Phrase.WHY_NOT_HOLDS;
        Phrase other = isWhy ? Phrase.WHY_NOT_HOLDS : Phrase.WHY_HOLDS;
        Html main = new Html()
                .element("h1", title.in(language))
                .element("p", Phrase.TERMS.in(language))
                .start("form", "method", "get", "action", path);
        field(main, Phrase.SUBJECT, Words.SUBJECT, "japan", language);
        field(main, Phrase.PREDICATE, Words.PREDICATE, "partner", language);
        field(main, Phrase.OBJECT, Words.OBJECT, "france", language);
        for (String name : CARRIED) {
            parameters.all(name).forEach(value -> main.start("input", "type", "hidden", "name", name, "value", value));
        }
        main.start("p")
                .element("button", title.in(language), "type", "submit")
                .text(" ")
                .element(
                        "button", other.in(language), "type", "submit", "formaction", isWhy ? Paths.WHY_NOT : Paths.WHY)
                .end()
                .end();
        return Page.of(title.in(language), language, main).at(path).from(view).document();
    }

    private static void field(Html main, Phrase label, String name, String example, Language language) {
        main.start("p")
                .start("label")
                .text(label.in(language) + " ")
                .start("input", "name", name, "required", "required", "placeholder", example)
                .end()
                .end();
    }

    /** Whether nothing is said of a statement at all. */
    static boolean isWanted(Form form, Parameters parameters) {
        return form.isPage()
                && Stream.of(Words.SUBJECT, Words.PREDICATE, Words.OBJECT).noneMatch(parameters::has);
    }
}
