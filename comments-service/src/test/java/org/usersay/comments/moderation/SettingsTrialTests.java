package org.usersay.comments.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.json;
import static org.usersay.comments.Api.problem;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.AtOnce;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings that are tried on comments and on a text, and settings that two moderators change. */
@CommentsServiceTest
class SettingsTrialTests {

    private static final String SETTINGS = "/admin/sites/vir/moderation-settings";
    private static final String REASONS = "/admin/sites/vir/reasons";
    private static final String MODERATOR = Tokens.moderator("mod");
    private static final List<String> STRANGERS =
            List.of(Tokens.reader("ann"), Tokens.of("m", "other", Role.READER, Role.MODERATOR));

    @Autowired
    Api api;

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void textIsScreenedBySettingsThatAreNotSaved() {
        var settings = settings();
        settings.withArray("heldWords").add("casino");
        settings.withArray("refusedWords").add("viagra");
        settings.put("linkLimit", 0);
        var held = tested("The **ca\u200Bsino** at https://example.org/win", settings);
        assertThat(held.get("verdict").stringValue()).isEqualTo("HELD");
        assertThat(texts(held.get("reasons"))).containsExactly("WORDS", "LINKS");
        assertThat(texts(held.get("matches"))).containsExactly("ca\u200Bsino", "https://example.org/win");
        assertThat(held.get("html").stringValue()).startsWith("<p>The <strong>");
        var refused = tested("Buy V1agra, says the casino", settings);
        assertThat(refused.get("verdict").stringValue()).isEqualTo("REFUSED");
        assertThat(texts(refused.get("reasons"))).containsExactly("WORDS");
        assertThat(texts(refused.get("matches"))).containsExactly("V1agra");
        var published = tested("The weather", settings);
        assertThat(published.get("verdict").stringValue()).isEqualTo("PUBLISHED");
        assertThat(published.get("matches")).isEmpty();
        var saved = body(api.call(HttpMethod.GET, SETTINGS, MODERATOR, null));
        assertThat(saved.get("heldWords")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"READER, PUBLISHED", "NEWCOMER, HELD", "GUEST, HELD", ", PUBLISHED"})
    void textIsThatOfAKnownReaderUnlessAnotherAuthorIsNamed(@Nullable String author, String verdict) {
        var test = test("hello", settings().put("newcomerComments", 2));
        if (author != null) {
            test.put("author", author);
        }
        assertThat(body(send("/test", MODERATOR, test)).get("verdict").stringValue())
                .isEqualTo(verdict);
    }

    @Test
    void htmlOfATestIsSanitised() {
        var html = tested("<script>alert(1)</script> [x](javascript:alert(1))", settings())
                .get("html")
                .stringValue();
        assertThat(html).doesNotContain("<script", "href=\"javascript");
    }

    @Test
    void wrongTestsAndStrangersAreRefused() {
        var author = test("a", settings()).put("author", "ADMIN");
        var more = test("a", settings()).put("site", "other");
        var much = test("a", settings());
        much.withObject("settings").put("owner", "me");
        for (var wrong : List.of(
                json(),
                test("", settings()),
                test("\u200B", settings()),
                test("a".repeat(20_001), settings()),
                test("a", json()),
                test("a", settings().put("linkLimit", -1)),
                json().put("text", "a"),
                author,
                more,
                much)) {
            var refused = send("/test", MODERATOR, wrong);
            assertThat(refused).as(wrong.toString()).hasStatus(400);
            assertThat(problem(refused)).isEqualTo("/problems/invalid-request");
        }
        assertThat(send("/test", MODERATOR, test("a".repeat(3_000_000), settings())))
                .hasStatus4xxClientError();
        for (var stranger : STRANGERS) {
            assertThat(send("/test", stranger, test("a", settings()))).hasStatus(403);
            assertThat(send("/trial", stranger, settings())).hasStatus(403);
        }
    }

    @Test
    void settingsThatHoldOrRefuseNearlyEverythingAreWarnedAbout() {
        var article = Api.article();
        api.moderate(settings -> settings.put("repeatsByAuthor", 0).put("repeatsByOthers", 0));
        for (int comment = 0; comment < 200; comment++) {
            api.posted(article, "reader-" + comment % 20, "the same words, number " + comment + " of " + article);
        }
        assertThat(trial(settings()).get("warning").isNull()).isTrue();
        assertThat(warning(settings().put("mode", "PREMODERATED"))).isEqualTo("HOLDS_ALL");
        var holding = settings();
        holding.withArray("heldWords").add("words");
        assertThat(warning(holding)).isEqualTo("HOLDS_NEARLY_ALL");
        var refusing = settings();
        refusing.withArray("refusedWords").add("number");
        assertThat(warning(refusing)).isEqualTo("REFUSES_NEARLY_ALL");
        var refused = trial(refusing).at("/refused/0");
        assertThat(texts(refused.get("matches"))).containsExactly("number");
        assertThat(refused.get("html").stringValue()).startsWith("<p>the same words");
        assertThat(refused.get("state").stringValue()).isEqualTo("PUBLISHED");
    }

    @Test
    void trialCountsByEffectAndReasonWhatItChanges() {
        var article = Api.article();
        var mine = word();
        var saved = word();
        var refused = word();
        api.posted(article, "first", mine + " https://a.example");
        api.posted(article, "second", saved);
        api.posted(article, "third", saved + " and " + mine);
        api.posted(article, "fourth", refused);
        api.moderate(settings -> settings.putNull("linkLimit")
                .put("spamScoreToHold", 0)
                .withArray("heldWords")
                .add(saved));
        var settings = settings().putNull("linkLimit");
        settings.withArray("heldWords").add(mine);
        settings.withArray("refusedWords").add(refused);

        var trial = trial(settings);
        assertThat(trial.at("/counts/held/byReason/WORDS").intValue()).isEqualTo(2);
        assertThat(trial.at("/counts/held/comments").intValue())
                .isEqualTo(trial.get("held").size());
        assertThat(trial.at("/counts/refused").toString()).isEqualTo("{\"comments\":1,\"byReason\":{\"WORDS\":1}}");
        for (var effect : List.of("held", "refused", "released")) {
            assertThat(trial.at("/changes/" + effect).toString())
                    .as(effect)
                    .isEqualTo("{\"comments\":1,\"byReason\":{\"WORDS\":1}}");
        }
        var released = trial.at("/released/0");
        assertThat(released.get("text").stringValue()).isEqualTo(saved);
        assertThat(released.get("saved").stringValue()).isEqualTo("HELD");
        assertThat(texts(released.get("matches"))).containsExactly(saved);

        var both = trial(settings.put("linkLimit", 0)).at("/changes/held");
        assertThat(both.at("/byReason/WORDS").intValue()).isEqualTo(1);
        assertThat(both.at("/byReason/LINKS").intValue())
                .isBetween(1, both.get("comments").intValue());
    }

    @Test
    void trialOfTheSavedSettingsChangesNothing() {
        var word = word();
        api.posted(Api.article(), "first", word);
        var settings = Api.moderation();
        settings.withArray("heldWords").add(word);
        api.moderate(saved -> saved.withArray("heldWords").add(word));
        var trial = trial(settings);
        assertThat(trial.at("/counts/held/byReason/WORDS").intValue()).isEqualTo(1);
        for (var effect : List.of("held", "refused", "released")) {
            assertThat(trial.at("/changes/" + effect + "/comments").intValue()).isZero();
        }
    }

    @Test
    void changeOfAnotherModeratorIsNotOverwritten() {
        var read = api.call(HttpMethod.GET, SETTINGS, MODERATOR, null);
        var tag = tag(read);
        var mine = settings().put("linkLimit", 1);
        assertThat(api.call(HttpMethod.PUT, SETTINGS, Tokens.moderator("two"), mine.deepCopy(), "If-Match", tag))
                .hasStatusOk();
        var late = api.call(HttpMethod.PUT, SETTINGS, MODERATOR, mine.put("linkLimit", 2), "If-Match", tag);
        assertThat(late).hasStatus(412);
        assertThat(problem(late)).isEqualTo("/problems/precondition-failed");
        var now = api.call(HttpMethod.GET, SETTINGS, MODERATOR, null);
        assertThat(body(now).get("linkLimit").intValue()).isEqualTo(1);
        var saved = api.call(HttpMethod.PUT, SETTINGS, MODERATOR, mine, "If-Match", "W/" + tag(now));
        assertThat(saved).hasStatusOk();
        assertThat(tag(saved))
                .isNotEqualTo(tag(now))
                .isEqualTo(tag(api.call(HttpMethod.GET, SETTINGS, MODERATOR, null)));
        assertThat(api.call(HttpMethod.PUT, SETTINGS, MODERATOR, mine, "If-Match", "*"))
                .hasStatusOk();
        for (var wrong : List.of("\"x\"", "1", "\"-1\"", "\"99999999999999999999\"")) {
            assertThat(api.call(HttpMethod.PUT, SETTINGS, MODERATOR, mine, "If-Match", wrong))
                    .as(wrong)
                    .hasStatus(412);
        }
    }

    @Test
    void oneOfManyChangesOfTheSameVersionIsSaved() throws InterruptedException, ExecutionException {
        for (var path : List.of(SETTINGS, REASONS)) {
            var read = api.call(HttpMethod.GET, path, MODERATOR, null);
            var saved = new AtomicInteger();
            AtOnce.run(10, number -> {
                var answer = api.call(HttpMethod.PUT, path, MODERATOR, body(read), "If-Match", tag(read));
                if (answer.getResponse().getStatus() == 200) {
                    saved.incrementAndGet();
                } else {
                    assertThat(answer).hasStatus(412);
                }
            });
            assertThat(saved).as(path).hasValue(1);
        }
    }

    private JsonNode tested(String text, ObjectNode settings) {
        var result = send("/test", MODERATOR, test(text, settings));
        assertThat(result).hasStatusOk();
        return body(result);
    }

    private static ObjectNode test(String text, ObjectNode settings) {
        var test = json().put("text", text);
        test.set("settings", settings);
        return test;
    }

    private String warning(ObjectNode settings) {
        return trial(settings).get("warning").stringValue();
    }

    private JsonNode trial(ObjectNode settings) {
        return body(send("/trial", MODERATOR, settings));
    }

    private MvcTestResult send(String path, String token, ObjectNode body) {
        return api.call(HttpMethod.POST, SETTINGS + path, token, body);
    }

    private static ObjectNode settings() {
        var settings = json().put("mode", "POSTMODERATED")
                .put("linkLimit", 5)
                .put("newcomerComments", 0)
                .put("editWindowMinutes", 15)
                .put("guests", false)
                .put("reportsToHold", 0)
                .put("rejectionsToHold", 0)
                .put("rejectedShareToHold", 0)
                .put("floodComments", 0)
                .put("spamScoreToHold", 0);
        settings.putNull("autoCloseDays");
        settings.putArray("heldWords");
        settings.putArray("refusedWords");
        return settings;
    }

    /** A word that is in no other comment. */
    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    private static String tag(MvcTestResult result) {
        return String.valueOf(result.getResponse().getHeader("ETag"));
    }
}
