package org.usersay.ratings.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Role;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Tokens;
import org.usersay.starter.webhook.WebhookQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A changed rating is an event with the counts of its time, one a minute at most, and none is lost. */
@RatingsTest
class RatingWebhooksTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    RatingWebhooks webhooks;

    @Autowired
    Tallies tallies;

    @Autowired
    Votes votes;

    @Autowired
    WebhookQueue queue;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    TestClock clock;

    @Autowired
    JsonMapper json;

    private final ArticleKey article = new ArticleKey("hooked", "a-" + UuidV7.next());

    @AfterEach
    void clockAsItWas() {
        clock.set(Duration.ZERO);
    }

    @Test
    void voteIsAnEventWithTheArticlesRating() {
        rate("ann", 4);
        var event = awaitEvents(1).getFirst();
        assertThat(event.at("/type").asString()).isEqualTo("rating.changed");
        assertThat(event.at("/data")).isEqualTo(json.readTree("""
                {"site":"hooked","article":"%s","count":1,"average":4.0,
                 "histogram":{"1":0,"2":0,"3":0,"4":1,"5":0},"label":"Very good"}""".formatted(article.article())));
    }

    @Test
    void changesWithinAMinuteAreOneEventWithTheCountsAtItsEnd() {
        rate("ann", 5);
        awaitEvents(1);
        rate("bob", 1);
        rate("cat", 3);
        awaitChange();
        webhooks.send();
        assertThat(events()).hasSize(1);
        clock.set(Duration.ofSeconds(61));
        var last = awaitEvents(2).getLast();
        assertThat(last.at("/data/count").asLong()).isEqualTo(3);
        assertThat(last.at("/data/average").asDouble()).isEqualTo(3);
    }

    @Test
    void changeThatWasTakenBackIsNoEvent() {
        rate("ann", 5);
        awaitEvents(1);
        rate("bob", 1);
        awaitChange();
        assertThat(mvc.delete().uri(mine()).headers(Stars.bearer(reader("bob"))))
                .hasStatusOk();
        clock.set(Duration.ofSeconds(61));
        await().until(() -> !changed());
        assertThat(events()).hasSize(1);
    }

    @Test
    void voteOfAProcessThatCrashedBeforeItWasCountedIsAnEvent() {
        var mark = tallies.mark(article, Voter.reader("crashed"));
        votes.cast(mark, 2, VoteSource.UNKNOWN, Optional.empty());
        assertThat(awaitEvents(1).getFirst().at("/data/histogram/2").asLong()).isEqualTo(1);
    }

    @Test
    void siteWithoutEndpointsKeepsNoChanges() {
        var other = new ArticleKey("vir", article.article());
        tallies.markChanged(other);
        tallies.markChanged(article);
        await().until(() -> stored(article) != null);
        assertThat(stored(other)).isNull();
    }

    private String mine() {
        return "/api/v1/sites/hooked/articles/" + article.article() + "/rating/mine";
    }

    private static String reader(String id) {
        return Tokens.of(id, "hooked", Role.READER);
    }

    private void rate(String reader, int stars) {
        assertThat(mvc.put()
                        .uri(mine())
                        .headers(Stars.bearer(reader(reader)))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"stars\":" + stars + "}"))
                .hasStatusOk();
    }

    private List<JsonNode> awaitEvents(int number) {
        await().until(() -> events().size() == number);
        return events();
    }

    private List<JsonNode> events() {
        return queue.deliveries()
                .find(Filters.regex("payload", article.article()))
                .sort(Sorts.ascending("event"))
                .map(delivery -> json.readTree(delivery.getString("payload")))
                .into(new ArrayList<>());
    }

    private void awaitChange() {
        await().until(this::changed);
    }

    private boolean changed() {
        var stored = stored(article);
        return stored != null && stored.containsKey("change");
    }

    private @Nullable Document stored(ArticleKey key) {
        return mongo.getCollection("rating_changes")
                .find(Filters.eq(key.toString()))
                .first();
    }
}
