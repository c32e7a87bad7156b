package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.problem;
import static org.usersay.comments.Api.thread;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** State of a page that belongs to the signed-in reader. */
@CommentsServiceTest
class MineTests {

    @Autowired
    Api api;

    private final String article = Api.article();

    @Test
    void onlyVotesOnTheNamedCommentsAreReturned() {
        var shown = voted(article, "bob", 1);
        var against = voted(article, "bob", -1);
        var elsewhere = voted(article, "bob", 1);
        var mine = mine("bob", shown, against, shown);
        assertThat(mine.get("votes").propertyNames()).containsExactlyInAnyOrder(shown, against);
        assertThat(mine.at("/votes/" + shown).intValue()).isEqualTo(1);
        assertThat(mine.at("/votes/" + against).intValue()).isEqualTo(-1);
        assertThat(mine("bob", elsewhere).get("votes").propertyNames()).containsExactly(elsewhere);
        api.voted("bob", shown, 0);
        assertThat(mine("bob", shown).get("votes")).isEmpty();
    }

    @Test
    void votesOfOtherReadersAreNotReturned() {
        var comment = voted(article, "bob", 1);
        assertThat(mine("eve", comment).get("votes")).isEmpty();
        assertThat(mine("eve", "bob/" + comment, "../bob/" + comment).get("votes"))
                .isEmpty();
        assertThat(mine("eve").get("votes")).isEmpty();
    }

    @Test
    void commentsOfOtherArticlesAreLeftOut() {
        var elsewhere = voted(Api.article(), "bob", 1);
        var here = voted(article, "bob", 1);
        assertThat(mine("bob", elsewhere, UuidV7.next(), "no id", "", here)
                        .get("votes")
                        .propertyNames())
                .containsExactly(here);
        var otherSite = ask("/sites/other/articles/" + article + "/comments/mine?comment=" + here, "bob");
        assertThat(otherSite).hasStatusOk();
        assertThat(body(otherSite).get("votes")).isEmpty();
    }

    @Test
    void moreThanAHundredCommentsAreRefused() {
        var ids = IntStream.range(0, 101).mapToObj(i -> UuidV7.next()).toList();
        assertThat(ask(path(ids.subList(1, 101)), "bob")).hasStatusOk();
        var refused = ask(path(ids), "bob");
        assertThat(refused).hasStatus(400);
        assertThat(problem(refused)).isEqualTo("/problems/invalid-request");
    }

    @Test
    void withoutNamedCommentsTheNewestHundredVotesAreReturned() {
        var oldest = voted(article, "bob", 1);
        var others =
                IntStream.range(0, 100).mapToObj(i -> voted(article, "bob", 1)).toList();
        assertThat(mine("bob").get("votes").propertyNames())
                .hasSize(100)
                .containsAll(others)
                .doesNotContain(oldest);
    }

    @Test
    void readerMustBeSignedIn() {
        assertThat(api.get(path(List.of()))).hasStatus(401);
        assertThat(api.get(path(List.of(UuidV7.next())))).hasStatus(401);
    }

    @Test
    void heldCommentsArePagedByTwentyNewestFirst() {
        api.announce(article, "PREMODERATED");
        var waiting = new ArrayList<String>();
        for (int i = 0; i < 45; i++) {
            waiting.addFirst(held("ann"));
        }
        held("bob");
        var gone = waiting.remove(30);
        api.decide("REJECT", gone);

        var first = mine("ann");
        assertThat(first.get("held")).extracting(Api::id).isEqualTo(waiting.subList(0, 20));
        var second = next("ann", first);
        assertThat(second.get("held")).extracting(Api::id).isEqualTo(waiting.subList(20, 40));
        assertThat(second.get("votes")).isEmpty();
        var third = next("ann", second);
        assertThat(third.get("held")).extracting(Api::id).isEqualTo(waiting.subList(40, 44));
        assertThat(third.get("next").isNull()).isTrue();
        assertThat(ask(thread(article) + "/mine?cursor=" + first.get("next").stringValue(), "bob"))
                .as("a cursor of somebody else's list")
                .hasStatus(400);
    }

    private JsonNode next(String reader, JsonNode page) {
        var result = ask(thread(article) + "/mine?cursor=" + page.get("next").stringValue(), reader);
        assertThat(result).hasStatusOk();
        return body(result);
    }

    private String held(String reader) {
        var result = api.post(article, reader, "may I?");
        assertThat(result).hasStatus(202);
        return id(body(result));
    }

    /** A comment on which the reader votes. */
    private String voted(String where, String reader, int value) {
        var comment = id(api.posted(where, "ann", "worth a vote"));
        api.voted(reader, comment, value);
        return comment;
    }

    private JsonNode mine(String reader, String... shown) {
        var result = ask(path(List.of(shown)), reader);
        assertThat(result).hasStatusOk();
        assertThat(result).headers().hasValue("Cache-Control", "no-store, private");
        return body(result);
    }

    private String path(List<String> shown) {
        return thread(article) + "/mine" + (shown.isEmpty() ? "" : "?comment=" + String.join("&comment=", shown));
    }

    private MvcTestResult ask(String path, String reader) {
        return api.call(HttpMethod.GET, path, Tokens.reader(reader), null);
    }
}
