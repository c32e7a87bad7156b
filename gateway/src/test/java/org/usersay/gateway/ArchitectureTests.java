package org.usersay.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies run one way: error, then route, then everything that decides about a request. */
class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.usersay.gateway");

    @Test
    void nothingGoesRound() {
        slices().matching("org.usersay.gateway.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theLowerRoomsDoNotKnowTheUpper() {
        noClasses()
                .that()
                .resideInAnyPackage("..error..", "..route..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..session..", "..ratelimit..", "..cache..", "..staticfiles..", "..health..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..error..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..route..")
                .check(CLASSES);
    }
}
