package org.w3id.entente.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One command that a page shows in a {@code console} block, with the output that stands below it.
 *
 * @param page the page
 * @param line the line of the command, from 1
 * @param command the command, without its prompt
 * @param output the lines shown below, without blank lines at the end
 */
record Example(Path page, int line, String command, List<String> output) {
    private static final String PROMPT = "$ ";

    Example {
        output = List.copyOf(output);
    }

    /** All examples of a page, in order. */
    static List<Example> of(Path page) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        boolean isInside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("```")) {
                isInside = line.equals("```console");
            } else if (isInside && line.startsWith(PROMPT)) {
                int end = i + 1;
                while (!lines.get(end).equals("```") && !lines.get(end).startsWith(PROMPT)) {
                    end++;
                }
                examples.add(new Example(page, i + 1, line.substring(PROMPT.length()), lines.subList(i + 1, end)));
            }
        }
        return examples;
    }

    /** The text of the page with this example's output replaced. */
    List<String> replacedBy(List<String> actual, List<String> lines) {
        List<String> replaced = new ArrayList<>(lines.subList(0, line));
        replaced.addAll(actual);
        replaced.addAll(lines.subList(line + output.size(), lines.size()));
        return replaced;
    }
}
