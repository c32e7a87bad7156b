package org.usersay.ratings;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.usersay.starter.test.PackageDependencies;

/** The packages of this module and what each may use. */
class ArchitectureTests {

    private static final PackageDependencies PACKAGES = PackageDependencies.of("org.usersay.ratings");

    @Test
    void packagesUseEachOtherAsDeclared() {
        PACKAGES.areExactly(Map.ofEntries(
                Map.entry("article", Set.of()),
                Map.entry("device", Set.of("tally", "vote")),
                Map.entry("export", Set.of("tally", "vote")),
                Map.entry("frauddetection", Set.of("article", "tally", "vote")),
                Map.entry("legacy", Set.of("tally")),
                Map.entry("ranking", Set.of("article", "tally")),
                Map.entry("rating", Set.of("article", "device", "tally", "vote")),
                Map.entry("structureddata", Set.of("article", "tally")),
                Map.entry("suspension", Set.of("tally", "vote")),
                Map.entry("tally", Set.of("vote")),
                Map.entry("vote", Set.of()),
                Map.entry("webhook", Set.of("tally"))));
    }
}
