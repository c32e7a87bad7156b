package org.usersay.comments.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.json;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** An article as its moderators see it, and how they open and close it. */
@CommentsServiceTest
class ModeratedArticleTests {

    private static final String MODERATOR = Tokens.moderator("mod");

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    private final String article = Api.article();
    private final String path = "/admin/sites/vir/articles/" + article;

    @Test
    void moderatorReadsTitleStateAndNumbersOfComments() {
        api.announce(article, "OPEN");
        api.posted(article, "ann", "words");
        api.decide("REJECT", Api.id(api.posted(article, "ann", "other words")));
        var read = read();
        assertThat(read.get("title").stringValue()).isEqualTo("A title");
        assertThat(read.get("state").stringValue()).isEqualTo("OPEN");
        assertThat(read.at("/comments/published").intValue()).isEqualTo(1);
        assertThat(read.at("/comments/rejected").intValue()).isEqualTo(1);
        assertThat(read.at("/comments/held").intValue()).isZero();
    }

    @Test
    void closedArticleTakesNoCommentsAndKeepsItsTitle() {
        api.announce(article, "OPEN");
        assertThat(change(MODERATOR, "CLOSED")).hasStatusOk();
        assertThat(api.post(article, "ann", "words")).hasStatus(409);
        assertThat(change(MODERATOR, "PREMODERATED")).hasStatusOk();
        assertThat(api.post(article, "ann", "words")).hasStatus(202);
        assertThat(read().get("title").stringValue()).isEqualTo("A title");
        var audited = body(api.call(HttpMethod.GET, "/admin/sites/vir/audit?limit=1", MODERATOR, null));
        assertThat(audited.at("/items/0/action").stringValue()).isEqualTo("ARTICLE");
        assertThat(audited.at("/items/0/detail").stringValue()).isEqualTo("state=PREMODERATED");
    }

    @Test
    void articleThatNobodyAnnouncedIsClosedToo() {
        assertThat(change(MODERATOR, "CLOSED")).hasStatusOk();
        assertThat(read().get("state").stringValue()).isEqualTo("CLOSED");
        assertThat(api.post(article, "ann", "words")).hasStatus(409);
    }

    @Test
    void articleThatAModeratorTouchedFirstGetsItsTitleFromItsPageOnce() {
        assertThat(change(MODERATOR, "PREMODERATED")).hasStatusOk();
        post("A title", "http://localhost:8080/story", 202);
        post("Another title", "http://localhost:8080/elsewhere", 202);
        assertThat(read().get("title").stringValue()).isEqualTo("A title");
        assertThat(read().get("url").stringValue()).isEqualTo("http://localhost:8080/story");
        assertThat(read().get("state").stringValue()).isEqualTo("PREMODERATED");
    }

    private void post(String title, String url, int status) {
        var comment = json().put("text", "words").put("articleTitle", title).put("articleUrl", url);
        assertThat(api.call(HttpMethod.POST, Api.thread(article), Tokens.reader("ann"), comment))
                .hasStatus(status);
    }

    @Test
    void articleWhoseTimeIsOverIsOpenAgainForAsLong() {
        var old = json().put("title", "Old")
                .put("url", "https://example.org/" + article)
                .put("publishedAt", "2020-01-01T00:00:00Z");
        assertThat(api.call(HttpMethod.PUT, path, Tokens.administrator("cms"), old))
                .hasStatusOk();
        api.moderate(settings -> settings.put("autoCloseDays", 7));
        try {
            assertThat(read().get("state").stringValue()).isEqualTo("CLOSED");
            assertThat(change(MODERATOR, "OPEN")).hasStatusOk();
            assertThat(read().get("state").stringValue()).isEqualTo("OPEN");
            assertThat(api.post(article, "ann", "words")).hasStatus(201);
        } finally {
            api.moderate(settings -> {});
        }
    }

    @Test
    void articleWithoutADayOfPublicationClosesByTheTimeItWasFirstSeen() {
        post("A title", "http://localhost:8080/story", 201);
        var firstSeen = Date.from(Instant.now().minus(Duration.ofDays(8)));
        mongo.getCollection("articles")
                .updateOne(Filters.eq("_id", "vir/" + article), Updates.set("listedAt", firstSeen));
        for (var days : Map.of(9, "OPEN", 7, "CLOSED").entrySet()) {
            api.moderate(settings -> settings.put("autoCloseDays", days.getKey()));
            try {
                assertThat(read().get("state").stringValue()).isEqualTo(days.getValue());
                assertThat(read().get("publishedAt").isNull()).isTrue();
                assertThat(api.post(article, "ann", "words of day " + days.getKey()))
                        .hasStatus(days.getValue().equals("OPEN") ? 201 : 409);
            } finally {
                api.moderate(settings -> {});
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"state\":null}", "{\"state\":\"open\"}", "{\"state\":{\"$ne\":1}}", "{\"state\":0}"})
    void malformedStateIsRefused(String body) {
        assertThat(api.call(HttpMethod.PUT, path + "/state", MODERATOR, body)).hasStatus(400);
    }

    @Test
    void othersNeitherReadNorChangeIt() {
        var elsewhere = Tokens.of("m", "other", Role.READER, Role.MODERATOR);
        for (var token :
                new String[] {elsewhere, Tokens.reader("ann"), Tokens.of("s", "vir", Role.READER, Role.STAFF)}) {
            assertThat(api.call(HttpMethod.GET, path, token, null)).hasStatus(403);
            assertThat(change(token, "CLOSED")).hasStatus(403);
        }
        assertThat(api.call(HttpMethod.GET, "/admin/sites/nowhere/articles/a", MODERATOR, null))
                .hasStatus(404);
    }

    private JsonNode read() {
        var answer = api.call(HttpMethod.GET, path, MODERATOR, null);
        assertThat(answer).hasStatusOk();
        return body(answer);
    }

    private MvcTestResult change(String token, String state) {
        return api.call(HttpMethod.PUT, path + "/state", token, json().put("state", state));
    }
}
