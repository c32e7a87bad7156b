package org.usersay.ratings.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.ratings.Stars;
import org.usersay.starter.test.RoundTrips;
import org.usersay.starter.test.WithStores;
import redis.clients.jedis.UnifiedJedis;

/** What a page full of articles costs. */
@SpringBootTest(properties = "usersay.ratings.summary.cached=1h")
@AutoConfigureMockMvc
@WithStores
@Import(Stars.class)
class BulkTests {

    private static final RoundTrips TRIPS = new RoundTrips();

    @TestBean
    @Nullable
    UnifiedJedis redis;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stars stars;

    private final List<String> articles = IntStream.range(0, 100)
            .mapToObj(i -> "bulk-" + i + "-" + UUID.randomUUID())
            .toList();

    static UnifiedJedis redis() {
        return TRIPS.client();
    }

    @Test
    void hundredSummariesTakeOneRoundTripAndThenNoneUntilOneChanges() {
        articles.forEach(article -> stars.rate(article, "ann", 4));
        assertThat(tripsFor(() -> ask("first"))).isEqualTo(1);
        assertThat(tripsFor(() -> ask("second"))).isZero();

        stars.rate(articles.getLast(), "bob", 5);
        assertThat(tripsFor(() -> assertThat(ask("second")).contains('"' + articles.getLast() + "\":{\"count\":2,")))
                .isEqualTo(1);
    }

    private static int tripsFor(Runnable request) {
        int before = TRIPS.count();
        request.run();
        return TRIPS.count() - before;
    }

    /** Under an address of its own, so that the same answer is not simply given again. */
    private String ask(String address) {
        var query = articles.stream().map(article -> "article=" + article).collect(Collectors.joining("&"));
        var result =
                mvc.get().uri(Stars.SITE + "/ratings?" + query + "&" + address).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
