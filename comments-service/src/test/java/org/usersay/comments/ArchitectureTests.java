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
                Map.entry("audit", Set.of()),
                Map.entry("comment", Set.of("markup")),
                Map.entry("count", Set.of("store")),
                Map.entry("cannedreason", Set.of()),
                Map.entry("dumpformat", Set.of("markup")),
                Map.entry("feed", Set.of("article", "comment", "form", "markup", "page", "posting", "recent", "store")),
                Map.entry("form", Set.of("article", "comment", "posting")),
                Map.entry(
                        "importexport",
                        Set.of("article", "comment", "dumpformat", "markup", "posting", "store", "vote")),
                Map.entry("live", Set.of("comment", "count")),
                Map.entry("markup", Set.of()),
                Map.entry("metrics", Set.of("comment", "store")),
                Map.entry(
                        "moderation",
                        Set.of("article", "cannedreason", "comment", "posting", "screening", "spamscore", "store")),
                Map.entry("notification", Set.of("article", "comment", "store")),
                Map.entry("page", Set.of("article", "comment", "count", "store")),
                Map.entry("posting", Set.of("article", "comment", "markup", "store", "webhook")),
                Map.entry("privacy", Set.of("comment", "posting", "vote")),
                Map.entry("profile", Set.of("comment", "markup", "recent", "store")),
                Map.entry("provider", Set.of("article", "comment", "markup", "posting")),
                Map.entry("recent", Set.of("comment", "store")),
                Map.entry(
                        "screening",
                        Set.of(
                                "article",
                                "comment",
                                "markup",
                                "posting",
                                "provider",
                                "spamscore",
                                "store",
                                "wordlist")),
                Map.entry("spamscore", Set.of("comment", "markup")),
                Map.entry("statistics", Set.of("article", "comment", "store")),
                Map.entry("store", Set.of("comment", "markup")),
                Map.entry("readerevent", Set.of("posting", "vote")),
                Map.entry("vote", Set.of("comment", "posting", "store")),
                Map.entry("webhook", Set.of("article", "comment", "store")),
                Map.entry("wordlist", Set.of("comment", "markup", "posting"))));
    }
}
