package org.usersay.subscription;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.test.PackageDependencies;
import org.usersay.subscription.order.OrderStore;

/** The packages of this module and what each may use. */
class ArchitectureTests {

    private static final PackageDependencies PACKAGES = PackageDependencies.of("org.usersay.subscription");

    @Test
    void packagesUseEachOtherAsDeclared() {
        PACKAGES.areExactly(Map.ofEntries(
                Map.entry("account", Set.of("consent", "contact", "event", "password")),
                Map.entry(
                        "campaign",
                        Set.of(
                                "account",
                                "attemptlimit",
                                "catalog",
                                "contact",
                                "newsletter",
                                "oneclick",
                                "order",
                                "outbox",
                                "requester",
                                "secret",
                                "session")),
                Map.entry("attemptlimit", Set.of("contact", "requester", "secret")),
                Map.entry("bankstatement", Set.of("catalog", "ordering")),
                Map.entry("catalog", Set.of("contact")),
                Map.entry("checkout", Set.of("ordering", "payment")),
                Map.entry("cleanup", Set.of()),
                Map.entry("consent", Set.of("secret")),
                Map.entry("contact", Set.of()),
                Map.entry("coupon", Set.of("catalog")),
                Map.entry("deliverylist", Set.of("catalog", "order")),
                Map.entry("entitlement", Set.of("account", "order", "session", "signingkey")),
                Map.entry("digest", Set.of("campaign", "contact")),
                Map.entry(
                        "emailchange",
                        Set.of(
                                "account",
                                "attemptlimit",
                                "cleanup",
                                "contact",
                                "outbox",
                                "privacy",
                                "recovery",
                                "requester",
                                "secret",
                                "session")),
                Map.entry("event", Set.of()),
                Map.entry("invoice", Set.of("catalog", "contact", "ordering", "payment")),
                Map.entry("ignoredreader", Set.of("account", "contact", "privacy")),
                Map.entry(
                        "meter",
                        Set.of("account", "attemptlimit", "cleanup", "entitlement", "privacy", "requester", "secret")),
                Map.entry(
                        "newsletter",
                        Set.of(
                                "account",
                                "attemptlimit",
                                "cleanup",
                                "contact",
                                "oneclick",
                                "outbox",
                                "privacy",
                                "proofofwork",
                                "requester",
                                "secret")),
                Map.entry(
                        "notification",
                        Set.of(
                                "account",
                                "attemptlimit",
                                "contact",
                                "ignoredreader",
                                "oneclick",
                                "outbox",
                                "privacy",
                                "secret")),
                Map.entry("oneclick", Set.of("contact", "outbox", "secret")),
                Map.entry(
                        "order",
                        Set.of(
                                "account", "catalog", "consent", "contact", "coupon", "outbox", "payment", "quote",
                                "secret", "session")),
                Map.entry(
                        "ordering",
                        Set.of(
                                "account",
                                "attemptlimit",
                                "catalog",
                                "cleanup",
                                "consent",
                                "contact",
                                "coupon",
                                "order",
                                "payment",
                                "privacy",
                                "quote",
                                "requester",
                                "secret")),
                Map.entry(
                        "orderdesk", Set.of("account", "catalog", "contact", "coupon", "order", "ordering", "outbox")),
                Map.entry(
                        "orderform",
                        Set.of(
                                "catalog",
                                "consent",
                                "contact",
                                "coupon",
                                "newsletter",
                                "order",
                                "ordering",
                                "outbox",
                                "quote",
                                "requester")),
                Map.entry("orderperiod", Set.of("attemptlimit", "catalog", "order", "ordering", "outbox")),
                Map.entry("orderterm", Set.of("cleanup", "coupon", "order", "ordering", "outbox")),
                Map.entry("orderupgrade", Set.of("catalog", "order", "ordering", "quote", "requester")),
                Map.entry("outbox", Set.of("cleanup", "contact", "secret")),
                Map.entry("password", Set.of("secret")),
                Map.entry("payment", Set.of()),
                Map.entry("proofofwork", Set.of("secret")),
                Map.entry(
                        "privacy",
                        Set.of(
                                "account",
                                "consent",
                                "contact",
                                "event",
                                "outbox",
                                "recovery",
                                "registration",
                                "session")),
                Map.entry("invitation", Set.of("account", "cleanup", "contact", "outbox", "privacy", "secret")),
                Map.entry("quote", Set.of("catalog", "coupon")),
                Map.entry("readeradmin", Set.of("account", "contact", "event", "outbox", "privacy", "session")),
                Map.entry(
                        "recovery",
                        Set.of(
                                "cleanup",
                                "account",
                                "attemptlimit",
                                "contact",
                                "outbox",
                                "password",
                                "requester",
                                "secret",
                                "session")),
                Map.entry(
                        "registration",
                        Set.of(
                                "cleanup",
                                "consent",
                                "account",
                                "attemptlimit",
                                "contact",
                                "outbox",
                                "password",
                                "requester",
                                "secret")),
                Map.entry("requester", Set.of("outbox", "secret")),
                Map.entry(
                        "seat",
                        Set.of(
                                "account",
                                "attemptlimit",
                                "cleanup",
                                "contact",
                                "order",
                                "ordering",
                                "outbox",
                                "privacy",
                                "requester",
                                "secret",
                                "session")),
                Map.entry("revenue", Set.of("catalog", "ordering")),
                Map.entry("secret", Set.of()),
                Map.entry(
                        "session",
                        Set.of(
                                "cleanup",
                                "account",
                                "attemptlimit",
                                "contact",
                                "outbox",
                                "password",
                                "registration",
                                "requester",
                                "secret",
                                "signingkey")),
                Map.entry("signingkey", Set.of()),
                Map.entry("suppression", Set.of("account", "contact", "outbox", "privacy", "secret")),
                Map.entry("webhook", Set.of("cleanup", "secret"))));
    }

    @Test
    void controllersStoresAndSettingsArePackagePrivate() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .or()
                .haveSimpleNameEndingWith("Store")
                .or()
                .haveSimpleNameEndingWith("Settings")
                .and()
                .areNotAssignableTo(OrderStore.class)
                .should()
                .notBePublic()
                .check(PACKAGES.classes());
    }

    /** It is public for the packages that each do a part of the work on orders. */
    @Test
    void ordersAreStoredByThePackagesAboutOrdersAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..subscription.order",
                        "..subscription.ordering",
                        "..subscription.orderdesk",
                        "..subscription.orderperiod",
                        "..subscription.orderterm",
                        "..subscription.orderupgrade",
                        "..subscription.seat")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(OrderStore.class)
                .check(PACKAGES.classes());
    }

    @Test
    void controllersDoNotUseTheDriver() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.mongodb..")
                .check(PACKAGES.classes());
    }
}
