package org.usersay.endtoend.document;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * One setting as declared in the sources.
 *
 * @param preset the default; null if the record declares none
 */
record Setting(String name, @Nullable String preset) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(usersay\\.[a-z.-]+):([^}]*)}");

    /** Settings in the records of a module, and the periods of its scheduled methods. */
    static List<Setting> of(String module) {
        var types = Sources.types(module);
        List<Setting> found = new ArrayList<>();
        for (ClassTree type : types) {
            Sources.annotation(type.getModifiers(), "ConfigurationProperties")
                    .map(annotation -> Sources.texts(annotation, "value", "prefix"))
                    .ifPresent(prefix -> components(type).forEach(component -> {
                        var name = prefix.getFirst() + "."
                                + dashed(component.getName().toString());
                        var nested = nested(type, component.getType().toString());
                        if (nested.isPresent()) {
                            components(nested.get())
                                    .forEach(inner -> found.add(of(
                                            name + "." + dashed(inner.getName().toString()), inner)));
                        } else {
                            found.add(of(name, component));
                        }
                    }));
            rhythms(type).forEach(found::add);
        }
        return found;
    }

    /** Record of that name within a type; other types may have one of the same name. */
    private static Optional<ClassTree> nested(ClassTree type, String name) {
        return type.getMembers().stream()
                .filter(member -> member.getKind() == Kind.RECORD)
                .map(ClassTree.class::cast)
                .filter(member -> member.getSimpleName().contentEquals(name))
                .findFirst();
    }

    private static Setting of(String name, VariableTree component) {
        var preset = Sources.annotation(component.getModifiers(), "DefaultValue")
                .map(annotation -> Sources.texts(annotation, "value"))
                .filter(texts -> texts.size() == 1)
                .map(List::getFirst);
        return new Setting(name, preset.orElse(null));
    }

    private static Stream<VariableTree> components(ClassTree type) {
        return type.getMembers().stream()
                .filter(VariableTree.class::isInstance)
                .map(VariableTree.class::cast)
                .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC));
    }

    private static Stream<Setting> rhythms(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .flatMap(method -> Sources.annotation(method.getModifiers(), "Scheduled").stream())
                .flatMap(annotation -> Sources.texts(annotation, "fixedDelayString").stream())
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .map(match -> new Setting(match.group(1), match.group(2)));
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
