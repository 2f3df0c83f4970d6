package org.w3id.entente.query.explain;

import java.util.ArrayList;
import java.util.List;

/** Proofs as a flowchart of Mermaid: premises above, what follows from them below. Stateless. */
final class MermaidWriter {
    private MermaidWriter() {}

    static String why(Justification answer) {
        StringBuilder chart = new StringBuilder("flowchart TD\n");
        Explanation explanation = answer.explanation();
        if (!answer.holds()) {
            node(chart, "goal", "[", text(answer.goal().text() + " does not hold"), "]");
        }
        for (Step step : explanation.steps().reversed()) {
            switch (step) {
                case Step.Asserted leaf -> node(chart, "s" + leaf.number(), "([", label(leaf), "])");
                case Step.Derived derived -> derived(chart, derived);
            }
        }
        chart.append("    classDef asserted fill:#e8f1fb,stroke:#3b6ea5,color:#10253d\n");
        chart.append("    classDef rule fill:#f4f4f0,stroke:#8a8a7a,color:#33332b\n");
        chart.append("    classDef absent fill:#fff6e0,stroke:#b98900,color:#4a3700,stroke-dasharray:4 3\n");
        classes(
                chart,
                "asserted",
                explanation.leaves().stream().map(leaf -> "s" + leaf.number()).toList());
        classes(
                chart,
                "rule",
                explanation.steps().stream()
                        .filter(Step.Derived.class::isInstance)
                        .map(step -> "r" + step.number())
                        .toList());
        classes(chart, "absent", absent(explanation));
        return chart.toString();
    }

    private static void derived(StringBuilder chart, Step.Derived step) {
        String rule = "r" + step.number();
        node(
                chart,
                "s" + step.number(),
                "[",
                number(step) + text(step.statement().text()),
                "]");
        node(chart, rule, "{{", text(step.because().text()), "}}");
        chart.append("    ").append(rule).append(" --> s").append(step.number()).append('\n');
        for (int premise : step.support()) {
            chart.append("    s").append(premise).append(" --> ").append(rule).append('\n');
        }
        List<Step.Absence> absences = absences(step);
        for (int i = 0; i < absences.size(); i++) {
            String name = "n" + step.number() + "_" + (i + 1);
            node(chart, name, "[", text("not found: " + absences.get(i).text()), "]");
            chart.append("    ").append(name).append(" -.-> ").append(rule).append('\n');
        }
    }

    private static List<Step.Absence> absences(Step.Derived step) {
        List<Step.Absence> all = new ArrayList<>(step.absences());
        step.rows().forEach(row -> all.addAll(row.absences()));
        return all;
    }

    private static List<String> absent(Explanation explanation) {
        List<String> names = new ArrayList<>();
        for (Step step : explanation.steps()) {
            if (step instanceof Step.Derived derived) {
                for (int i = 1; i <= absences(derived).size(); i++) {
                    names.add("n" + derived.number() + "_" + i);
                }
            }
        }
        return names;
    }

    private static void classes(StringBuilder chart, String name, List<String> nodes) {
        if (!nodes.isEmpty()) {
            chart.append("    class ")
                    .append(String.join(",", nodes))
                    .append(' ')
                    .append(name)
                    .append('\n');
        }
    }

    private static void node(StringBuilder chart, String name, String open, String label, String close) {
        chart.append("    ")
                .append(name)
                .append(open)
                .append('"')
                .append(label)
                .append('"')
                .append(close)
                .append('\n');
    }

    private static String number(Step step) {
        return step.number() + ". ";
    }

    private static String label(Step.Asserted leaf) {
        StringBuilder label =
                new StringBuilder(number(leaf) + text(leaf.statement().text()));
        for (Source source : leaf.sources()) {
            source.testimonies().forEach(each -> label.append("<br>").append(text(Phrases.testimony(source, each))));
            if (source.testimonies().isEmpty()) {
                label.append("<br>").append(text(Phrases.place(source)));
            }
        }
        return label.toString();
    }

    /**
     * Within quotation marks Mermaid reads entities (#quot;), HTML, Markdown and mathematics: all that is no letter, digit or
     * plain mark becomes an entity by its number.
     */
    static String text(String some) {
        StringBuilder escaped = new StringBuilder(some.length());
        some.codePoints().forEach(point -> {
            if (point > 127 || Character.isLetterOrDigit(point) || " .,:-()/".indexOf(point) >= 0) {
                escaped.appendCodePoint(point);
            } else {
                escaped.append('#').append(point).append(';');
            }
        });
        return escaped.toString();
    }
}
