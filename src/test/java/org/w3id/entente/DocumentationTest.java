package org.w3id.entente;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/**
 * Every public type, and every public member of one, has a documentation comment. Whether a comment is well formed is
 * the compiler's part (doclint).
 */
final class DocumentationTest {
    private static final Path SOURCES = Path.of(System.getProperty("entente.home"), "src", "main", "java");

    @Test
    void publicTypesAndMembersAreDocumented() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertFalse(sources.isEmpty(), "no source was found in " + SOURCES);
            assertEquals(List.of(), undocumented(sources));
        }
    }

    @Test
    void silenceIsNoticed(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Sample.java"), """
                public class Sample {
                    public static final int SILENT = 1;
                    /** Told. */ public static final int TOLD = 2;
                    static final int HIDDEN = 3;
                    private Sample() {}
                    public void silent() {}
                    @Override public String toString() { return ""; }
                    static class Inner { public void hidden() {} }
                    /** Told. */ public interface Port { void silent(); }
                    /** Told. */ public record Pair(int left, int right) { public Pair { } }
                }
                """);
        List<String> places = undocumented(List.of(source));
        assertAll(
                () -> assertEquals(4, places.size(), places::toString),
                () -> assertEquals(
                        List.of("Sample", "SILENT", "silent", "silent"),
                        places.stream()
                                .map(place -> place.substring(place.lastIndexOf(' ') + 1))
                                .toList()));
    }

    private static List<String> undocumented(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> places = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, comments, places).scan(unit, false);
            }
        }
        return places;
    }

    /** Walks over one file; the argument says whether the surrounding type's members are public unless they say otherwise. */
    private static final class Reader extends TreePathScanner<Void, Boolean> {
        private final CompilationUnitTree unit;
        private final DocTrees comments;
        private final List<String> places;

        Reader(CompilationUnitTree unit, DocTrees comments, List<String> places) {
            this.unit = unit;
            this.comments = comments;
            this.places = places;
        }

        @Override
        public Void visitClass(ClassTree type, Boolean inInterface) {
            if (!isPublic(type.getModifiers(), inInterface)) {
                return null;
            }
            require(type.getSimpleName().toString(), type);
            return super.visitClass(type, type.getKind() == Tree.Kind.INTERFACE);
        }

        @Override
        public Void visitMethod(MethodTree method, Boolean inInterface) {
            if (isPublic(method.getModifiers(), inInterface)
                    && !isOverride(method.getModifiers())
                    && !isCompactConstructor(method)) {
                require(method.getName().toString(), method);
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Boolean inInterface) {
            if (isPublic(field.getModifiers(), inInterface)) {
                require(field.getName().toString(), field);
            }
            return null;
        }

        private void require(String name, Tree tree) {
            if (comments.getDocComment(TreePath.getPath(unit, tree)) == null) {
                long position = comments.getSourcePositions().getStartPosition(unit, tree);
                places.add("%s:%d: no documentation comment on %s"
                        .formatted(
                                Path.of(unit.getSourceFile().toUri()),
                                unit.getLineMap().getLineNumber(position),
                                name));
            }
        }

        private static boolean isPublic(ModifiersTree modifiers, boolean inInterface) {
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
        }

        private static boolean isOverride(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        /** A record's compact constructor checks the components that the record's own comment explains. */
        private boolean isCompactConstructor(MethodTree method) {
            ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            return type.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
        }
    }
}
