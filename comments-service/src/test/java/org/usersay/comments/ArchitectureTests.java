package org.usersay.comments;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.usersay.starter.test.PackageDependencies;

/** The packages of this module and what each may use. */
class ArchitectureTests {

    private static final PackageDependencies PACKAGES = PackageDependencies.of("org.usersay.comments");

    @Test
    void packagesUseEachOtherAsDeclared() {
        PACKAGES.areExactly(Map.ofEntries(
                Map.entry("article", Set.of()),
                Map.entry("comment", Set.of("article", "markup")),
                Map.entry("count", Set.of("comment")),
                Map.entry("dumpformat", Set.of()),
                Map.entry("feed", Set.of("article", "comment", "form", "page", "recent")),
                Map.entry("form", Set.of("article", "comment")),
                Map.entry("importexport", Set.of("article", "comment", "dumpformat", "markup", "vote")),
                Map.entry("live", Set.of("comment", "count")),
                Map.entry("markup", Set.of()),
                Map.entry("moderation", Set.of("article", "comment")),
                Map.entry("notification", Set.of("article", "comment")),
                Map.entry("page", Set.of("article", "comment", "count")),
                Map.entry("privacy", Set.of("comment", "vote")),
                Map.entry("profile", Set.of("comment", "recent")),
                Map.entry("recent", Set.of("comment")),
                Map.entry("suspension", Set.of("comment")),
                Map.entry("vote", Set.of("comment"))));
    }
}
