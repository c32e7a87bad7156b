package org.usersay.subscription;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** The arrows between the feature packages, as their package comments tell them. */
class BoundaryTests {

    private static final String ROOT = "org.usersay.subscription.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.usersay.subscription");

    @Test
    void featuresFormNoCircle() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void arrowsRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("values")
                .definedBy(ROOT + "contact..", ROOT + "secret..")
                .layer("mechanisms")
                .definedBy(ROOT + "password..", ROOT + "throttle..", ROOT + "key..", ROOT + "outbox..")
                .layer("account")
                .definedBy(ROOT + "account..")
                .layer("registration")
                .definedBy(ROOT + "registration..")
                .layer("session")
                .definedBy(ROOT + "session..")
                .layer("recovery")
                .definedBy(ROOT + "recovery..")
                .layer("order")
                .definedBy(ROOT + "order..")
                .layer("event")
                .definedBy(ROOT + "event..")
                .layer("standing")
                .definedBy(ROOT + "standing..")
                .layer("click")
                .definedBy(ROOT + "click..")
                .layer("personal")
                .definedBy(ROOT + "personal..")
                .layer("newsletter")
                .definedBy(ROOT + "newsletter..")
                .layer("notice")
                .definedBy(ROOT + "notice..")
                .layer("ignoring")
                .definedBy(ROOT + "ignoring..")
                .whereLayer("account")
                .mayOnlyBeAccessedByLayers(
                        "registration",
                        "session",
                        "recovery",
                        "standing",
                        "personal",
                        "ignoring",
                        "notice",
                        "newsletter",
                        "order")
                .whereLayer("registration")
                .mayOnlyBeAccessedByLayers("session")
                .whereLayer("session")
                .mayOnlyBeAccessedByLayers("recovery", "standing", "personal")
                .whereLayer("personal")
                .mayOnlyBeAccessedByLayers("ignoring", "notice", "newsletter", "order")
                .whereLayer("ignoring")
                .mayOnlyBeAccessedByLayers("notice")
                .whereLayer("recovery")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("standing")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("order")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("newsletter")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("notice")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("mechanisms")
                .mayOnlyAccessLayers("values")
                .check(CLASSES);
    }

    @Test
    void controllersAndStoresStayInTheirPackage() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .notBePublic()
                .check(CLASSES);
        classes()
                .that()
                .haveSimpleNameEndingWith("Settings")
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void onlyStoresTalkToTheDriver() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb..")
                .check(CLASSES);
    }
}
