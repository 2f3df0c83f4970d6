package org.w3id.entente.query.explain;

import org.w3id.entente.query.explain.Page.Style;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Explanations as trees for a terminal. Used once. */
final class TextWriter {
    private static final String BRANCH = "├─ ";
    private static final String LAST = "└─ ";
    private static final String BAR = "│  ";
    private static final String GAP = "   ";

    private final Page page;
    private final Set<Integer> told = new HashSet<>();

    TextWriter(Layout layout) {
        page = new Page(layout);
    }

    String why(Justification answer) {
        Explanation explanation = answer.explanation();
        page.line().add(answer.goal().text(), Style.BOLD).end("", "  ");
        page.line().add(answer.goal().turtle(), Style.DIM).end("  ", "  ");
        if (!answer.holds()) {
            page.line().add("This does not hold.").end("", "");
            return page.toString();
        }
        page.line().add(Phrases.summary(explanation)).end("", "");
        rests(Basis.of(explanation));
        boolean several = explanation.roots().size() > 1;
        for (int i = 0; i < explanation.roots().size(); i++) {
            page.space();
            if (several) {
                page.line()
                        .add(
                                "Proof " + (i + 1) + " of "
                                        + explanation.roots().size() + (answer.more() ? " and more" : ""),
                                Style.BOLD)
                        .end("", "");
            }
            tree(explanation, explanation.roots().get(i));
        }
        if (answer.more()) {
            page.space()
                    .line()
                    .add("There are more proofs; a higher limit shows more of them.")
                    .end("", "");
        }
        return page.toString();
    }

    String whyNot(Refusal answer) {
        page.line().add(answer.goal().text(), Style.BOLD).end("", "  ");
        page.line().add(answer.goal().turtle(), Style.DIM).end("  ", "  ");
        if (answer.holds()) {
            page.line().add("This holds.").end("", "");
            return page.toString();
        }
        page.line().add(Phrases.summary(answer)).end("", "");
        for (Refusal.Attempt attempt : answer.attempts()) {
            page.space();
            page.line()
                    .add(
                            Phrases.isAxiom(attempt.rule())
                                    ? "an axiom"
                                    : attempt.rule().label(),
                            Style.BOLD)
                    .add("[" + Phrases.rule(attempt.rule()) + "]", Style.DIM)
                    .end("", "  ");
            page.line().add("would hold " + attempt.would().text(), Style.GREEN).end("│  ", "│    ");
            List<Child> children = new ArrayList<>();
            attempt.held().forEach(each -> children.add(new Child.Note("✓", each.text())));
            attempt.missing().forEach(each -> children.add(new Child.Note("✗", "missing: " + each.text())));
            attempt.failed().forEach(each -> children.add(new Child.Note("✗", "not true: " + each)));
            attempt.present()
                    .forEach(each -> children.add(
                            new Child.Note("✗", "stands against it: " + Wording.pattern(each, List.of()))));
            children(Explanation.NOTHING, children, "", List.of());
        }
        if (!answer.instead().isEmpty()) {
            page.space();
        }
        answer.instead().forEach(each -> page.line()
                .add("The rule gives")
                .add(each.text(), Style.BOLD)
                .end("", "  "));
        return page.toString();
    }

    String whatIf(Consequences answer) {
        changes("would be asserted", "+", answer.added());
        changes("is asserted already", "=", answer.alreadyAsserted());
        changes("would no longer be asserted", "-", answer.removed());
        changes("is not asserted", "=", answer.notAsserted());
        changes("is not asserted but follows by rule", "=", answer.onlyInferred());
        if (answer.holdsRules()) {
            page.line()
                    .add("Rules and axioms among the additions have no effect here.")
                    .end("", "");
        }
        if (!answer.isDifferent()) {
            page.line().add("No conclusion appears, and none disappears.").end("", "");
        }
        conclusions("appear", "+", answer.appeared(), "Proofs of these after the change:");
        conclusions("disappear", "-", answer.disappeared(), "Proofs of these before the change:");
        page.space();
        page.line()
                .add(
                        answer.isBaseUntouched()
                                ? "Nothing was changed: what holds has the same fingerprint before and after."
                                : "What holds has changed meanwhile: its fingerprint is another one.",
                        Style.DIM)
                .end("", "");
        return page.toString();
    }

    private void changes(String what, String mark, Listing listing) {
        if (listing.count() == 0) {
            return;
        }
        page.line()
                .add(Count.of(listing.count(), "statement") + " " + verb(listing.count(), what) + ":")
                .end("", "");
        listing.shown()
                .forEach(each ->
                        page.line().add(mark, Style.YELLOW).add(each.text()).end("  ", "      "));
        left(listing.count(), listing.shown().size());
    }

    private static String verb(int count, String what) {
        return count == 1 ? what : what.replaceFirst("^is ", "are ").replace("follows", "follow");
    }

    private void left(int count, int shown) {
        if (count > shown) {
            page.line()
                    .add("… and " + Count.digits(count - shown) + " more; a higher limit shows more")
                    .end("  ", "  ");
        }
    }

    private void conclusions(String verb, String mark, Consequences.Conclusions conclusions, String proofs) {
        if (conclusions.count() == 0) {
            return;
        }
        Explanation explanation = conclusions.explanation();
        page.space();
        page.line()
                .add(Count.of(conclusions.count(), "conclusion") + " would " + verb + ":", Style.BOLD)
                .end("", "");
        for (int root : explanation.roots()) {
            page.line()
                    .add(mark, Style.YELLOW)
                    .add(explanation.step(root).statement().text())
                    .end("  ", "      ");
        }
        left(conclusions.count(), explanation.roots().size());
        told.clear();
        if (!explanation.roots().isEmpty()) {
            page.space().line().add(proofs, Style.BOLD).end("", "");
        }
        for (int root : explanation.roots()) {
            if (!told.contains(root)) {
                page.space();
                tree(explanation, root);
            }
        }
    }

    private void rests(Basis basis) {
        for (Basis.Witness witness : basis.witnesses()) {
            page.line()
                    .add(Phrases.testimony(witness.source(), witness.testimony()), Style.CYAN)
                    .end("  ", "    ");
            page.line().add("“" + witness.testimony().witness().label() + "”").end("    ", "     ");
        }
        basis.background().forEach((place, count) -> page.line()
                .add(place, Style.CYAN)
                .add("(" + Count.of(count, "statement") + ")")
                .end("  ", "    "));
    }

    void tree(Explanation explanation, int root) {
        step(explanation, root, "", "", new ArrayList<>());
    }

    /** A child of a step: another step, or a note that stands for itself. */
    private sealed interface Child {
        record Of(int step) implements Child {}

        record Note(String mark, String text) implements Child {}

        record Group(String title, List<Child> children) implements Child {}
    }

    private void step(Explanation explanation, int number, String first, String margin, List<Integer> above) {
        Step step = explanation.step(number);
        Page.Line line = page.line().add(Integer.toString(number), Style.DIM);
        String next = margin + " ".repeat(Integer.toString(number).length() + 1);
        if (!told.add(number)) {
            line.add(step.statement().text()).add("(see above)", Style.DIM).end(first, next);
            return;
        }
        line.add(step.statement().text(), above.isEmpty() ? Style.BOLD : Style.PLAIN)
                .end(first, next);
        switch (step) {
            case Step.Asserted leaf -> leaf.sources().forEach(source -> source(source, margin + "  "));
            case Step.Derived derived -> {
                List<Child> children = children(derived);
                String body = margin + (children.isEmpty() ? GAP : BAR);
                page.line()
                        .add(derived.because().text(), Style.GREEN)
                        .add("[" + Phrases.rule(derived.rule()) + "]", Style.DIM)
                        .end(body, body + "  ");
                List<Integer> below = new ArrayList<>(above);
                below.add(number);
                children(explanation, children, margin, below);
            }
        }
    }

    private void children(Explanation explanation, List<Child> children, String margin, List<Integer> above) {
        for (int i = 0; i < children.size(); i++) {
            boolean isLast = i == children.size() - 1;
            String first = margin + (isLast ? LAST : BRANCH);
            String next = margin + (isLast ? GAP : BAR);
            switch (children.get(i)) {
                case Child.Of of -> step(explanation, of.step(), first, next, above);
                case Child.Note note ->
                    page.line().add(note.mark(), Style.YELLOW).add(note.text()).end(first, next + "  ");
                case Child.Group group -> {
                    page.line().add(group.title(), Style.CYAN).end(first, next + "  ");
                    children(explanation, group.children(), next, above);
                }
            }
        }
    }

    private List<Child> children(Step.Derived step) {
        List<Child> children = new ArrayList<>();
        premises(step.premises(), children);
        step.absences().forEach(absence -> children.add(absent(absence)));
        for (Step.Row row : step.rows()) {
            List<Child> parts = new ArrayList<>();
            premises(row.premises(), parts);
            row.absences().forEach(absence -> parts.add(absent(absence)));
            children.add(new Child.Group(Phrases.values(row), parts));
        }
        return children;
    }

    /** Those that were told above share a line. */
    private void premises(List<Integer> premises, List<Child> children) {
        List<Integer> above = premises.stream().filter(told::contains).sorted().toList();
        premises.stream().filter(each -> !told.contains(each)).forEach(each -> children.add(new Child.Of(each)));
        if (!above.isEmpty()) {
            children.add(new Child.Note("↑", (above.size() == 1 ? "step " : "steps ") + ranges(above) + " above"));
        }
    }

    /** {@code 3, 5-8, 11}. */
    static String ranges(List<Integer> ascending) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ascending.size(); i++) {
            int from = i;
            while (i + 1 < ascending.size() && ascending.get(i + 1) == ascending.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(ascending.get(from));
            if (i > from) {
                text.append(i == from + 1 ? ", " : "-").append(ascending.get(i));
            }
        }
        return text.toString();
    }

    private static Child absent(Step.Absence absence) {
        return new Child.Note("∅", "not found: " + absence.text());
    }

    private void source(Source source, String margin) {
        String next = margin + "  ";
        if (source.testimonies().isEmpty()) {
            String what = source.describesSource() ? ", which it describes" : "";
            page.line().add(Phrases.place(source) + what, Style.CYAN).end(margin, next);
            return;
        }
        for (Testimony testimony : source.testimonies()) {
            page.line().add(Phrases.testimony(source, testimony), Style.CYAN).end(margin, next);
        }
    }
}
