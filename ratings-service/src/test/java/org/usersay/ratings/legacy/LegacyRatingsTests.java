package org.usersay.ratings.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;

/** Counts of a former rating system stand beside readers' votes. */
@RatingsTest
class LegacyRatingsTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stars stars;

    @Autowired
    TestClock clock;

    private final String article = "-article-" + UUID.randomUUID();
    private final String category = "c" + UUID.randomUUID().toString().substring(0, 8);
    private final String staff = Tokens.of("s1", "vir", Role.READER, Role.STAFF);

    @Test
    void formerCountsStandBesideTheVotes() {
        stars.send("POST", Stars.ADMIN + "/priors", staff, priors("old-system", article, "[0,0,0,0,3]"));
        assertThat(markup()).hasStatus(204);
        stars.rate(article, "a", 5);
        for (int i = 0; i < 2; i++) {
            assertThat(stars.send("POST", Stars.ADMIN + "/priors", staff, priors("old-system", article, "[1,0,0,0,9]")))
                    .hasStatusOk();
        }
        assertThat(mvc.get().uri(Stars.SITE + "/articles/{a}/rating/priors", article))
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"priors":[{"label":"old-system","count":10,"average":4.6,"histogram":[1,0,0,0,9]}]}""");
        assertThat(stars.rating(article)).bodyJson().extractingPath("$.count").isEqualTo(1);
        for (var bad : List.of(
                priors("$where", article, "[1,0,0,0,9]"),
                priors("old", "a b", "[1,0,0,0,9]"),
                priors("old", article, "[1,0,0,9]"),
                priors("old", article, "[1,0,0,0,-9]"),
                priors("old", article, "[1,0,0,0,null]"))) {
            assertThat(stars.send("POST", Stars.ADMIN + "/priors", staff, bad))
                    .as(bad)
                    .hasStatus(400);
        }
    }

    @Test
    void formerCountsAreNeitherInSummariesNorListsNorFiles() {
        var never = article + "-never";
        for (var each : List.of(article, never)) {
            stars.announce(each, "{\"category\":\"" + category + "\"}");
            assertThat(stars.send("POST", Stars.ADMIN + "/priors", staff, priors("old", each, "[0,0,0,0,900]")))
                    .hasStatusOk();
        }
        stars.rate(article, "a", 4);
        var bulk = mvc.get().uri(Stars.SITE + "/ratings?article={a}&article={b}", article, never);
        assertThat(bulk)
                .bodyJson()
                .extractingPath("$.ratings['" + article + "'].count")
                .isEqualTo(1);
        assertThat(bulk)
                .bodyJson()
                .extractingPath("$.ratings['" + article + "'].average")
                .isEqualTo(4.0);
        assertThat(bulk)
                .bodyJson()
                .extractingPath("$.ratings['" + never + "'].count")
                .isEqualTo(0);
        for (var list : List.of("top?period=all&", "top?period=day&", "trending?")) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(mvc.get().uri(Stars.SITE + "/ratings/" + list + "category=" + category))
                                    .hasStatusOk()
                                    .bodyJson()
                                    .extractingPath("$.items[*]['article','count','average']")
                                    .isEqualTo(List.of(Map.of("article", article, "count", 1, "average", 4.0))));
        }
        var today = LocalDate.now(clock);
        assertThat(lines("days.csv")).containsExactly("'%s,%s,0,0,0,1,0,1,4.0".formatted(article, today));
        assertThat(lines("votes.csv")).hasSize(1);
        assertThat(stars.rating(never)).bodyJson().extractingPath("$.count").isEqualTo(0);
    }

    /** Those about this test's article. */
    private List<String> lines(String file) {
        var body = stars.get(Stars.ADMIN + "/" + file, staff).getResponse().getContentAsByteArray();
        return new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(article))
                .toList();
    }

    private MvcTestResult markup() {
        return mvc.get()
                .uri(Stars.SITE + "/articles/{a}/rating.jsonld", article)
                .exchange();
    }

    private static String priors(String label, String article, String histogram) {
        return "{\"label\":\"%s\",\"items\":[{\"article\":\"%s\",\"histogram\":%s}]}"
                .formatted(label, article, histogram);
    }
}
