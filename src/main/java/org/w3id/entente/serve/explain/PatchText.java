package org.w3id.entente.serve.explain;

import org.w3id.entente.serve.http.Problem;

/**
 * The rows of an RDF Patch as two texts of N-Quads, in which each statement stands at the line and column that it had. Prefixes
 * are not known here, nor are they in what the server itself writes.
 *
 * @param additions the rows that begin with A
 * @param removals the rows that begin with D
 */
record PatchText(String additions, String removals) {
    /**
     * Takes a patch apart.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when a row is of another kind
     */
    static PatchText of(String text) {
        StringBuilder additions = new StringBuilder(text.length());
        StringBuilder removals = new StringBuilder();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String row = line.strip();
            if (row.startsWith("A ") || row.startsWith("D ")) {
                int begin = line.indexOf(row.charAt(0));
                String statement = " ".repeat(begin + 1) + line.substring(begin + 1);
                (row.startsWith("A ") ? additions : removals).append(statement);
            } else if (!row.isEmpty() && !row.matches("(#|H |TX|TC|TB).*")) {
                throw Problem.of(
                                Problem.Kind.PAYLOAD,
                                "line " + number
                                        + ": a row that is neither A nor D; wanted \"A subject predicate object "
                                        + ".\" or \"D subject predicate object .\", a graph before the full stop if need be")
                        .with("line", number)
                        .with("column", 1)
                        .thrown();
            }
            additions.append('\n');
            removals.append('\n');
        }
        return new PatchText(additions.toString(), removals.toString());
    }
}
