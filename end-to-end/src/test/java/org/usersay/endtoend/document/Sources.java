package org.usersay.endtoend.document;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The sources of this tree, parsed and not compiled: annotations and their values. */
final class Sources {

    /** Tests run in their module's directory. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Sources() {}

    static List<String> lines(String file) {
        try {
            return Files.readAllLines(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> javaFiles(String module) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All types of a module, nested ones among them. */
    static List<ClassTree> types(String module) {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(javaFiles(module)));
            List<ClassTree> found = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                unit.getTypeDecls().forEach(type -> collect(type, found));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Tree tree, List<ClassTree> found) {
        if (tree instanceof ClassTree type) {
            found.add(type);
            type.getMembers().forEach(member -> collect(member, found));
        }
    }

    static Optional<? extends AnnotationTree> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .findFirst();
    }

    /** The texts given to an attribute, {@code value} where none is named; empty where the attribute is left out. */
    static List<String> texts(AnnotationTree annotation, String... attributes) {
        for (var argument : annotation.getArguments()) {
            boolean named = argument instanceof AssignmentTree;
            var name = argument instanceof AssignmentTree assignment
                    ? assignment.getVariable().toString()
                    : "value";
            var value = named ? ((AssignmentTree) argument).getExpression() : argument;
            if (List.of(attributes).contains(name)) {
                return value instanceof NewArrayTree array
                        ? array.getInitializers().stream().map(Sources::text).toList()
                        : List.of(text(value));
            }
        }
        return List.of();
    }

    /** A literal as it is; anything else as it is written. */
    private static String text(Tree value) {
        return value instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : value.toString();
    }
}
