package org.usersay.comments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which feature may use which; the arrows of the plan. */
class ArrowsTests {

    private static final String ROOT = "org.usersay.comments.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.usersay.comments");

    /** Each feature and the features it may use; one that is not named here may be used by nobody named here. */
    private static final Map<String, List<String>> MAY_USE = Map.of(
            "thread", List.of(),
            "markup", List.of(),
            "comment", List.of("thread", "markup"),
            "listing", List.of("thread", "comment"),
            "page", List.of("thread", "comment", "listing"),
            "vote", List.of("comment", "thread"),
            "report", List.of("comment", "thread"),
            "moderation", List.of("comment", "thread"),
            "form", List.of("comment", "thread"),
            "standing", List.of("comment"));

    static List<String> features() {
        return List.copyOf(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("features")
    void featureUsesOnlyWhatItMay(String feature) {
        var allowed = MAY_USE.getOrDefault(feature, List.of());
        noClasses()
                .that()
                .resideInAPackage(ROOT + feature)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "belong to another feature than " + allowed,
                        used -> used.getPackageName().startsWith(ROOT)
                                && !used.getPackageName().equals(ROOT + feature)
                                && !allowed.contains(used.getPackageName().substring(ROOT.length()))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** A class elsewhere is compiled and never found by the service. */
    @Test
    void everyClassIsInAPackageOfOurs() {
        var all = new ClassFileImporter().importPath(Path.of("target", "classes"));
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.getPackageName() + ".").startsWith(ROOT));
    }

    @Test
    void nothingLoops() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + "(*)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
