package org.w3id.entente.query;

import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows that a question must give, or must not give, for some arguments: a file whose first line is the arguments after
 * a number sign, then the variables, then one row a line, in the format {@code rows}.
 */
record ExpectedRows(Map<String, String> arguments, List<String> variables, List<List<String>> rows) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    static ExpectedRows read(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        if (lines.size() < 2 || !lines.get(0).startsWith("#")) {
            throw new AssertionError(file + ": wanted \"# ARGUMENTS\", then the variables, then the rows");
        }
        List<String> variables = List.of(lines.get(1).split("\t", -1));
        TermText terms = new TermText(Prefixes.usual());
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            List<String> cells = new ArrayList<>();
            for (String cell : line.split("\t", -1)) {
                cells.add(cell.isEmpty() ? "" : terms.turtle(terms.parse(cell)));
            }
            if (cells.size() != variables.size()) {
                throw new AssertionError(file + ": wanted " + variables.size() + " cells, found: " + line);
            }
            rows.add(cells);
        }
        return new ExpectedRows(arguments(file, lines.get(0).substring(1)), variables, rows);
    }

    private static Map<String, String> arguments(Path file, String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!words.get(i).startsWith("--") || i + 1 == words.size()) {
                throw new AssertionError(file + ": wanted --NAME VALUE pairs, found: " + line);
            }
            arguments.put(words.get(i).substring(2), words.get(i + 1));
        }
        return arguments;
    }
}
