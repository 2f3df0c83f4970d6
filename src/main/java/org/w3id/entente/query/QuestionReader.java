package org.w3id.entente.query;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryScopeException;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.sparql.Suggestions;
import org.w3id.entente.vocab.Prefixes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a question from its file: the header is the comment lines {@code # key: value} before the query.
 *
 * <pre>{@code
 * # title: Partners per domain
 * # question: With whom does {actor} cooperate in {domain}?
 * # param: domain concept/domain required -- the domain
 * # param: actor thing/Actor default japan -- whose partners
 * # param: month month optional -- only in this month
 * # absent: Observers of an exercise, for watching is not cooperating.
 * }</pre>
 *
 * <p>A line that begins with {@code #} and two spaces or more continues the line before it.
 */
public final class QuestionReader {
    private static final Pattern HEADER = Pattern.compile("#\\s?([A-Za-z]+):\\s*(.*)");
    private static final Pattern CONTINUATION = Pattern.compile("#\\s{2,}(\\S.*)");
    private static final Pattern PARAMETER = Pattern.compile(
            "([A-Za-z][A-Za-z0-9_]*)\\s+(\\S+)\\s+(required|optional|default\\s+(.+?))\\s+--\\s+(\\S.*)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> RESERVED = List.of("format", "help", "limit");
    private static final List<String> KEYS = List.of("title", "question", "param", "absent");

    private final String name;
    private final String file;
    private final String text;

    QuestionReader(String name, String file, String text) {
        this.name = name;
        this.file = file;
        this.text = text;
    }

    /**
     * Reads the header, and the query to see that header and query agree.
     *
     * @throws QuestionFormatException when something is missing or wrong, with its place
     */
    Question read() {
        Question question = header();
        Query query = query(question).query();
        if (!query.isSelectType()) {
            throw fault(0, 0, "a question is a SELECT query");
        }
        for (Parameter parameter : question.parameters()) {
            if (!Pattern.compile("[?$]" + Pattern.quote(parameter.name()) + "\\b")
                    .matcher(text)
                    .find()) {
                throw fault(
                        0,
                        0,
                        "the parameter " + parameter.name() + " is declared but not used; wanted the variable ?"
                                + parameter.name() + " in the query");
            }
        }
        return question;
    }

    /** The header alone, which is enough for a list. */
    Question header() {
        Optional<Line> title = Optional.empty();
        Optional<Line> question = Optional.empty();
        Optional<String> absent = Optional.empty();
        List<Parameter> parameters = new ArrayList<>();
        for (Line line : headerLines()) {
            switch (line.key()) {
                case "title" -> title = Optional.of(once(title, line));
                case "question" -> question = Optional.of(once(question, line));
                case "absent" ->
                    absent = Optional.of(absent.map(before -> before + " ").orElse("") + line.value());
                case "param" -> parameters.add(parameter(line));
                default -> throw unknownKey(line);
            }
        }
        checkNames(parameters);
        Line asked = question.orElseThrow(() -> missing("question", "With whom does Japan cooperate?"));
        checkPlaceholders(asked, parameters);
        String heading =
                title.orElseThrow(() -> missing("title", "Partners per domain")).value();
        return new Question(name, file, heading, asked.value(), parameters, absent, text);
    }

    /** The query of a question, and its words. */
    public static ReadQuery query(Question question) {
        ReadQuery read;
        try {
            read = new QueryReader(Prefixes.usual()).readWords(question.text());
        } catch (QuerySyntaxException fault) {
            throw new QuestionFormatException(question.file(), fault.line(), fault.column(), fault.explanation());
        }
        question.parameters().forEach(parameter -> checkReplaceable(question, parameter.name(), read.query()));
        return read;
    }

    private static void checkReplaceable(Question question, String name, Query query) {
        try {
            QueryTransformOps.replaceVars(query, Map.of(Var.alloc(name), NodeFactory.createLiteralString(name)));
        } catch (QueryScopeException assigned) {
            throw new QuestionFormatException(
                    question.file(),
                    0,
                    0,
                    "the parameter " + name + " gets a value within the query, by VALUES, BIND or AS; wanted another"
                            + " variable there, and a FILTER that compares it with ?" + name);
        }
    }

    private List<Line> headerLines() {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.stripTrailing();
            if (!line.isEmpty() && !line.startsWith("#")) {
                break;
            }
            Matcher header = HEADER.matcher(line);
            Matcher continuation = CONTINUATION.matcher(line);
            if (header.matches()) {
                lines.add(new Line(number, header.start(1) + 1, header.group(1), header.group(2)));
            } else if (continuation.matches() && !lines.isEmpty()) {
                Line before = lines.remove(lines.size() - 1);
                String joined = before.value() + " " + continuation.group(1);
                lines.add(new Line(before.number(), before.column(), before.key(), joined));
            }
        }
        return lines;
    }

    private Line once(Optional<Line> before, Line line) {
        before.ifPresent(first -> {
            throw fault(
                    line.number(),
                    line.column(),
                    "a second " + line.key() + "; the first stands in line " + first.number());
        });
        if (line.value().isBlank()) {
            throw fault(line.number(), line.column(), "an empty " + line.key());
        }
        return line;
    }

    private Parameter parameter(Line line) {
        Matcher parts = PARAMETER.matcher(line.value());
        if (!parts.matches()) {
            throw fault(
                    line.number(),
                    line.column(),
                    "\"param: " + line.value()
                            + "\"; wanted \"param: NAME TYPE required|optional|default VALUE -- description\"");
        }
        if (RESERVED.contains(parts.group(1))) {
            throw fault(
                    line.number(),
                    line.column(),
                    "the parameter " + parts.group(1) + ", which is an option of every question; wanted another name");
        }
        ParameterType type = ParameterType.of(parts.group(2))
                .orElseThrow(() -> fault(
                        line.number(),
                        line.column(),
                        "the type \"" + parts.group(2) + "\"; wanted concept/SCHEME, thing, thing/CLASS or month"));
        Parameter.Presence presence =
                switch (parts.group(3)) {
                    case "required" -> new Parameter.Presence.Required();
                    case "optional" -> new Parameter.Presence.Free();
                    default -> new Parameter.Presence.Default(parts.group(4));
                };
        return new Parameter(parts.group(1), type, presence, parts.group(5));
    }

    private void checkNames(List<Parameter> parameters) {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw fault(0, 0, "the parameter " + parameter.name() + " is declared twice");
            }
        }
    }

    private void checkPlaceholders(Line question, List<Parameter> parameters) {
        Matcher placeholder = PLACEHOLDER.matcher(question.value());
        while (placeholder.find()) {
            String wanted = placeholder.group(1);
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(wanted))) {
                throw fault(
                        question.number(),
                        question.column(),
                        "{" + wanted + "} in the question, but no parameter of that name");
            }
        }
    }

    private QuestionFormatException unknownKey(Line line) {
        String near = Suggestions.nearest(line.key(), KEYS)
                .map(key -> "; did you mean \"" + key + ":\"?")
                .orElse("");
        return fault(
                line.number(),
                line.column(),
                "\"" + line.key() + ":\" in the header; wanted " + String.join(", ", KEYS) + near);
    }

    private QuestionFormatException missing(String key, String example) {
        return fault(0, 0, "no " + key + " in the header; wanted a line such as \"# " + key + ": " + example + "\"");
    }

    private QuestionFormatException fault(int line, int column, String explanation) {
        return new QuestionFormatException(file, line, column, explanation);
    }

    private record Line(int number, int column, String key, String value) {}
}
