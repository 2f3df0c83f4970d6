package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Runs every question of a folder against its cases. {@code CASE.tsv} holds exactly the rows of an answer, in any order
 * unless the query fixes one; {@code CASE.absent.tsv} holds rows, or some columns of rows, that must not be in it. Both are
 * asked of the snapshot and, where there is {@code CASE.ttl}, what that file asserts besides. Every question needs a case
 * of the first kind and every case a question.
 */
record QuestionCases(Path home, List<Path> queryFiles, Path cases, Snapshot snapshot) {
    private static final String MORE = ".ttl";

    List<DynamicNode> tests() throws IOException {
        List<DynamicNode> tests = new ArrayList<>();
        assertFalse(queryFiles.isEmpty(), "no questions in " + home);
        QuestionRunner usual = runner(snapshot);
        for (Path file : queryFiles) {
            String name = file.getFileName().toString().replace(".rq", "");
            List<DynamicNode> ofQuestion = new ArrayList<>();
            ofQuestion.add(DynamicTest.dynamicTest("is well formed", () -> Questions.check(home, file)));
            List<Path> files = list(cases.resolve(name));
            ofQuestion.add(DynamicTest.dynamicTest(
                    "has a case",
                    () -> assertTrue(
                            files.stream().anyMatch(caseFile -> !isAbsent(caseFile) && !isMore(caseFile)),
                            "wanted " + cases.resolve(name) + "/CASE.tsv; ./entente ask " + name
                                    + " … --format rows prints one")));
            for (Path caseFile : files) {
                if (isMore(caseFile)) {
                    continue;
                }
                ofQuestion.add(DynamicTest.dynamicTest(caseFile.getFileName().toString(), () -> {
                    Optional<Path> more = more(caseFile);
                    QuestionRunner runner = more.isPresent() ? runner(with(more.get())) : usual;
                    run(runner, Questions.check(home, file), caseFile);
                }));
            }
            tests.add(DynamicContainer.dynamicContainer(name, ofQuestion));
        }
        tests.add(DynamicTest.dynamicTest("every case has its question", this::checkFolders));
        return tests;
    }

    private void checkFolders() throws IOException {
        List<Path> folders = list(cases);
        assertFalse(folders.isEmpty(), "no cases in " + cases);
        for (Path folder : folders) {
            String name = folder.getFileName() + ".rq";
            assertTrue(
                    queryFiles.stream()
                            .anyMatch(file -> file.getFileName().toString().equals(name)),
                    folder + " has no question " + name);
            for (Path file : list(folder)) {
                assertTrue(
                        file.toString().endsWith(".tsv") || isMore(file),
                        file + " is no case; wanted CASE.tsv, CASE.absent.tsv or CASE.ttl");
                if (isMore(file)) {
                    assertTrue(
                            list(folder).stream().anyMatch(each -> more(each).equals(Optional.of(file))),
                            file + " serves no case");
                }
            }
        }
    }

    private static QuestionRunner runner(Snapshot snapshot) {
        return new QuestionRunner(new QueryRunner(snapshot.dataset(), Optional.empty()));
    }

    private Snapshot with(Path more) throws InterruptedException {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(graph, more.toUri().toString());
        Node name = NodeFactory.createURI(Namespaces.GRAPH + "case");
        return Snapshot.of(snapshot.asserted().with(name, graph), snapshot.rules());
    }

    private static void run(QuestionRunner runner, Question question, Path caseFile) throws IOException {
        ExpectedRows expected = ExpectedRows.read(caseFile);
        Answer.Rows answer = (Answer.Rows) runner.ask(question, runner.resolve(question, expected.arguments()));
        if (isAbsent(caseFile)) {
            assertFalse(expected.rows().isEmpty(), caseFile + " names no row");
            List<List<String>> actual = cells(answer, expected.variables());
            for (List<String> row : expected.rows()) {
                assertFalse(actual.contains(row), () -> String.join("\t", row) + " must not be in the answer");
            }
            return;
        }
        List<String> variables = answer.variables().stream().map(Var::toString).toList();
        assertEquals(
                text(variables, expected.rows(), answer.ordered()),
                text(variables, cells(answer, variables), answer.ordered()));
        assertEquals(expected.variables(), variables);
    }

    private static String text(List<String> variables, List<List<String>> rows, boolean ordered) {
        Stream<String> lines = rows.stream().map(row -> String.join("\t", row));
        return String.join("\t", variables) + "\n" + String.join("\n", (ordered ? lines : lines.sorted()).toList());
    }

    private static List<List<String>> cells(Answer.Rows answer, List<String> variables) {
        TermText terms = new TermText(Prefixes.usual());
        List<List<String>> rows = new ArrayList<>();
        for (Binding row : answer.rows()) {
            List<String> cells = new ArrayList<>();
            for (String variable : variables) {
                assertTrue(
                        answer.variables().contains(Var.alloc(variable.substring(1))),
                        "the answer has no column " + variable);
                Node value = row.get(variable.substring(1));
                cells.add(value == null ? "" : terms.turtle(value));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static boolean isAbsent(Path caseFile) {
        return caseFile.toString().endsWith(".absent.tsv");
    }

    private static boolean isMore(Path file) {
        return file.toString().endsWith(MORE);
    }

    /** What a case asserts besides the snapshot. */
    private static Optional<Path> more(Path caseFile) {
        String name = caseFile.getFileName().toString().replaceFirst("(\\.absent)?\\.tsv$", MORE);
        return Optional.of(caseFile.resolveSibling(name))
                .filter(more -> !more.equals(caseFile))
                .filter(Files::isRegularFile);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
