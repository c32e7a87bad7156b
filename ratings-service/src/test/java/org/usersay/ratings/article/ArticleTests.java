package org.usersay.ratings.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.starter.test.Tokens;

/** What the CMS tells of articles. */
@RatingsTest
class ArticleTests {

    @Autowired
    Stars stars;

    private final String article = "article-" + UUID.randomUUID();

    @Test
    void closedArticleKeepsItsStarsAndTakesNoMore() {
        stars.rate(article, "a", 5);
        assertThat(stars.announce(article, "{\"state\":\"CLOSED\"}")).hasStatus(204);
        assertThat(stars.rate(article, "a", 1))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/rating-closed");
        assertThat(stars.rate(article, "b", 1)).hasStatus(403);
        assertThat(stars.rating(article)).bodyJson().extractingPath("$.average").isEqualTo(5.0);
        stars.announce(article, "{\"state\":\"OPEN\"}");
        assertThat(stars.rate(article, "b", 1)).hasStatusOk();
    }

    @Test
    void onlyStaffAnnounceAndOnlyWhatIsKnown() {
        assertThat(stars.send("PUT", Stars.ADMIN + "/articles/" + article, Tokens.reader("r"), "{}"))
                .hasStatus(403);
        for (var bad : List.of(
                "{\"url\":\"javascript:alert(1)\"}",
                "{\"url\":\"/relative\"}",
                "{\"category\":\"Has Space\"}",
                "{\"state\":\"HALF\"}",
                "{\"publishedAt\":\"yesterday\"}",
                "{\"roles\":[]}")) {
            assertThat(stars.announce(article, bad)).as(bad).hasStatus(400);
        }
    }
}
