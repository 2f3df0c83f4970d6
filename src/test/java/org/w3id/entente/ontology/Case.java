package org.w3id.entente.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of statements to add to the project's own, and what a test must then say. */
record Case(Path file) {
    /** The cases of a folder under the test resources; there is at least one. */
    static List<Case> in(String folder) throws IOException {
        return Sources.files("src/test/resources/" + folder, 1, ".ttl").stream()
                .map(Case::new)
                .toList();
    }

    /** The lines that the test must report: those of the file of the same name that ends in {@code .txt}. */
    List<String> expected() {
        String name = file.getFileName().toString().replaceFirst("\\.ttl$", ".txt");
        try {
            return Files.readAllLines(file.resolveSibling(name));
        } catch (IOException missing) {
            throw new UncheckedIOException("expected results are missing: " + name, missing);
        }
    }

    boolean isNamed(String beginning) {
        return file.getFileName().toString().startsWith(beginning + ".");
    }

    @Override
    public String toString() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }
}
