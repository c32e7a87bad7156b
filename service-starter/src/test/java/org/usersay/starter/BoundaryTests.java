package org.usersay.starter;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The mechanisms do not know each other in circles. */
class BoundaryTests {

    @Test
    void packagesAreFreeOfCycles() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.usersay.starter");
        slices().matching("org.usersay.starter.(*)..").should().beFreeOfCycles().check(classes);
    }
}
