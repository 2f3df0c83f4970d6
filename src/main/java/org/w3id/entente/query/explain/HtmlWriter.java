package org.w3id.entente.query.explain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Explanations as one self-contained page without scripts: nested lists that open and close, with links between steps that
 * several others rest on. Used once.
 */
final class HtmlWriter {
    private static final int OPEN_LEVELS = 3;
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6675; --line: #d5dbe3; --paper: #fff;
              --accent: #1f5c99; --reason: #256b3d; --absent: #8a5a00; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #9aa6b5; --line: #3a4452;
              --paper: #14181e; --accent: #8fc1f5; --reason: #8fd3a5; --absent: #e5b95c; } }
            body { margin: 0; background: var(--paper); color: var(--ink);
              font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans CJK JP", sans-serif; }
            main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
            h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
            h1 i, .statement i { font-style: normal; color: var(--accent); padding: 0 .2em; }
            a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
            code { font: .85em ui-monospace, monospace; color: var(--soft); overflow-wrap: anywhere; }
            p { margin: .35rem 0; }
            ul { list-style: none; margin: 0; padding: 0; }
            .tree ul { border-left: 1px solid var(--line); margin-left: .55rem; padding-left: 1rem; }
            .tree li { margin: .3rem 0; }
            summary { cursor: pointer; }
            summary:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
            :target > details > summary, li:target { background: color-mix(in srgb, var(--accent) 14%, transparent); }
            .number { color: var(--soft); font-variant-numeric: tabular-nums; margin-right: .4em; }
            .because { color: var(--reason); margin: .1rem 0 .3rem 1.6rem; }
            .rule, .row { color: var(--soft); font-size: .9em; }
            .sources { margin-left: 1.6rem; color: var(--soft); font-size: .9em; }
            .tree .sources { border: 0; padding: 0; margin-left: 1.6rem; }
            .absent { color: var(--absent); }
            .basis li { margin: .5rem 0; }
            """;

    private final Presentation how;
    private final StringBuilder html = new StringBuilder();
    private final Set<Integer> told = new HashSet<>();

    /** What tells the steps of one explanation from those of another on the same page. */
    private String prefix = "s";

    HtmlWriter(Presentation how) {
        this.how = how;
    }

    /** The style as a source of a Content-Security-Policy: its digest. */
    static String styleSource() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("\n" + STYLE).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String why(Justification answer) {
        head("Why: " + answer.goal().text(), answer.goal());
        if (!answer.holds()) {
            line("<p>This does not hold.</p>");
            return end();
        }
        Explanation explanation = answer.explanation();
        line("<p>" + text(Phrases.summary(explanation)) + "</p>");
        basis(explanation);
        List<Integer> roots = explanation.roots();
        for (int i = 0; i < roots.size(); i++) {
            line("<h2>" + (roots.size() == 1 ? "Proof" : "Proof " + (i + 1) + " of " + roots.size()) + "</h2>");
            tree(explanation, List.of(roots.get(i)));
        }
        if (answer.more()) {
            line("<p>There are more proofs.</p>");
        }
        return end();
    }

    String whyNot(Refusal answer) {
        head("Why not: " + answer.goal().text(), answer.goal());
        line("<p>" + text(answer.holds() ? "This holds." : Phrases.summary(answer)) + "</p>");
        for (Refusal.Attempt attempt : answer.attempts()) {
            line("<h2>" + text(attempt.rule().label()) + " <span class=\"rule\">"
                    + link(attempt.rule(), Phrases.rule(attempt.rule())) + "</span></h2>");
            line("<p class=\"because\">would hold " + sentence(attempt.would()) + "</p>");
            line("<ul class=\"basis\">");
            attempt.held().forEach(each -> line("<li>✓ " + statement(each) + "</li>"));
            attempt.missing().forEach(each -> obstacle("missing: " + each.text()));
            attempt.failed().forEach(each -> obstacle("not true: " + each));
            attempt.present().forEach(each -> obstacle("stands against it: " + Wording.pattern(each, List.of())));
            line("</ul>");
        }
        answer.instead().forEach(each -> line("<p>The rule gives " + statement(each) + ".</p>"));
        return end();
    }

    private void obstacle(String what) {
        line("<li class=\"absent\">✗ " + text(what) + "</li>");
    }

    String whatIf(Consequences answer) {
        start("What if");
        line("<h1>What if</h1>");
        changes("to be asserted", answer.added());
        changes("asserted already", answer.alreadyAsserted());
        changes("to be taken back", answer.removed());
        changes("not asserted", answer.notAsserted());
        changes("not asserted, but inferred", answer.onlyInferred());
        conclusions("appear", answer.appeared());
        conclusions("disappear", answer.disappeared());
        line("<p class=\"rule\">"
                + (answer.isBaseUntouched()
                        ? "Nothing was changed: what holds has the same fingerprint before and after."
                        : "What holds has changed meanwhile: its fingerprint is another one.")
                + "</p>");
        return end();
    }

    private void changes(String what, Listing listing) {
        if (listing.count() > 0) {
            line("<h2>" + Count.of(listing.count(), "statement") + " " + what + "</h2>");
            line("<ul class=\"basis\">");
            listing.shown().forEach(each -> line("<li>" + statement(each) + "</li>"));
            left(listing.count() - listing.shown().size());
            line("</ul>");
        }
    }

    private void conclusions(String verb, Consequences.Conclusions conclusions) {
        Explanation explanation = conclusions.explanation();
        line("<h2>" + Count.of(conclusions.count(), "conclusion") + " would " + verb + "</h2>");
        told.clear();
        prefix = verb + "-";
        if (conclusions.count() > 0) {
            tree(explanation, explanation.roots());
            line("<ul>");
            left(conclusions.count() - explanation.roots().size());
            line("</ul>");
        }
    }

    private void left(int more) {
        if (more > 0) {
            line("<li>… and " + Count.digits(more) + " more</li>");
        }
    }

    private void head(String title, Statement goal) {
        start(title);
        line("<h1>" + statement(goal) + "</h1>");
        line("<p><code>" + text(goal.turtle()) + "</code></p>");
    }

    private void start(String title) {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + text(title) + "</title>");
        line("<style>\n" + STYLE + "</style>");
        line("</head>");
        line("<body>");
        line("<main>");
    }

    private String end() {
        how.origin()
                .ifPresent(origin -> line("<footer class=\"rule\"><p>" + text(origin.sentence()) + "</p></footer>"));
        line("</main>");
        line("</body>");
        line("</html>");
        return html.toString();
    }

    private void basis(Explanation explanation) {
        Basis basis = Basis.of(explanation);
        line("<ul class=\"basis\">");
        for (Basis.Witness witness : basis.witnesses()) {
            line("<li>"
                    + link(
                            witness.testimony().witness(),
                            "“" + witness.testimony().witness().label() + "”")
                    + "<br><span class=\"rule\">" + text(Phrases.testimony(witness.source(), witness.testimony()))
                    + "</span></li>");
        }
        basis.background()
                .forEach((place, count) -> line("<li>" + text(place) + " <span class=\"rule\">"
                        + text(Count.of(count, "statement")) + "</span></li>"));
        line("</ul>");
    }

    private void tree(Explanation explanation, List<Integer> roots) {
        line("<div class=\"tree\">");
        line("<ul>");
        roots.forEach(root -> step(explanation, root, 1));
        line("</ul>");
        line("</div>");
    }

    private void step(Explanation explanation, int number, int level) {
        Step step = explanation.step(number);
        String shown = "<span class=\"number\">" + number + "</span><span class=\"statement\">"
                + statement(step.statement()) + "</span>";
        if (!told.add(number)) {
            line("<li>" + shown + " <a href=\"#" + prefix + number + "\">see above</a></li>");
            return;
        }
        switch (step) {
            case Step.Asserted leaf -> {
                line("<li id=\"" + prefix + number + "\">" + shown);
                line("<ul class=\"sources\">");
                leaf.sources().forEach(this::source);
                line("</ul></li>");
            }
            case Step.Derived derived -> {
                line("<li id=\"" + prefix + number + "\"><details" + (level <= OPEN_LEVELS ? " open" : "")
                        + "><summary>" + shown + "</summary>");
                line("<p class=\"because\">" + sentence(derived.because()) + " <span class=\"rule\">"
                        + link(derived.rule(), Phrases.rule(derived.rule())) + "</span></p>");
                line("<ul>");
                premises(explanation, derived.premises(), level);
                derived.absences().forEach(this::absence);
                for (Step.Row row : derived.rows()) {
                    line("<li><span class=\"row\">" + text(Phrases.values(row)) + "</span>");
                    line("<ul>");
                    premises(explanation, row.premises(), level + 1);
                    row.absences().forEach(this::absence);
                    line("</ul></li>");
                }
                line("</ul></details></li>");
            }
        }
    }

    private void premises(Explanation explanation, List<Integer> premises, int level) {
        List<Integer> above = premises.stream().filter(told::contains).sorted().toList();
        premises.stream().filter(each -> !above.contains(each)).forEach(each -> step(explanation, each, level + 1));
        if (!above.isEmpty()) {
            List<String> links = above.stream()
                    .map(each -> "<a href=\"#" + prefix + each + "\">" + each + "</a>")
                    .toList();
            line("<li class=\"rule\">" + (above.size() == 1 ? "and step " : "and steps ") + String.join(", ", links)
                    + " above</li>");
        }
    }

    private void absence(Step.Absence absence) {
        line("<li class=\"absent\">not found: " + text(absence.text()) + "</li>");
    }

    private void source(Source source) {
        if (source.testimonies().isEmpty()) {
            line("<li>" + text(Phrases.place(source) + (source.describesSource() ? ", which it describes" : ""))
                    + "</li>");
        }
        for (Testimony testimony : source.testimonies()) {
            List<String> passages = new ArrayList<>();
            testimony
                    .passages()
                    .forEach(passage -> passages.add(
                            link(passage.citation(), "characters " + passage.start() + "-" + passage.end())));
            line("<li>" + text(Phrases.place(source)) + ", " + String.join(", ", passages)
                    + (passages.isEmpty() ? "" : ", ")
                    + link(testimony.witness(), testimony.witness().compact())
                    + testimony
                            .modality()
                            .map(each -> text(" (" + each.label() + ")"))
                            .orElse("") + "</li>");
        }
    }

    private String statement(Statement statement) {
        return spoken(statement.subject()) + " <i>" + spoken(statement.predicate()) + "</i> "
                + spoken(statement.object());
    }

    /** A term; where it is known what is served at its name, a link. */
    private String spoken(Term term) {
        boolean isHere = term.node().isURI()
                && !how.address(term.node().getURI()).equals(term.node().getURI());
        return isHere ? link(term, term.spoken()) : text(term.spoken());
    }

    private static String sentence(Sentence sentence) {
        StringBuilder parts = new StringBuilder();
        for (Sentence.Part part : sentence.parts()) {
            parts.append(
                    switch (part) {
                        case Sentence.Words words -> text(words.text());
                        case Sentence.Mention mention -> "<b>" + text(mention.text()) + "</b>";
                    });
        }
        return parts.toString();
    }

    /** A link when the term is a page on the Web; an IRI of another scheme could do anything. */
    private String link(Term term, String words) {
        String iri = term.node().isURI() ? term.node().getURI() : "";
        boolean isPage = iri.startsWith("https://") || iri.startsWith("http://");
        return isPage ? "<a href=\"" + text(how.address(iri)) + "\">" + text(words) + "</a>" : text(words);
    }

    private void line(String some) {
        html.append(some).append('\n');
    }

    static String text(String some) {
        return some.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
