package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.test.AskedReads;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Word lists as long as they may be. */
@CommentsServiceTest
@Import(AskedReads.class)
class LongWordListTests {

    private static final String SETTINGS = "/admin/sites/vir/moderation-settings";

    @Autowired
    Api api;

    private final String article = Api.article();

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void listOfTenThousandWordsHolds() {
        api.moderate(settings -> fill(settings, "heldWords", 10_000, "word"));
        assertThat(api.post(article, "ann", "here is word9999, see?")).hasStatus(202);
        assertThat(api.queue("state=HELD&article=" + article)
                        .at("/items/0/matches/0")
                        .stringValue())
                .isEqualTo("word9999");
        assertThat(api.post(article, "ann", "here is word10000")).hasStatus(201);
    }

    @Test
    void longestEntriesInTheLongestCharactersAreTaken() {
        api.moderate(settings -> {
            fill(settings, "heldWords", 10_000, "字".repeat(95));
            fill(settings, "refusedWords", 10_000, "語".repeat(95));
        });
        assertThat(api.post(article, "ann", "字".repeat(95) + "77")).hasStatus(202);
        assertThat(api.post(article, "ann", "語".repeat(95) + "77")).hasStatus(422);
    }

    @Test
    void moreAreRefused() {
        var settings = body(api.call(HttpMethod.GET, SETTINGS, Tokens.moderator("mod"), null));
        fill(settings, "heldWords", 10_001, "word");
        var refused = api.call(HttpMethod.PUT, SETTINGS, Tokens.moderator("mod"), settings);
        assertThat(refused).hasStatus(400);
        assertThat(Api.body(refused).at("/errors/0/pointer").stringValue()).isEqualTo("/heldWords");
    }

    @Test
    void bodyIsBounded() {
        var settings = body(api.call(HttpMethod.GET, SETTINGS, Tokens.moderator("mod"), null));
        fill(settings, "heldWords", 100, "word".repeat(25_000));
        assertThat(api.call(HttpMethod.PUT, SETTINGS, Tokens.moderator("mod"), settings))
                .hasStatus(413);
        assertThat(api.post(article, "ann", "x".repeat(70_000))).hasStatus(413);
    }

    @Test
    void settingsAreReadWholeOnlyWhenTheyWereChanged() {
        api.moderate(settings -> fill(settings, "heldWords", 10, "word"));
        assertThat(api.post(article, "ann", "a text")).hasStatus(201);
        AskedReads.forget();
        var number = new AtomicInteger();
        Awaitility.await().until(() -> {
            assertThat(api.post(article, "ann", "text " + number.incrementAndGet()))
                    .hasStatus(201);
            return AskedReads.of(Set.of("moderation_settings")).size() >= 2;
        });
        assertThat(AskedReads.of(Set.of("moderation_settings")))
                .allSatisfy(read -> assertThat(read.getDocument("projection")).containsKey("version"));
    }

    @Test
    void auditNamesTheFirstOfManyWords() {
        api.moderate(settings -> fill(settings, "heldWords", 5_000, UUID.randomUUID() + "x"));
        var audit = api.call(HttpMethod.GET, "/admin/sites/vir/audit", Tokens.moderator("mod"), null);
        assertThat(audit).hasStatusOk();
        assertThat(Api.body(audit).at("/items/0").toString())
                .contains(" and 4800 more")
                .hasSizeLessThan(20_000);
    }

    private static ObjectNode body(MvcTestResult result) {
        JsonNode read = Api.body(result);
        return (ObjectNode) read;
    }

    private static void fill(ObjectNode settings, String list, int count, String word) {
        var words = settings.putArray(list);
        IntStream.range(0, count).forEach(number -> words.add(word + number));
    }
}
