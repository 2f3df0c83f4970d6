package org.w3id.entente.query;

import org.w3id.entente.sparql.Suggestions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The questions of a project, sorted by name. Immutable; threads may share it.
 *
 * @param all every question
 */
public record Questions(List<Question> all) {
    private static final String SUFFIX = ".rq";

    /** Sorts by name. */
    public Questions {
        all = all.stream().sorted(Comparator.comparing(Question::name)).toList();
    }

    /**
     * Reads the headers of questions.
     *
     * @param home the folder that file names are shown relative to
     * @param files the query files
     * @throws QuestionFormatException at the first file that is no question
     */
    public static Questions load(Path home, List<Path> files) {
        List<Question> questions = new ArrayList<>();
        for (Path file : files) {
            questions.add(reader(home, file).header());
        }
        return new Questions(questions);
    }

    /**
     * Reads one question completely, and checks that its header and its query agree.
     *
     * @throws QuestionFormatException when they do not
     */
    public static Question check(Path home, Path file) {
        return reader(home, file).read();
    }

    private static QuestionReader reader(Path home, Path file) {
        String shown = shown(home, file);
        String fileName = file.getFileName().toString();
        String name = fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : "";
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new QuestionFormatException(
                    shown, 0, 0, "the file name; wanted words in lower case joined by hyphens, ending in " + SUFFIX);
        }
        try {
            return new QuestionReader(name, shown, Files.readString(file));
        } catch (CharacterCodingException notText) {
            throw new QuestionFormatException(shown, 0, 0, "the file is not UTF-8; save it as UTF-8");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(shown, unreadable);
        }
    }

    private static String shown(Path home, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path root = home.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(root) ? root.relativize(absolute) : file;
        return shown.toString().replace('\\', '/');
    }

    /** The question of a name; empty when there is none. */
    public Optional<Question> named(String name) {
        return all.stream().filter(question -> question.name().equals(name)).findFirst();
    }

    /** The names that a mistyped one may mean, nearest first, at most three. */
    public List<String> near(String name) {
        return Suggestions.nearest(name, all.stream().map(Question::name).toList(), 3);
    }
}
