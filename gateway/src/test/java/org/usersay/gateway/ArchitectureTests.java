package org.usersay.gateway;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.usersay.starter.test.PackageDependencies;

/** The packages of this module and what each may use. */
class ArchitectureTests {

    private static final PackageDependencies PACKAGES = PackageDependencies.of("org.usersay.gateway");

    @Test
    void packagesUseEachOtherAsDeclared() {
        PACKAGES.areExactly(Map.ofEntries(
                Map.entry("cache", Set.of("proxy", "route")),
                Map.entry("engagement", Set.of("cache", "route")),
                Map.entry("error", Set.of()),
                Map.entry("forwarded", Set.of()),
                Map.entry("health", Set.of("proxy", "route")),
                Map.entry("openapi", Set.of("problempage", "proxy", "route")),
                Map.entry("page", Set.of()),
                Map.entry("problempage", Set.of()),
                Map.entry("proxy", Set.of("forwarded", "route")),
                Map.entry("ratelimit", Set.of("forwarded", "proxy", "route")),
                Map.entry("route", Set.of()),
                Map.entry("security", Set.of("error", "proxy", "ratelimit", "route", "staticfiles")),
                Map.entry("staticfiles", Set.of("proxy", "route"))));
    }
}
