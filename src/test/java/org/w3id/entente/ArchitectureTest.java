package org.w3id.entente;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Dependencies between packages point down only, and each package says what it is for. */
final class ArchitectureTest {
    private static final String BASE = "org.w3id.entente";

    /** From the top down: a package may use only those that stand after it. */
    private static final List<String> LAYERS =
            List.of("cli", "serve", "live", "query", "reason", "validate", "load", "sparql", "store", "vocab");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    static List<String> layersUnderAnother() {
        return LAYERS.subList(1, LAYERS.size());
    }

    @Test
    void classesAreFound() {
        assertTrue(CLASSES.contain(BASE + ".cli.Main"), "no class of ours was found: nothing would be checked");
    }

    @Test
    void everyClassStandsInALayer() {
        String[] packages = LAYERS.stream().map(ArchitectureTest::packagesOf).toArray(String[]::new);
        classes().should().resideInAnyPackage(packages).check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("layersUnderAnother")
    void dependenciesPointDown(String layer) {
        String[] above = LAYERS.subList(0, LAYERS.indexOf(layer)).stream()
                .map(ArchitectureTest::packagesOf)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packagesOf(layer))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packagesOf("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void loggingGoesThroughSlf4j() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "org.apache.commons.logging..")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        Path sources = Path.of(System.getProperty("entente.home"), "src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            Set<Path> folders = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toSet());
            assertFalse(folders.isEmpty(), "no source was found in " + sources);
            List<Path> silent = folders.stream()
                    .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                    .sorted()
                    .toList();
            assertTrue(silent.isEmpty(), "package-info.java is missing in " + silent);
        }
    }

    private static String packagesOf(String layer) {
        return BASE + "." + layer + "..";
    }
}
