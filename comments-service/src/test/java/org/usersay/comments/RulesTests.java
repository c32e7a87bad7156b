package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;
import static org.usersay.comments.Api.problem;
import static org.usersay.comments.Api.thread;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Moderation settings, screening, reports and the audit trail. */
@CommentsServiceTest
class RulesTests {

    private static final String MODERATOR = Tokens.moderator("mod");
    private static final String SETTINGS = "/admin/sites/vir/moderation-settings";

    @Autowired
    Api api;

    private final String article = Api.article();

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void listedWordsMatchWholeWordsInAnySpelling() {
        api.moderate(settings -> {
            settings.withArray("heldWords").add("casino").add("xấu xa");
            settings.withArray("refusedWords").add("viagra");
        });
        assertThat(held("Best CASINO in town")).contains("WORDS");
        assertThat(held("best ca\u200Bsino, really")).contains("WORDS");
        assertThat(held("một người XẤU  XA")).contains("WORDS");
        assertThat(api.post(article, "ann", "casinos are different words")).hasStatus(201);
        var refused = api.post(article, "ann", "Buy Viagra!");
        assertThat(refused).hasStatus(422);
        assertThat(problem(refused)).isEqualTo("/problems/comment-refused");
    }

    @Test
    void moderatorsSeeEveryReason() {
        api.moderate(settings -> settings.put("mode", "PREMODERATED").put("linkLimit", 0));
        assertThat(held("see https://example.org")).contains("PREMODERATION", "LINKS");
    }

    @Test
    void newcomerIsHeldUntilEnoughCommentsAreApproved() {
        var reader = "new-" + article;
        api.moderate(settings -> settings.put("newcomerComments", 1));
        var first = api.post(article, reader, "first");
        assertThat(first).hasStatus(202);
        api.decide("APPROVE", id(body(first)));
        assertThat(api.post(article, reader, "second")).hasStatus(201);
    }

    @Test
    void editWindowIsSetForTheSite() {
        var comment = id(api.posted(article, "ann", "befor"));
        api.moderate(settings -> settings.put("editWindowMinutes", 0));
        var late = api.call(HttpMethod.PUT, "/comments/" + comment, Tokens.reader("ann"), json().put("text", "before"));
        assertThat(late).hasStatus(409);
        assertThat(problem(late)).isEqualTo("/problems/edit-window-over");
    }

    @Test
    void authorsReceiveTheStartOfTheEditWindow() {
        var written =
                Instant.parse(api.posted(article, "ann", "now").get("createdAt").stringValue());
        api.moderate(settings -> settings.put("editWindowMinutes", 30));
        var mine = body(api.call(HttpMethod.GET, thread(article) + "/mine", Tokens.reader("ann"), null));
        assertThat(Instant.parse(mine.get("editableSince").stringValue()))
                .isBetween(written.minus(Duration.ofMinutes(30)), written.minus(Duration.ofMinutes(28)));
    }

    @Test
    void guestsMayPostWhereAllowedAndAreAlwaysHeld() throws NoSuchAlgorithmException {
        assertThat(asGuest()).hasStatus(403);
        api.moderate(settings -> settings.put("guests", true));
        var result = asGuest();
        assertThat(result).hasStatus(202);
        assertThat(body(result).at("/author/badges/0").stringValue()).isEqualTo("GUEST");
        assertThat(body(result).toString()).doesNotContain("guest@example.org");
        var id = body(result).at("/author/id").stringValue();
        var address = "guest@example.org".getBytes(StandardCharsets.UTF_8);
        assertThat(id).doesNotContain(UUID.nameUUIDFromBytes(address).toString());
        for (var algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            var digest = MessageDigest.getInstance(algorithm).digest(address);
            assertThat(id.replace("-", "")).doesNotContain(HexFormat.of().formatHex(digest, 0, 8));
        }
        assertThat(body(asGuest()).at("/author/id").stringValue()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B\u200D",
                "\u202E",
                "\u00A0",
                "\u3164",
                "\u2800",
                "\u0301",
                "\uFFA0",
                "\u115F\u1160",
                "\u034F",
                "\uFE0F",
                "\uDB40\uDC41",
                "\uFFFC",
                "\uD834\uDD59",
                "\u17B4",
                "\u180E",
                "\u20DD"
            })
    void guestWithoutAVisibleNameIsRefused(String name) {
        api.moderate(settings -> settings.put("guests", true));
        var body = json().put("text", "hello");
        body.putObject("guest").put("name", name).put("email", "guest@example.org");
        var refused = api.call(HttpMethod.POST, thread(article), null, body);
        assertThat(refused).hasStatus(400);
        assertThat(body(refused).at("/errors/0/pointer").stringValue()).isEqualTo("/guest/name");
        assertThat(api.queue("article=" + article).get("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Administrator",
                "Аdmin",
                "M o d e r a t o r",
                "Mod\u00ADerator",
                "Quan tri vien",
                "Vir",
                "Demo newsroom"
            })
    void guestCannotPassForTheSiteOrItsModerators(String name) {
        api.moderate(settings -> settings.put("guests", true));
        var body = json().put("text", "hello");
        body.putObject("guest").put("name", name).put("email", "guest@example.org");
        var refused = api.call(HttpMethod.POST, thread(article), null, body);
        assertThat(refused).hasStatus(400);
        assertThat(body(refused).at("/errors/0/pointer").stringValue()).isEqualTo("/guest/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u3164",
                "\u2800\u2800",
                "\uFFA0",
                "\u115F",
                "\u034F",
                "\u0301\u0301",
                "\uFE0F",
                "\uDB40\uDC41",
                "\u2061",
                "\uFFFC",
                "\uD834\uDD59",
                "&#8203;",
                "&#x3164;",
                "&nbsp;",
                "**\u3164**",
                "[\u3164](https://a.b)",
                "> \u2800",
                "- \u3164",
                "`\u2800`",
                "# \u3164",
                "\u180E",
                "\u20DD",
                "\uE000",
                "\u17B5",
                "***",
                "&#10240;"
            })
    void commentWithNothingToSeeIsRefused(String text) {
        var refused = api.post(article, "ann", text);
        assertThat(refused).hasStatus(400);
        assertThat(body(refused).at("/errors/0/pointer").stringValue()).isEqualTo("/text");
        assertThat(api.count(article)).isZero();
    }

    @Test
    void commentsCloseWithTheAgeOfTheArticle() {
        api.moderate(settings -> settings.put("autoCloseDays", 7));
        api.call(
                HttpMethod.PUT,
                "/admin/sites/vir/articles/" + article,
                MODERATOR,
                json().put("title", "Old news")
                        .put("url", "https://example.org/old")
                        .put("publishedAt", "2020-01-01T00:00:00Z"));
        assertThat(api.post(article, "ann", "late")).hasStatus(409);
        assertThat(api.read(thread(article)).at("/article/state").stringValue()).isEqualTo("CLOSED");
    }

    @Test
    void dryRunListsWhatWouldBeHeldAndChangesNothing() {
        var comment = id(api.posted(article, "ann", "about roulette"));
        var before = body(api.call(HttpMethod.GET, SETTINGS, MODERATOR, null));
        var tried = ((ObjectNode) before.deepCopy());
        tried.withArray("heldWords").add("roulette");
        var trial = body(api.call(HttpMethod.POST, SETTINGS + "/trial", MODERATOR, tried));
        assertThat(trial.get("held")).extracting(Api::id).contains(comment);
        assertThat(trial.at("/held/0/reasons/0").stringValue()).isEqualTo("WORDS");
        assertThat(body(api.call(HttpMethod.GET, SETTINGS, MODERATOR, null))).isEqualTo(before);
        assertThat(api.read("/comments/" + comment).get("state").stringValue()).isEqualTo("PUBLISHED");
    }

    @Test
    void invalidSettingsAreRefused() {
        for (var body : new String[] {
            "{}",
            "{\"mode\":\"NONE\"}",
            "{\"mode\":{\"$ne\":1}}",
            Api.moderation().put("linkLimit", -1).toString(),
            Api.moderation().put("newcomerComments", 1000).toString(),
            Api.moderation().put("extra", 1).toString()
        }) {
            assertThat(api.call(HttpMethod.PUT, SETTINGS, MODERATOR, body))
                    .as(body)
                    .hasStatus(400);
        }
        assertThat(api.call(HttpMethod.PUT, SETTINGS, Tokens.reader("ann"), Api.moderation()))
                .hasStatus(403);
    }

    @Test
    void readerReportsOnceAndEnoughReportsHold() {
        api.moderate(settings -> settings.put("reportsToHold", 3));
        var comment = id(api.posted(article, "ann", "annoying"));
        for (var reader : new String[] {"r1", "r1", "r1", "r2"}) {
            assertThat(report(comment, reader, "ABUSE")).hasStatus(202);
        }
        assertThat(api.count(article)).isEqualTo(1);
        var queued = api.queue("reason=ABUSE").at("/items/0");
        assertThat(queued.get("reports")).hasSize(2);
        assertThat(queued.at("/reports/0/note").stringValue()).isEqualTo("look");
        assertThat(report(comment, "r3", "SPAM")).hasStatus(202);
        assertThat(api.count(article)).isZero();
        assertThat(api.queue("state=HELD&reason=REPORTED").get("items"))
                .extracting(Api::id)
                .containsExactly(comment);
        assertThat(report(comment, "r4", "NO_SUCH_REASON")).hasStatus(400);
    }

    @Test
    void fiftyConcurrentReportsOfOneReaderAreOne() throws InterruptedException, ExecutionException {
        api.moderate(settings -> settings.put("reportsToHold", 2));
        var comment = id(api.posted(article, "ann", "annoying"));
        AtOnce.run(50, i -> assertThat(report(comment, "r1", "ABUSE")).hasStatus(202));
        assertThat(api.queue("reason=ABUSE&article=" + article).at("/items/0/reports"))
                .hasSize(1);
        assertThat(api.count(article)).isEqualTo(1);
    }

    @Test
    void countIsExactUnderConcurrentDecisionsAndDeletions() throws InterruptedException, ExecutionException {
        var contested = id(api.posted(article, "ann", "contested"));
        var reply = id(api.replied(article, "bob", "reply", contested));
        var deleted = id(api.posted(article, "ann", "deleted"));
        AtOnce.run(70, i -> {
            switch (i % 7) {
                case 0 -> api.decide("APPROVE", contested, reply);
                case 1 -> api.decide("REJECT", reply, contested);
                case 2 -> api.decide(i < 35 ? "REJECT" : "SPAM", deleted, contested);
                case 3 -> api.delete(deleted, "ann");
                case 4 -> api.decide("APPROVE", deleted);
                case 5 -> Stores.flushRedis();
                default -> assertThat(api.count(article)).isBetween(0, 3);
            }
        });
        assertThat(api.count(article)).isEqualTo(published(contested, reply, deleted));
        api.decide("APPROVE", contested, reply, deleted);
        assertThat(api.count(article)).isEqualTo(2);
        assertThat(published(contested, reply)).isEqualTo(2);
        AtOnce.run(3, i -> api.delete(contested, "ann"));
        assertThat(api.count(article)).isEqualTo(1);
        api.decide("REJECT", reply);
        assertThat(api.count(article)).isZero();
        assertThat(api.read(thread(article)).get("items")).isEmpty();
    }

    @Test
    void auditListsDecisionsAndItsHashChainIsValid() {
        var one = id(api.posted(article, "ann", "one"));
        var two = id(api.posted(article, "ann", "two"));
        api.decide("REJECT", one, two);
        api.decide("APPROVE", one);
        var lines = body(api.call(HttpMethod.GET, "/admin/sites/vir/audit", MODERATOR, null))
                .get("items");
        assertThat(lines.at("/0/action").stringValue()).isEqualTo("APPROVE");
        assertThat(lines.at("/0/target").stringValue()).isEqualTo(one);
        assertThat(lines.at("/0/actor").stringValue()).isEqualTo("mod");
        for (int i = 0; i + 1 < lines.size(); i++) {
            assertThat(lines.get(i).get("previous")).isEqualTo(lines.get(i + 1).get("hash"));
            assertThat(lines.get(i).get("number").longValue())
                    .isEqualTo(lines.get(i + 1).get("number").longValue() + 1);
        }
        var check = body(api.call(HttpMethod.GET, "/admin/sites/vir/audit/check", MODERATOR, null));
        assertThat(check.get("brokenAt").isNull()).isTrue();
        assertThat(check.get("hash")).isEqualTo(lines.at("/0/hash"));
        for (var path : new String[] {"/admin/sites/vir/audit", "/admin/sites/vir/audit/check"}) {
            assertThat(api.call(HttpMethod.GET, path, Tokens.reader("ann"), null))
                    .hasStatus(403);
        }
    }

    @Test
    void auditNamesTheFieldsOfSettingsAndArticlesThatChange() {
        api.moderate(
                settings -> settings.put("linkLimit", 3).withArray("heldWords").add("casino"));
        assertThat(latestEntry().get("detail").stringValue()).isEqualTo("heldWords: +casino; linkLimit: 5 -> 3");

        var announcement = json().put("title", "A story").put("url", "http://localhost:8080/story");
        announce(announcement);
        assertThat(latestEntry().get("action").stringValue()).isEqualTo("SETTINGS");
        announce(announcement.put("state", "CLOSED"));
        assertThat(latestEntry().get("action").stringValue()).isEqualTo("ARTICLE");
        assertThat(latestEntry().get("target").stringValue()).isEqualTo(article);
        assertThat(latestEntry().get("detail").stringValue()).isEqualTo("state: OPEN -> CLOSED");
    }

    @Test
    void auditIsReadAPageAtATime() {
        var one = id(api.posted(article, "ann", "one"));
        api.decide("REJECT", one);
        api.decide("APPROVE", one);
        var page = body(api.call(HttpMethod.GET, "/admin/sites/vir/audit?limit=1", MODERATOR, null));
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.at("/items/0/action").stringValue()).isEqualTo("APPROVE");
        var next = body(api.call(
                HttpMethod.GET,
                "/admin/sites/vir/audit?limit=1&cursor=" + page.get("next").stringValue(),
                MODERATOR,
                null));
        assertThat(next.at("/items/0/action").stringValue()).isEqualTo("REJECT");
        for (var wrong : new String[] {"limit=0", "limit=101", "limit=x", "cursor=damaged"}) {
            assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/audit?" + wrong, MODERATOR, null))
                    .hasStatus(400);
        }
        assertThat(api.call(HttpMethod.GET, "/admin/audit", MODERATOR, null)).hasStatus(403);
    }

    private void announce(ObjectNode announcement) {
        assertThat(api.call(HttpMethod.PUT, "/admin/sites/vir/articles/" + article, MODERATOR, announcement))
                .hasStatusOk();
    }

    private JsonNode latestEntry() {
        return body(api.call(HttpMethod.GET, "/admin/sites/vir/audit?limit=1", MODERATOR, null))
                .at("/items/0");
    }

    /** How many of these the pages show as published, which is one page and its replies. */
    private int published(String... ids) {
        var shown = new HashSet<String>();
        var open = new ArrayDeque<JsonNode>();
        api.read(thread(article)).get("items").forEach(open::add);
        while (!open.isEmpty()) {
            var comment = open.remove();
            if (comment.get("state").stringValue().equals("PUBLISHED")) {
                shown.add(id(comment));
            }
            comment.at("/replies/items").forEach(open::add);
        }
        assertThat(shown).isSubsetOf(ids);
        return shown.size();
    }

    private String held(String text) {
        var result = api.post(article, "ann", text);
        assertThat(result).as(text).hasStatus(202);
        return api.queue("state=HELD&article=" + article).at("/items/0/reasons").toString();
    }

    @Test
    void guestsKeyBelongsToOneRequestFromTheirAddress() {
        api.moderate(settings -> settings.put("guests", true));
        var first = asGuest("guest@example.org", "Idempotency-Key", "k");
        assertThat(first).hasStatus(202);
        assertThat(id(body(asGuest("guest@example.org", "Idempotency-Key", "k"))))
                .isEqualTo(id(body(first)));
        assertThat(asGuest("another@example.org", "Idempotency-Key", "k")).hasStatus(422);
        var elsewhere = asGuest("another@example.org", "Idempotency-Key", "k", "X-Forwarded-For", "203.0.113.20");
        assertThat(elsewhere).hasStatus(202);
    }

    private MvcTestResult asGuest() {
        return asGuest("guest@example.org");
    }

    private MvcTestResult asGuest(String email, String... headers) {
        var body = json().put("text", "hello");
        body.putObject("guest").put("name", "Visitor").put("email", email);
        return api.call(HttpMethod.POST, thread(article), null, body, headers);
    }

    private MvcTestResult report(String comment, String reader, String reason) {
        return api.call(
                HttpMethod.POST,
                "/comments/" + comment + "/reports",
                Tokens.reader(reader),
                json().put("reason", reason).put("note", "look"));
    }
}
