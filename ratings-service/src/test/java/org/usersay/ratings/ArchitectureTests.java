package org.usersay.ratings;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the features. */
class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.usersay.ratings");

    @Test
    void featuresUseEachOtherOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("vote")
                .definedBy("..ratings.vote..")
                .layer("article")
                .definedBy("..ratings.article..")
                .layer("tally")
                .definedBy("..ratings.tally..")
                .layer("device")
                .definedBy("..ratings.device..")
                .layer("rating")
                .definedBy("..ratings.rating..")
                .layer("ranking")
                .definedBy("..ratings.ranking..")
                .layer("standing")
                .definedBy("..ratings.standing..")
                .layer("anomaly")
                .definedBy("..ratings.anomaly..")
                .layer("transfer")
                .definedBy("..ratings.transfer..")
                .whereLayer("vote")
                .mayNotAccessAnyLayer()
                .whereLayer("article")
                .mayNotAccessAnyLayer()
                .whereLayer("tally")
                .mayOnlyAccessLayers("vote")
                .whereLayer("device")
                .mayOnlyAccessLayers("vote", "tally")
                .whereLayer("rating")
                .mayOnlyAccessLayers("vote", "article", "tally", "device")
                .whereLayer("ranking")
                .mayOnlyAccessLayers("vote", "article", "tally")
                .whereLayer("standing")
                .mayOnlyAccessLayers("vote", "tally")
                .whereLayer("anomaly")
                .mayOnlyAccessLayers("vote", "tally")
                .whereLayer("transfer")
                .mayOnlyAccessLayers("vote", "article", "tally")
                .check(CLASSES);
    }

    @Test
    void nothingLoops() {
        slices().matching("org.usersay.ratings.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
