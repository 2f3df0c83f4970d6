package org.w3id.entente;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.LaunchSite.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The launcher {@code ./entente}, run in a project of its own with JDKs and a Maven that only tell how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a bash script")
final class LauncherTest {
    @TempDir
    private Path folder;

    private LaunchSite site;

    @BeforeEach
    void layOut() throws IOException {
        site = new LaunchSite(folder.resolve("a project"));
    }

    @Test
    void javaHomeComesFirst() throws Exception {
        Path chosen = site.jdk("elsewhere/chosen", "21.0.2");
        site.putOnPath(site.jdk("elsewhere/path", "25.0.3"));
        site.jdk("jdks/newest", "26.0.1");
        Outcome outcome = site.launch(Map.of("JAVA_HOME", chosen.toString()));
        assertEquals(chosen, outcome.jdk());
    }

    @Test
    void thePathComesNextWhenJavaHomeIsTooOld() throws Exception {
        Path old = site.jdk("elsewhere/old", "17.0.15");
        Path chosen = site.jdk("elsewhere/path", "21.0.2");
        site.putOnPath(chosen);
        site.jdk("jdks/newest", "26.0.1");
        Outcome outcome = site.launch(Map.of("JAVA_HOME", old.toString()));
        assertEquals(chosen, outcome.jdk());
    }

    @Test
    void theNewestOfTheUsualFoldersComesLast() throws Exception {
        site.putOnPath(site.jdk("elsewhere/path", "20.0.1"));
        site.jdk("jdks/a/Contents/Home", "25.0.9");
        Path chosen = site.jdk("jdks/b", "25.0.10");
        site.jdk("jdks/c", "21.0.11");
        assertEquals(chosen, site.launch(Map.of()).jdk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "21.0.2", "24-ea", "25.0.3+9"})
    void versionsFrom21OnSuit(String version) throws Exception {
        Path chosen = site.jdk("jdks/a", version);
        assertEquals(chosen, site.launch(Map.of()).jdk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "9", "17.0.15", "20.0.2", "unknown", ""})
    void olderOrUnreadableVersionsAreRefusedWithACure(String version) throws Exception {
        site.jdk("jdks/a", version);
        Outcome outcome = site.launch(Map.of());
        assertAll(
                () -> assertEquals(2, outcome.status()),
                () -> assertEquals("", outcome.output()),
                () -> assertTrue(
                        outcome.messages().contains("needs Java 21 or later, and found none"), outcome::messages),
                () -> assertTrue(outcome.messages().contains("Install one, for example from"), outcome::messages));
    }

    @Test
    void argumentsAndStatusPassUnchanged() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        Outcome outcome = site.launch(Map.of("FAKE_STATUS", "4"), "ask", "", "two  words", "$HOME", "*", "--format=é");
        assertAll(
                () -> assertEquals(4, outcome.status()),
                () -> assertEquals(
                        List.of("ask", "", "two  words", "$HOME", "*", "--format=é"), outcome.argumentsAfterJar()),
                () -> assertEquals("", outcome.messages()));
    }

    @Test
    void itsFolderIsFoundThroughLinks() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        Path first = Files.createSymbolicLink(folder.resolve("first"), site.launcher());
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
        assertNotEquals(first, second);
        Outcome outcome = site.launch(second, Map.of());
        assertTrue(outcome.arguments().contains("-Dentente.home=" + site.home()), outcome::output);
    }

    @Test
    void laterOptionsForTheVirtualMachineWin() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        List<String> arguments =
                site.launch(Map.of("ENTENTE_JAVA_OPTS", "-Xmx3g -XX:+UseZGC")).arguments();
        assertAll(
                () -> assertTrue(arguments.indexOf("-Xmx3g") > arguments.indexOf("-Xmx1500m"), arguments::toString),
                () -> assertTrue(arguments.contains("-XX:+UseZGC"), arguments::toString),
                () -> assertTrue(!arguments.contains("-XX:+UseParallelGC"), "two collectors: " + arguments));
    }

    @Test
    void nothingIsBuiltWhenTheJarIsNewest() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        site.maven();
        site.launch(Map.of());
        assertEquals(0, site.builds());
    }

    @ParameterizedTest
    @CsvSource({"pom.xml", "src/main/Source.java"})
    void newerSourcesAreBuiltOnce(String source) throws Exception {
        site.jdk("jdks/a", "21.0.2");
        site.maven();
        site.touch(source, Instant.now());
        Outcome first = site.launch(Map.of());
        Outcome second = site.launch(Map.of());
        assertAll(
                () -> assertEquals(1, site.builds()),
                () -> assertTrue(first.messages().contains("the sources have changed"), first::messages),
                () -> assertEquals(0, first.status()),
                () -> assertEquals("", second.messages()));
    }

    @Test
    void whatIsEditedDuringABuildIsBuiltNext() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        site.maven();
        Files.delete(site.jar());
        site.launch(Map.of("FAKE_EDIT", "yes"));
        site.launch(Map.of());
        assertEquals(2, site.builds());
    }

    @Test
    void concurrentStartsBuildOnce() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        site.maven();
        Files.delete(site.jar());
        Map<String, String> held = Map.of("FAKE_GATE", "yes");
        try (LaunchSite.Running first = site.begin(held)) {
            assertTrue(first.nextMessage().contains("building; the first time"));
            try (LaunchSite.Running second = site.begin(held)) {
                assertTrue(second.nextMessage().contains("another start is building"));
                site.openGate();
                assertAll(
                        () -> assertEquals(0, first.status()),
                        () -> assertEquals(0, second.status()),
                        () -> assertEquals(1, site.builds()));
            }
        }
    }

    @Test
    void aLockWhoseHolderIsGoneDoesNotHoldUp() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        site.maven();
        Files.delete(site.jar());
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock = Files.createDirectory(site.target().resolve("build.lock"));
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertEquals(0, site.launch(Map.of()).status());
        assertEquals(1, site.builds());
    }

    @Test
    void aFailedBuildShowsItsErrorsAndItsLog() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        site.maven();
        Files.delete(site.jar());
        Outcome outcome = site.launch(Map.of("FAKE_FAILURE", "yes"));
        assertAll(
                () -> assertEquals(2, outcome.status()),
                () -> assertEquals("", outcome.output()),
                () -> assertTrue(outcome.messages().contains("[ERROR] it does not compile"), outcome::messages),
                () -> assertTrue(outcome.messages().contains(site.target() + "/build.log"), outcome::messages));
    }

    @Test
    void aMissingMavenIsNamed() throws Exception {
        site.jdk("jdks/a", "21.0.2");
        Files.delete(site.jar());
        Outcome outcome = site.launch(Map.of());
        assertEquals(2, outcome.status());
        assertTrue(outcome.messages().contains("needs Maven"), outcome::messages);
    }

    @Test
    void buildingNeedsACompiler() throws Exception {
        Files.delete(site.jdk("jdks/a", "25.0.3").resolve("bin/javac"));
        site.maven();
        assertEquals(0, site.launch(Map.of("ENTENTE_AOT", "off")).status());
        Files.delete(site.jar());
        Outcome outcome = site.launch(Map.of());
        assertEquals(2, outcome.status());
        assertTrue(outcome.messages().contains("a JDK of version 21 or later (with javac"), outcome::messages);
    }

    @Test
    void theCacheIsMadeOnceAndUsed() throws Exception {
        site.jdk("jdks/a", "24.0.1");
        Outcome first = site.launch(Map.of());
        Outcome second = site.launch(Map.of());
        List<Path> caches = site.caches();
        assertAll(
                () -> assertEquals(1, caches.size(), caches::toString),
                () -> assertEquals(1, site.trainings()),
                () -> assertTrue(first.arguments().contains("-XX:AOTCache=" + caches.getFirst()), first::output),
                () -> assertEquals(first, second));
    }

    @Test
    void anotherJarOrJdkMeansAnotherCache() throws Exception {
        Path jdk = site.jdk("jdks/a", "25.0.2");
        site.launch(Map.of());
        List<Path> first = site.caches();
        site.touch("target/lib/library.jar", Instant.now().minusSeconds(5));
        site.launch(Map.of());
        List<Path> second = site.caches();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        site.launch(Map.of());
        List<Path> third = site.caches();
        assertAll(
                () -> assertEquals(3, site.trainings()),
                () -> assertEquals(List.of(1, 1, 1), List.of(first.size(), second.size(), third.size())),
                () -> assertNotEquals(first, second),
                () -> assertNotEquals(second, third));
    }

    @ParameterizedTest
    @CsvSource({"21.0.2,on", "23.0.1,on", "25.0.3,off"})
    void noCacheWhereTheJdkHasNoneOrItIsSwitchedOff(String version, String wanted) throws Exception {
        site.jdk("jdks/a", version);
        Outcome outcome = site.launch(Map.of("ENTENTE_AOT", wanted));
        assertEquals(0, site.trainings());
        assertTrue(outcome.arguments().stream().noneMatch(argument -> argument.contains("AOT")), outcome::output);
    }

    @Test
    void aFailedTrainingIsNeitherShownNorRepeated() throws Exception {
        site.jdk("jdks/a", "25.0.3");
        Map<String, String> failing = Map.of("FAKE_TRAINING_FAILURE", "yes");
        Outcome first = site.launch(failing);
        site.launch(failing);
        assertAll(
                () -> assertEquals(0, first.status()),
                () -> assertEquals("", first.messages()),
                () -> assertEquals(List.of(), site.caches()),
                () -> assertEquals(1, site.trainings()));
    }
}
