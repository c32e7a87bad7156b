package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;
import static org.usersay.comments.Api.problem;
import static org.usersay.comments.Api.thread;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Held, approved, rejected and removed comments. */
@CommentsServiceTest
class ModerationTests {

    private static final String MODERATOR = Tokens.moderator("mod");

    @Autowired
    Api api;

    private final String article = Api.article();

    @Test
    void heldCommentIsVisibleToItsAuthorAndModeratorsOnlyUntilApproved() {
        api.announce(article, "PREMODERATED");
        var result = api.post(article, "ann", "may I?");
        assertThat(result).hasStatus(202);
        var held = body(result);
        assertThat(held.get("state").stringValue()).isEqualTo("HELD");
        assertThat(api.count(article)).isZero();
        assertThat(api.read(thread(article)).get("items")).isEmpty();
        assertThat(mine("ann").get("held")).extracting(Api::id).containsExactly(id(held));
        assertThat(mine("bob").get("held")).isEmpty();
        var path = "/comments/" + id(held);
        assertThat(api.get(path)).hasStatus(404);
        assertThat(api.call(HttpMethod.GET, path, Tokens.reader("bob"), null)).hasStatus(404);
        var seen = api.call(HttpMethod.GET, path, Tokens.reader("ann"), null);
        assertThat(seen).hasStatusOk().headers().hasValue("Cache-Control", "no-store, private");
        assertThat(api.call(HttpMethod.GET, path, MODERATOR, null)).hasStatusOk();

        var queue = api.queue("state=HELD&article=" + article);
        assertThat(queue.at("/items/0/reasons/0").stringValue()).isEqualTo("PREMODERATION");
        assertThat(queue.at("/items/0/text").stringValue()).isEqualTo("may I?");

        api.decide("APPROVE", id(held));
        assertThat(api.count(article)).isEqualTo(1);
        assertThat(api.read(thread(article)).at("/items/0/id").stringValue()).isEqualTo(id(held));
        assertThat(mine("ann").get("held")).isEmpty();
        assertThat(api.queue("state=HELD&article=" + article).get("items")).isEmpty();
    }

    @Test
    void rejectedCommentIsRemovedFromPageAndCount() {
        var bad = id(api.posted(article, "ann", "bad"));
        api.posted(article, "ann", "good");
        assertThat(api.read(thread(article)).get("count").intValue()).isEqualTo(2);
        api.decide("REJECT", bad);
        api.decide("REJECT", bad);
        var page = api.read(thread(article));
        assertThat(page.get("count").intValue()).isEqualTo(1);
        assertThat(page.get("items")).hasSize(1);
        assertThat(api.count(article)).isEqualTo(1);
        assertThat(api.get("/comments/" + bad)).hasStatus(404);
    }

    @Test
    void rejectedCommentWithRepliesIsATombstoneUntilApproved() {
        var bad = id(api.posted(article, "ann", "bad"));
        api.replied(article, "bob", "reply", bad);
        api.decide("SPAM", bad);
        var page = api.read(thread(article));
        assertThat(page.get("count").intValue()).isEqualTo(1);
        assertThat(page.at("/items/0/state").stringValue()).isEqualTo("SPAM");
        assertThat(page.at("/items/0/html").stringValue()).isEmpty();
        assertThat(page.at("/items/0/replies/items")).hasSize(1);
        api.decide("APPROVE", bad);
        assertThat(api.read(thread(article)).at("/items/0/html").stringValue()).isEqualTo("<p>bad</p>");
        assertThat(api.count(article)).isEqualTo(2);
    }

    @Test
    void eachDecisionHasAnOutcomeOfItsOwn() {
        var known = id(api.posted(article, "ann", "a"));
        var elsewhere = id(body(api.call(
                HttpMethod.POST,
                "/sites/other/articles/x/comments",
                Tokens.of("ann", "other", Role.READER),
                json().put("text", "not yours"))));
        var body = json().put("decision", "REJECT").put("reason", "house rules");
        body.putArray("ids")
                .add(known)
                .add(elsewhere)
                .add("01890000-0000-7000-8000-000000000000")
                .add("$gt");
        var items = body(api.call(HttpMethod.POST, "/admin/comments/decisions", MODERATOR, body))
                .get("items");
        assertThat(items.at("/0/state").stringValue()).isEqualTo("REJECTED");
        assertThat(items.at("/1/problem").stringValue()).isEqualTo("/problems/not-found");
        assertThat(items.at("/2/problem").stringValue()).isEqualTo("/problems/not-found");
        assertThat(items.at("/3/problem").stringValue()).isEqualTo("/problems/not-found");
        assertThat(api.get("/comments/" + elsewhere)).hasStatusOk();
    }

    @Test
    void commentDeletedByItsAuthorStaysDeleted() {
        var taken = id(api.posted(article, "ann", "I should not have said that"));
        var kept = id(api.posted(article, "ann", "this I said"));
        api.replied(article, "bob", "I read it", taken);
        api.delete(taken, "ann");
        api.decide("REJECT", kept);
        for (var decision : new String[] {"REJECT", "SPAM", "DELETE", "APPROVE"}) {
            var items = api.decide(decision, taken, kept);
            assertThat(items.at("/1/problem").isMissingNode()).isTrue();
            if (!decision.equals("DELETE")) {
                assertThat(items.at("/0/problem").stringValue()).isEqualTo("/problems/deleted-by-author");
                assertThat(items.at("/0/state").isMissingNode()).isTrue();
            }
        }
        assertThat(api.queue("article=" + article + "&state=DELETED").get("items"))
                .extracting(Api::id)
                .containsExactly(taken);
        var page = api.read(thread(article));
        assertThat(page.get("count").intValue()).isEqualTo(2);
        assertThat(page.toString()).doesNotContain("should not have");
        assertThat(api.get("/comments/" + taken)).hasStatus(404);
    }

    @Test
    void commentDeletedByAModeratorCanBeRestoredUnlessItsAuthorDeletesItToo() {
        var comment = id(api.posted(article, "ann", "hello"));
        api.decide("DELETE", comment);
        assertThat(api.count(article)).isZero();
        assertThat(api.decide("APPROVE", comment).at("/0/state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(api.count(article)).isEqualTo(1);
        api.decide("DELETE", comment);
        api.delete(comment, "ann");
        assertThat(api.decide("APPROVE", comment).at("/0/problem").stringValue())
                .isEqualTo("/problems/deleted-by-author");
        assertThat(api.count(article)).isZero();
    }

    @Test
    void reportOfOwnCommentIsRefused() {
        var comment = id(api.posted(article, "ann", "mine"));
        var report = json().put("reason", "SPAM");
        var refused = api.call(HttpMethod.POST, "/comments/" + comment + "/reports", Tokens.reader("ann"), report);
        assertThat(refused).hasStatus(403);
        assertThat(problem(refused)).isEqualTo("/problems/own-comment");
        assertThat(api.queue("article=" + article).at("/items/0/reports")).isEmpty();
        assertThat(api.call(HttpMethod.POST, "/comments/" + comment + "/reports", Tokens.reader("bob"), report))
                .hasStatus(202);
    }

    @Test
    void moderationRequiresAModeratorOfTheSite() {
        for (var token : new String[] {
            Tokens.reader("ann"), Tokens.of("m", "other", Role.READER, Role.MODERATOR), Tokens.unverified("x")
        }) {
            assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/comments", token, null))
                    .hasStatus(403);
            assertThat(api.call(
                            HttpMethod.PUT,
                            "/admin/sites/vir/articles/" + article,
                            token,
                            json().put("title", "t").put("url", "https://example.org/")))
                    .hasStatus(403);
        }
        assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/comments", null, null))
                .hasStatus(401);
        assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/comments", Tokens.administrator("root"), null))
                .hasStatusOk();
    }

    @Test
    void queueCanBeSearchedAndPaged() {
        for (int i = 0; i < 5; i++) {
            api.posted(article, "ann", "Harbin (ice) " + i);
        }
        api.posted(article, "bob", "something else");
        var first = api.queue("article=" + article + "&q=harbin (ICE&limit=3");
        assertThat(first.get("items")).hasSize(3);
        var second = api.queue("article=" + article + "&q=harbin (ICE&limit=3&cursor="
                + first.get("next").stringValue());
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(api.queue("article=" + article + "&author=bob").get("items")).hasSize(1);
        assertThat(api.call(HttpMethod.GET, "/admin/sites/vir/comments?state=ALL", MODERATOR, null))
                .hasStatus(400);
    }

    @Test
    void invalidArticleIsRefused() {
        for (var url : new String[] {"javascript:alert(1)", "ftp://example.org", "/relative", "https://a b"}) {
            assertThat(api.call(
                            HttpMethod.PUT,
                            "/admin/sites/vir/articles/" + article,
                            MODERATOR,
                            json().put("title", "t").put("url", url)))
                    .hasStatus(400);
        }
        assertThat(api.announce(article, "OPEN")).hasStatusOk();
        assertThat(api.read(thread(article)).at("/article/title").stringValue()).isEqualTo("A title");
    }

    private JsonNode mine(String reader) {
        return body(api.call(HttpMethod.GET, thread(article) + "/mine", Tokens.reader(reader), null));
    }
}
