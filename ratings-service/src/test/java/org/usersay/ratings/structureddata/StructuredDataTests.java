package org.usersay.ratings.structureddata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;

/** An article's rating for search engines. */
@RatingsTest
class StructuredDataTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stars stars;

    private final String article = "-article-" + UUID.randomUUID();

    @Test
    void markupEqualsTheVotes() {
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

    private MvcTestResult markup() {
        return mvc.get()
                .uri(Stars.SITE + "/articles/{a}/rating.jsonld", article)
                .exchange();
    }
}
