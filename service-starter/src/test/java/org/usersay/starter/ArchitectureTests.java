package org.usersay.starter;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.usersay.starter.test.PackageDependencies;

/** The packages of this module and what each may use. */
class ArchitectureTests {

    private static final PackageDependencies PACKAGES = PackageDependencies.of("org.usersay.starter");

    @Test
    void packagesUseEachOtherAsDeclared() {
        PACKAGES.areExactly(Map.ofEntries(
                Map.entry("access", Set.of("identity", "internalapi", "problem", "site")),
                Map.entry("audit", Set.of("cursor", "identity", "mongo", "problem", "time")),
                Map.entry("csv", Set.of()),
                Map.entry("cursor", Set.of("problem")),
                Map.entry("discovery", Set.of()),
                Map.entry("externalapi", Set.of()),
                Map.entry("id", Set.of("problem")),
                Map.entry("idempotency", Set.of("identity", "mongo", "problem", "web")),
                Map.entry("identity", Set.of("discovery", "problem")),
                Map.entry("internalapi", Set.of("discovery", "identity", "problem", "web")),
                Map.entry("metrics", Set.of()),
                Map.entry("mongo", Set.of()),
                Map.entry("openapi", Set.of("access", "idempotency", "identity")),
                Map.entry("outbox", Set.of("mongo")),
                Map.entry("page", Set.of("site")),
                Map.entry("problem", Set.of("tracing")),
                Map.entry("site", Set.of("problem")),
                Map.entry("time", Set.of("problem")),
                Map.entry("text", Set.of()),
                Map.entry("tracing", Set.of()),
                Map.entry("web", Set.of("problem", "time")),
                Map.entry("webhook", Set.of("id", "mongo", "outbox", "site", "tracing"))));
    }
}
