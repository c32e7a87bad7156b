package org.usersay.ratings.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;

/** Markup, files and the counts of a former system. */
@RatingsTest
class TransferTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stars stars;

    private final String article = "-article-" + UUID.randomUUID();
    private final String staff = Tokens.of("s1", "vir", Role.READER, Role.STAFF);

    @Test
    void markupSaysWhatTheVotesSay() {
        assertThat(markup()).hasStatus(204);
        stars.announce(article, "{\"title\":\"Ice\",\"url\":\"https://example.org/ice\"}");
        stars.rate(article, "a", 5);
        stars.rate(article, "b", 4);
        assertThat(markup())
                .hasStatusOk()
                .hasContentType("application/ld+json")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"@context":"https://schema.org","@type":"NewsArticle","@id":"https://example.org/ice","headline":"Ice",
                         "aggregateRating":{"@type":"AggregateRating","ratingValue":4.5,"ratingCount":2,"bestRating":5,"worstRating":1}}""");
    }

    @Test
    void votesAndDaysAsFiles() {
        stars.rate(article, "a", 5);
        stars.rate(article, "b", 4);
        assertThat(stars.get(Stars.ADMIN + "/votes.csv", staff))
                .hasStatusOk()
                .bodyText()
                .startsWith("article,voter,stars,castAt,counted,keptOut\r\n")
                .contains("'" + article + ",a,5,", "'" + article + ",b,4,");
        assertThat(stars.get(Stars.ADMIN + "/votes.ndjson", staff))
                .bodyText()
                .contains("{\"article\":\"" + article + "\",\"voter\":\"a\",\"stars\":5,");
        assertThat(stars.get(Stars.ADMIN + "/days.csv", staff)).bodyText().contains(",0,0,0,1,1,2,4.5\r\n");
        assertThat(stars.get(Stars.ADMIN + "/days.ndjson", staff))
                .bodyText()
                .contains("\"histogram\":[0,0,0,1,1],\"count\":2,\"average\":4.5}");
        assertThat(stars.get(Stars.ADMIN + "/votes.csv", Tokens.reader("r"))).hasStatus(403);
        assertThat(stars.get(Stars.ADMIN + "/votes.xml", staff)).hasStatus(404);
    }

    @Test
    void cellsAreNoFormulas() {
        assertThat(Line.of(Arrays.asList("=1+1", "a,\"b\"", -3, null, "plain")))
                .isEqualTo("'=1+1,\"a,\"\"b\"\"\",-3,,plain\r\n");
    }

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

    private static String priors(String label, String article, String histogram) {
        return "{\"label\":\"%s\",\"items\":[{\"article\":\"%s\",\"histogram\":%s}]}"
                .formatted(label, article, histogram);
    }

    private MvcTestResult markup() {
        return mvc.get()
                .uri(Stars.SITE + "/articles/{a}/rating.jsonld", article)
                .exchange();
    }
}
