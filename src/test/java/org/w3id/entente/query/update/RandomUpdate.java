package org.w3id.entente.query.update;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random requests over few terms, so that operations meet. */
final class RandomUpdate {
    private static final List<String> GRAPHS = List.of("<urn:g1>", "<urn:g2>", "<urn:g3>", "<urn:absent>");
    private static final List<String> SUBJECTS = List.of("<urn:a>", "<urn:b>", "<urn:c>", "<urn:d>");
    private static final List<String> PREDICATES = List.of("<urn:p>", "<urn:q>", "<urn:r>");
    private static final List<String> OBJECTS =
            List.of("<urn:a>", "<urn:b>", "<urn:c>", "1", "01", "1.0", "\"one\"", "\"one\"@en", "true");
    private static final List<String> VARIABLES = List.of("?x", "?y", "?z");

    private final Random random;

    RandomUpdate(Random random) {
        this.random = random;
    }

    String request() {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> operation())
                .collect(Collectors.joining(" ;\n"));
    }

    /** Triples for a graph to begin with. */
    String data(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> one(SUBJECTS) + " " + one(PREDICATES) + " " + one(OBJECTS) + " .")
                .collect(Collectors.joining(" "));
    }

    private String operation() {
        return switch (random.nextInt(10)) {
            case 0 -> "INSERT DATA { " + quads() + " }";
            case 1 -> "DELETE DATA { " + quads() + " }";
            case 2 -> "DELETE WHERE { " + templates() + " }";
            case 3 ->
                one(List.of("CLEAR", "DROP")) + " SILENT " + one(List.of(graph(), "DEFAULT", graph(), "NAMED", "ALL"));
            case 4 -> one(List.of("COPY", "MOVE", "ADD")) + " SILENT " + either() + " TO " + either();
            case 5 -> "CREATE SILENT " + graph();
            default -> modify();
        };
    }

    private String modify() {
        String with = random.nextInt(3) == 0 ? "WITH " + one(GRAPHS) + " " : "";
        String delete = random.nextInt(3) > 0 ? "DELETE { " + templates() + " } " : "";
        String insert = delete.isEmpty() || random.nextBoolean() ? "INSERT { " + templates() + " } " : "";
        return with + delete + insert + using() + "WHERE { " + pattern() + " }";
    }

    private String using() {
        return switch (random.nextInt(6)) {
            case 0 -> "USING " + one(GRAPHS) + " ";
            case 1 -> "USING " + one(GRAPHS) + " USING NAMED " + one(GRAPHS) + " ";
            case 2 -> "USING NAMED " + one(GRAPHS) + " ";
            default -> "";
        };
    }

    private String pattern() {
        String block = random.nextInt(3) == 0 ? "GRAPH " + graphName() + " { " + triple() + " }" : triple();
        return block
                + switch (random.nextInt(8)) {
                    case 0 -> " . " + triple();
                    case 1 -> " OPTIONAL { " + triple() + " }";
                    case 2 -> " FILTER EXISTS { " + triple() + " }";
                    case 3 -> " MINUS { " + triple() + " }";
                    case 4 -> " BIND (<urn:new> AS ?new)";
                    case 5 -> " { " + triple() + " } UNION { " + triple() + " }";
                    default -> "";
                };
    }

    private String quads() {
        String plain = data(random.nextInt(3));
        return random.nextBoolean()
                ? plain
                : plain + " GRAPH " + one(GRAPHS) + " { " + data(1 + random.nextInt(2)) + " }";
    }

    private String templates() {
        String plain = triple() + " .";
        return random.nextBoolean() ? plain : plain + " GRAPH " + graphName() + " { " + triple() + " }";
    }

    private String triple() {
        return some(SUBJECTS) + " " + (random.nextInt(4) == 0 ? one(VARIABLES) : one(PREDICATES)) + " " + some(OBJECTS);
    }

    private String some(List<String> terms) {
        return random.nextInt(3) > 0 ? one(VARIABLES) : one(terms);
    }

    private String graphName() {
        return random.nextInt(3) == 0 ? "?g" : one(GRAPHS);
    }

    private String graph() {
        return "GRAPH " + one(GRAPHS);
    }

    private String either() {
        return random.nextInt(3) == 0 ? "DEFAULT" : one(GRAPHS);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
