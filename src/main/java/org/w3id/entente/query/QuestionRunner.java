package org.w3id.entente.query;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.w3id.entente.query.Candidates.Candidate;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.sparql.Suggestions;
import org.w3id.entente.vocab.Prefixes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks questions of a dataset: turns the values that people type into RDF terms, and runs the query with them.
 *
 * <p>A value names a thing by its short name ({@code united-states}), a prefixed name ({@code id:united-states}), its IRI,
 * or a label in any language. Threads may share an instance.
 */
public final class QuestionRunner {
    private static final int LISTED = 24;
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    private final QueryRunner runner;
    private final Candidates candidates;
    private final String mark;

    /**
     * Something that a parameter can stand for.
     *
     * @param name its short name
     * @param node the thing
     */
    public record Choice(String name, Node node) {}

    /** A runner over the dataset of this query runner, for people who write parameters as options: {@code --actor}. */
    public QuestionRunner(QueryRunner runner) {
        this(runner, "--");
    }

    /**
     * A runner over the dataset of this query runner.
     *
     * @param mark what stands before the name of a parameter in messages
     */
    public QuestionRunner(QueryRunner runner, String mark) {
        this.runner = runner;
        this.mark = mark;
        this.candidates = new Candidates(runner.dataset().getDefaultGraph());
    }

    /**
     * Turns typed values into terms, with the defaults of the question for those not given.
     *
     * @param values parameter name to what the user typed
     * @return parameter name to term, in the order of the parameters; an optional parameter without value is left out
     * @throws ArgumentException when a value is missing, unknown or of the wrong kind
     */
    public Map<String, Node> resolve(Question question, Map<String, String> values) {
        for (String name : values.keySet()) {
            if (question.parameter(name).isEmpty()) {
                throw unknownParameter(question, name);
            }
        }
        Map<String, Node> resolved = new LinkedHashMap<>();
        for (Parameter parameter : question.parameters()) {
            Optional<String> value = Optional.ofNullable(values.get(parameter.name()));
            if (value.isEmpty() && parameter.isRequired()) {
                throw missing(parameter);
            }
            value.or(parameter::defaultValue)
                    .ifPresent(typed -> resolved.put(parameter.name(), resolve(parameter, typed)));
        }
        return resolved;
    }

    /** Answers a question with resolved values. */
    public Answer ask(Question question, Map<String, Node> values) {
        try (Budget budget = Budget.start(runner.limits())) {
            return ask(question, values, budget);
        }
    }

    /**
     * Answers a question with resolved values on a budget that has begun.
     *
     * @param budget what the query may use; the caller closes it
     */
    public Answer ask(Question question, Map<String, Node> values, Budget budget) {
        ReadQuery read = QuestionReader.query(question);
        Set<Node> graphs = new HashSet<>();
        runner.dataset().listGraphNodes().forEachRemaining(graphs::add);
        Confinement.check(read, graphs);
        Map<Var, Node> bound = new HashMap<>();
        values.forEach((name, term) -> bound.put(Var.alloc(name), term));
        return runner.run(read.query(), bound, budget);
    }

    /** The question in plain language with the values in the place of the parameters. */
    public String phrase(Question question, Map<String, Node> values) {
        Matcher placeholder = Pattern.compile("\\{([^{}]*)}").matcher(question.question());
        return placeholder.replaceAll(match -> {
            Node value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? "any " + match.group(1) : spoken(value));
        });
    }

    private String spoken(Node value) {
        if (value.isLiteral()) {
            return value.getLiteralLexicalForm();
        }
        return candidates.label(value).orElseGet(() -> new TermText(Prefixes.usual()).turtle(value));
    }

    /** The short names of the values that a parameter can take, sorted; empty for a month, which can be any. */
    public List<String> values(Parameter parameter) {
        return candidates.of(parameter.type()).stream().map(Candidate::slug).toList();
    }

    /** The values that a parameter can take, sorted by their short names; empty for a month, which can be any. */
    public List<Choice> choices(Parameter parameter) {
        return candidates.of(parameter.type()).stream()
                .map(each -> new Choice(each.slug(), each.node()))
                .toList();
    }

    private Node resolve(Parameter parameter, String typed) {
        return switch (parameter.type()) {
            case ParameterType.Month unused -> month(parameter, typed);
            case ParameterType.Concept unused -> named(parameter, typed);
            case ParameterType.Thing unused -> named(parameter, typed);
        };
    }

    private Node month(Parameter parameter, String typed) {
        if (!MONTH.matcher(typed.strip()).matches()) {
            throw new ArgumentException(
                    parameter.name(),
                    option(parameter) + ": \"" + typed + "\" is no month; wanted YYYY-MM, such as 2019-03",
                    List.of(),
                    List.of());
        }
        return NodeFactory.createLiteralString(typed.strip());
    }

    private Node named(Parameter parameter, String typed) {
        List<Candidate> all = candidates.of(parameter.type());
        String wanted = typed.strip();
        for (Candidate candidate : all) {
            if (candidate.slug().equals(wanted) || isIri(candidate, wanted)) {
                return candidate.node();
            }
        }
        List<Candidate> labelled =
                all.stream().filter(candidate -> isLabelled(candidate, wanted)).toList();
        if (labelled.size() == 1) {
            return labelled.get(0).node();
        }
        throw unknown(parameter, typed, all, labelled);
    }

    private static boolean isIri(Candidate candidate, String typed) {
        String iri = candidate.node().getURI();
        if (iri.equals(typed) || ("<" + iri + ">").equals(typed)) {
            return true;
        }
        int colon = typed.indexOf(':');
        String namespace = colon < 0 ? "" : Prefixes.usual().getOrDefault(typed.substring(0, colon), "");
        return !namespace.isEmpty() && iri.equals(namespace + typed.substring(colon + 1));
    }

    private static boolean isLabelled(Candidate candidate, String typed) {
        return candidate.labels().stream().anyMatch(label -> label.equalsIgnoreCase(typed))
                || candidate.slug().equals(typed.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }

    private ArgumentException unknown(Parameter parameter, String typed, List<Candidate> all, List<Candidate> several) {
        String found = option(parameter) + ": found \"" + typed + "\"";
        if (several.size() > 1) {
            return fault(
                    parameter, found + ", which names several; wanted one of " + list(slugs(several)), slugs(several));
        }
        if (all.isEmpty()) {
            return fault(
                    parameter,
                    found + ", but the graph holds no value of the type "
                            + parameter.type().label(),
                    List.of());
        }
        List<String> near = Suggestions.nearest(typed, slugs(all), 3);
        String cure = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        boolean few = all.size() <= LISTED;
        return new ArgumentException(
                parameter.name(),
                found + (few || near.isEmpty() ? "; wanted one of " + list(slugs(all)) : "") + cure,
                slugs(all),
                near);
    }

    private static ArgumentException fault(Parameter parameter, String message, List<String> wanted) {
        return new ArgumentException(parameter.name(), message, wanted, List.of());
    }

    private ArgumentException missing(Parameter parameter) {
        List<String> values = values(parameter);
        return fault(
                parameter,
                option(parameter) + " is missing: " + parameter.description()
                        + (values.isEmpty() ? "" : "; wanted one of " + list(values)),
                values);
    }

    private ArgumentException unknownParameter(Question question, String name) {
        List<String> names = question.parameters().stream().map(this::option).toList();
        String message = mark + name + " is no parameter of \"" + question.name() + "\""
                + (names.isEmpty() ? ", which takes none" : "; wanted one of " + String.join(", ", names));
        return new ArgumentException(name, message, names, List.of());
    }

    private String option(Parameter parameter) {
        return mark + parameter.name();
    }

    private static List<String> slugs(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::slug).toList();
    }

    private static String list(List<String> values) {
        List<String> listed = values.subList(0, Math.min(LISTED, values.size()));
        int more = values.size() - listed.size();
        return String.join(", ", listed) + (more == 0 ? "" : " and " + more + " more");
    }
}
