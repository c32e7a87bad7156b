package org.usersay.starter.test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rule that a module's packages use each other only as declared. Every package has to be declared, and so has every use;
 * a declared use that no class makes fails too, so that the declaration stays true.
 */
public final class PackageDependencies {

    private final String root;
    private final JavaClasses classes;

    private PackageDependencies(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** The packages below {@code root} in the module's main classes, which must all lie there. */
    public static PackageDependencies of(String root) {
        var classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
        assertThat(classes)
                .as("classes outside %s", root)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.getPackageName() + ".").startsWith(root + "."));
        return new PackageDependencies(root, classes);
    }

    /** Main classes of the module, for further rules. */
    public JavaClasses classes() {
        return classes;
    }

    /**
     * Fails unless the packages and their uses are exactly these and free of cycles.
     *
     * @param declared the packages that each package uses, by their names below the root
     */
    public void areExactly(Map<String, Set<String>> declared) {
        var found = new TreeMap<String, Set<String>>();
        for (JavaClass type : classes) {
            var user = feature(type);
            if (user.isEmpty()) {
                continue;
            }
            var uses = found.computeIfAbsent(user, name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filter(used -> used.getPackageName().startsWith(root + "."))
                    .map(this::feature)
                    .filter(used -> !used.equals(user))
                    .forEach(uses::add);
        }
        assertThat(found).isEqualTo(sorted(declared));
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    private String feature(JavaClass type) {
        var name = type.getPackageName();
        if (name.equals(root)) {
            return "";
        }
        var below = name.substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    private static Map<String, Set<String>> sorted(Map<String, Set<String>> declared) {
        var sorted = new TreeMap<String, Set<String>>();
        declared.forEach((name, uses) -> sorted.put(name, new TreeSet<>(uses)));
        return sorted;
    }
}
