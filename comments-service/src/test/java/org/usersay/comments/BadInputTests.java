package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.article;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;
import static org.usersay.comments.Api.problem;
import static org.usersay.comments.Api.thread;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** What must not get in: each a clear problem, and the thread is left as it was. */
@CommentsServiceTest
class BadInputTests {

    private static final String TOO_LONG = "one character too many";

    @Autowired
    Api api;

    private final String article = article();
    private JsonNode left = json();

    /** What a test does first and may do stays; all that comes after it must change nothing. */
    @BeforeEach
    void asItIsNow() {
        left = whole();
    }

    @AfterEach
    void threadIsAsItWas() {
        assertThat(whole()).isEqualTo(left);
    }

    /** All that readers and moderators are shown of the article. */
    private JsonNode whole() {
        var whole = json();
        whole.set("page", api.read(thread(article) + "?sort=oldest&limit=100"));
        whole.set("queue", api.queue("limit=100&article=" + article));
        return whole;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":null}",
                "{\"text\":\"\"}",
                "{\"text\":\"   \"}",
                "{\"text\":\"\\u200b\\u200d\"}",
                "{\"text\":\"![](https://a.example/b.png)\"}",
                "{\"text\":5}",
                "{\"text\":[\"a\"]}",
                "{\"text\":{\"$ne\":null}}",
                "{\"text\":\"a\",\"parent\":{\"$ne\":null}}",
                "{\"text\":\"a\",\"parent\":{\"$gt\":\"\"}}",
                "{\"text\":\"a\",\"parent\":\"not an id\"}",
                "{\"text\":\"a\",\"parent\":\"0\\u0000\"}",
                "{\"text\":\"a\",\"roles\":[\"ADMIN\"]}",
                "{\"text\":\"a\",\"state\":\"PUBLISHED\"}",
                "{\"text\":\"a\",\"author\":{\"id\":\"root\"}}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\",\"articleUrl\":\"javascript:alert(1)\"}",
                "{\"text\":\"a\",\"articleTitle\":\"T\",\"articleUrl\":\"data:text/html,x\"}",
                "{\"text\":\"a\",\"articleTitle\":\"a\\u0007b\"}",
                "{\"text\":\"a\"} trailing",
                "[]",
                "null",
                "text",
                "{"
            })
    void bodyThatIsNotMeantIsRefused(String body) {
        var result = api.call(HttpMethod.POST, thread(article), Tokens.reader("ann"), body);
        assertThat(result).hasStatus(400);
        assertThat(problem(result)).isEqualTo("/problems/invalid-request");
        assertThat(body(result).get("errors")).isNotEmpty();
        assertThat(body(result).toString()).doesNotContain("org.usersay", "Exception", "jackson");
    }

    @Test
    void bodyThatIsNoJsonIsRefused() {
        var result = api.call(
                HttpMethod.POST, thread(article), Tokens.reader("ann"), "text=a", "Content-Type", "text/plain");
        assertThat(result.getResponse().getStatus()).isIn(400, 415);
    }

    @Test
    void textThatIsTooLongIsRefused() {
        var result = api.post(article, "ann", "a".repeat(10_001));
        assertThat(result).hasStatus(400);
        assertThat(body(result).at("/errors/0/pointer").stringValue()).isEqualTo("/text");
        assertThat(api.post(article, "ann", "a".repeat(70_000))).hasStatus(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B\u200D", "![](https://a.example/b.png)", TOO_LONG})
    void editIsCheckedLikeAPostAndLeavesTheCommentAsItWas(String sent) {
        var comment = id(api.posted(article, "ann", "as it was"));
        asItIsNow();
        var text = sent.equals(TOO_LONG) ? "a".repeat(10_001) : sent;
        assertThat(api.post(article, "ann", text)).hasStatus(400);
        var edit = api.call(HttpMethod.PUT, "/comments/" + comment, Tokens.reader("ann"), json().put("text", text));
        assertThat(edit).hasStatus(400);
        assertThat(problem(edit)).isEqualTo("/problems/invalid-request");
        assertThat(body(edit).at("/errors/0/pointer").stringValue()).isEqualTo("/text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%00b",
                "a%0Ab",
                "a%20b",
                "a%7Bb",
                "%E2%80%AEa",
                "a%24b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void idOfAnArticleThatCannotBeIsRefused(String strange) {
        var path = "/sites/vir/articles/" + strange + "/comments";
        assertThat(api.getRaw(path).getResponse().getStatus()).isIn(400, 404);
        assertThat(api.postRaw(path, Tokens.reader("ann")).getResponse().getStatus())
                .isIn(400, 404);
    }

    @Test
    void unknownSiteIsNotFound() {
        for (var path : new String[] {
            "/sites/nowhere/articles/a/comments",
            "/sites/nowhere/comment-counts?article=a",
            "/sites/VIR/articles/a/comments",
            "/sites/nowhere/articles/a/comments?sort=top"
        }) {
            var result = api.get(path);
            assertThat(result).hasStatus(404);
            assertThat(problem(result)).isEqualTo("/problems/unknown-site");
        }
    }

    @Test
    void parentMustBeAPublishedCommentOfThisArticle() {
        api.posted(article, "ann", "here");
        var elsewhere = id(api.posted(article(), "ann", "elsewhere"));
        var otherSite = body(api.call(
                HttpMethod.POST,
                "/sites/other/articles/" + article + "/comments",
                Tokens.of("ann", "other", Role.READER),
                json().put("text", "same article id, other site")));
        asItIsNow();
        for (var parent : new String[] {elsewhere, id(otherSite), "01890000-0000-7000-8000-000000000000"}) {
            var result = api.call(
                    HttpMethod.POST,
                    thread(article),
                    Tokens.reader("bob"),
                    json().put("text", "reply").put("parent", parent));
            assertThat(result).hasStatus(400);
            assertThat(body(result).at("/errors/0/pointer").stringValue()).isEqualTo("/parent");
        }
    }

    @Test
    void parentThatIsHeldIsAnsweredAsOneThatDoesNotExist() {
        api.moderate(settings -> settings.put("mode", "PREMODERATED"));
        var held = id(body(api.post(article, "ann", "waits for a moderator")));
        api.moderate(settings -> {});
        asItIsNow();
        for (var parent : new String[] {held, UuidV7.next()}) {
            var result = api.call(
                    HttpMethod.POST,
                    thread(article),
                    Tokens.reader("bob"),
                    json().put("text", "reply").put("parent", parent));
            assertThat(result).hasStatus(400);
            assertThat(body(result).at("/errors/0/pointer").stringValue()).isEqualTo("/parent");
        }
    }

    @ParameterizedTest
    @CsvSource({"REJECT", "SPAM", "DELETE"})
    void parentThatWasTakenAwayTakesNoReply(String decision) {
        var parent = id(api.posted(article, "ann", "bad"));
        api.decide(decision, parent);
        asItIsNow();
        var result = api.call(
                HttpMethod.POST,
                thread(article),
                Tokens.reader("bob"),
                json().put("text", "reply").put("parent", parent));
        assertThat(result).hasStatus(409);
        assertThat(problem(result)).isEqualTo("/problems/parent-not-open");
    }

    @Test
    void closedThreadTakesNothing() {
        var old = id(api.posted(article, "ann", "before"));
        assertThat(api.announce(article, "CLOSED")).hasStatusOk();
        asItIsNow();
        var result = api.post(article, "ann", "after");
        assertThat(result).hasStatus(409);
        assertThat(problem(result)).isEqualTo("/problems/thread-closed");
        assertThat(api.call(HttpMethod.PUT, "/comments/" + old, Tokens.reader("ann"), json().put("text", "edit")))
                .hasStatus(409);
        assertThat(api.read(thread(article)).at("/article/state").stringValue()).isEqualTo("CLOSED");
    }

    @Test
    void onlyVerifiedReadersPostVoteAndEdit() {
        var comment = id(api.posted(article, "ann", "hello"));
        asItIsNow();
        var nobody = api.call(HttpMethod.POST, thread(article), null, json().put("text", "a"));
        assertThat(nobody).hasStatus(401);
        for (var path : new String[] {thread(article), "/comments/" + comment, "/comments/" + comment + "/vote"}) {
            var method = path.startsWith("/comments") ? HttpMethod.PUT : HttpMethod.POST;
            var body = path.endsWith("vote") ? json().put("value", 1) : json().put("text", "a");
            var result = api.call(method, path, Tokens.unverified("ann"), body);
            assertThat(result).hasStatus(403);
            assertThat(problem(result)).isEqualTo("/problems/not-verified");
        }
    }

    @Test
    void tokenThatIsNotOursIsRefused() {
        for (var token : Tokens.unacceptable("ann")) {
            var result = api.call(HttpMethod.POST, thread(article), token, json().put("text", "a"));
            assertThat(result).hasStatus(401);
            problem(result);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"limit=0", "limit=101", "limit=ten", "sort=best", "sort=$where", "cursor=abc", "cursor=%00"})
    void strangeParametersAreRefused(String query) {
        assertThat(api.get(thread(article) + "?" + query)).hasStatus(400);
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        for (int i = 0; i < 3; i++) {
            api.posted(article, "ann", "c" + i);
        }
        asItIsNow();
        refusesForeignCursors(
                thread(article) + "?limit=1", thread(article) + "?sort=top", thread(article()) + "?limit=1");
    }

    @Test
    void cursorOfOtherRepliesIsRefused() {
        var top = id(api.posted(article, "ann", "top"));
        var other = id(api.posted(article, "ann", "other"));
        api.replied(article, "bob", "first", top);
        api.replied(article, "bob", "second", top);
        asItIsNow();
        refusesForeignCursors(
                "/comments/" + top + "/replies?limit=1",
                "/comments/" + other + "/replies?limit=1",
                thread(article) + "?limit=1");
        refusesForeignCursors(thread(article) + "?limit=1", "/comments/" + top + "/replies?limit=1");
    }

    @Test
    void cursorOfAnotherListOfTheLatestIsRefused() {
        var reader = article();
        for (int i = 0; i < 3; i++) {
            api.posted(article, reader, "c" + i);
        }
        asItIsNow();
        var history = "/readers/" + reader + "/comments?limit=1";
        var latest = "/sites/vir/comments/latest?limit=2";
        refusesForeignCursors(history, "/readers/ann/comments?limit=1", latest);
        refusesForeignCursors(latest, "/sites/other/comments/latest?limit=2", history);
    }

    @Test
    void cursorOfAnotherQueueIsRefused() {
        api.posted(article, "ann", "one");
        api.posted(article, "ann", "two");
        asItIsNow();
        var queue = "/admin/sites/vir/comments?limit=1&article=" + article;
        refusesForeignCursors(queue, queue + "&state=PUBLISHED", queue + "&q=one", "/admin/sites/vir/comments?limit=1");
    }

    /** A page's cursor leads on in its own list, and in no other; nor does what is left of a damaged one. */
    private void refusesForeignCursors(String list, String... others) {
        var cursor = body(asModerator(list)).get("next").stringValue();
        assertThat(asModerator(list + "&cursor=" + cursor)).hasStatusOk();
        var refused = new ArrayList<String>();
        for (var other : others) {
            refused.add(other + "&cursor=" + cursor);
        }
        for (var damaged :
                List.of(cursor.substring(1), cursor.substring(0, cursor.length() - 2), "A" + cursor, "%00")) {
            refused.add(list + "&cursor=" + damaged);
        }
        for (var path : refused) {
            var result = asModerator(path);
            assertThat(result).as(path).hasStatus(400);
            assertThat(problem(result)).isEqualTo("/problems/invalid-cursor");
        }
    }

    private MvcTestResult asModerator(String path) {
        return api.call(HttpMethod.GET, path, Tokens.moderator("mod"), null);
    }

    @Test
    void idOfACommentThatCannotBeIsNotFound() {
        for (var path : new String[] {"/comments/1", "/comments/$ne", "/comments/x/replies"}) {
            assertThat(api.get(path)).hasStatus(404);
        }
        assertThat(api.getRaw("/comments/a%00b").getResponse().getStatus()).isIn(400, 404);
    }

    @Test
    void countsWantBetweenOneAndAHundredArticles() {
        assertThat(api.get("/sites/vir/comment-counts")).hasStatus(400);
        assertThat(api.get("/sites/vir/comment-counts?article=a" + "&article=b".repeat(100)))
                .hasStatus(400);
        assertThat(api.get("/sites/vir/comment-counts?article=a,b")).hasStatus(400);
    }

    @Test
    void namesLoseWhatCannotBeSeen() {
        var token = Tokens.with("ann", claims -> claims.claim("name", "A\u202Edmin\u200B \u0007"));
        var result = api.call(HttpMethod.POST, thread(article), token, json().put("text", "a\u202Eb"));
        assertThat(body(result).at("/author/name").stringValue()).isEqualTo("Admin");
        assertThat(body(result).get("html").stringValue()).isEqualTo("<p>ab</p>");
        asItIsNow();
    }
}
