package org.usersay.ratings.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.usersay.ratings.Stars;
import org.usersay.starter.test.Tokens;
import org.usersay.starter.test.WithStores;

/** The publisher wants only what the CMS announced to be rated. */
@SpringBootTest(properties = "usersay.ratings.articles.announced-only=true")
@AutoConfigureMockMvc
@WithStores
@Import(Stars.class)
class AnnouncedOnlyTests {

    @Autowired
    Stars stars;

    private final String article = "a-" + UUID.randomUUID();

    @Test
    void unknownArticleTakesNoVotesUntilItIsAnnounced() {
        assertThat(stars.rate(article, "ann", 5))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-article");
        assertThat(stars.mine(article, Stars.bearer(Tokens.reader("ann"))))
                .bodyJson()
                .isStrictlyEqualTo("{\"stars\":null}");

        assertThat(stars.announce(article, "{\"state\":\"OPEN\"}")).hasStatus2xxSuccessful();
        assertThat(stars.rate(article, "ann", 5)).hasStatusOk();
    }
}
