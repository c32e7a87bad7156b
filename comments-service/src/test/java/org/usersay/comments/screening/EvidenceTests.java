package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Each rule by itself: what it holds, what it does not, and the figures by which moderators check it. */
@CommentsServiceTest
class EvidenceTests {

    @Autowired
    Api api;

    private final String article = Api.article();
    private final String reader = "reader-" + UUID.randomUUID();

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void moreLinksAndImagesThanAllowedAreHeldAndMarked() {
        api.moderate(settings -> settings.put("linkLimit", 2));
        api.posted(article, reader, "https://a.example and [two](https://b.example)");
        var held = held("https://a.example [two](https://b.example) and [three](https://c.example/path)");
        assertThat(held.get("reasons").toString()).isEqualTo("[\"LINKS\"]");
        assertThat(held.at("/figures/LINKS")).isEqualTo(json().put("links", 3).put("allowed", 2));
        assertThat(held.get("matches").toString())
                .contains("https://a.example", "https://b.example", "https://c.example/path");
    }

    @Test
    void mentionsAreNoLinks() {
        api.moderate(settings -> settings.put("linkLimit", 0));
        api.posted(article, reader + "x", "hello");
        api.posted(article, reader, "@Reader " + reader + "x, hello");
        assertThat(held("[one](https://a.example)").at("/figures/LINKS/links").intValue())
                .isEqualTo(1);
    }

    @Test
    void withoutALimitAnyNumberOfLinksIsPublished() {
        api.moderate(settings -> settings.putNull("linkLimit"));
        api.posted(article, reader, "https://a.example ".repeat(30));
    }

    @Test
    void newcomerIsHeldWithTheNumberOfPublishedComments() {
        api.posted(article, reader, "first");
        api.moderate(settings -> settings.put("newcomerComments", 2));
        var held = held("second");
        assertThat(held.get("reasons").toString()).isEqualTo("[\"NEWCOMER\"]");
        assertThat(held.at("/figures/NEWCOMER"))
                .isEqualTo(json().put("published", 1).put("required", 2));
        api.decide("APPROVE", id(held));
        api.posted(article, reader, "third");
    }

    @Test
    void guestIsHeldForBeingOneAlone() {
        api.moderate(settings -> settings.put("guests", true));
        var body = json().put("text", "hello");
        body.putObject("guest").put("name", "Visitor").put("email", "guest@example.org");
        assertThat(api.call(HttpMethod.POST, Api.thread(article), null, body)).hasStatus(202);
        var held = api.queue("queue=pending&article=" + article).at("/items/0");
        assertThat(held.get("reasons").toString()).isEqualTo("[\"GUEST\"]");
        assertThat(held.get("figures")).isEmpty();
        api.posted(article, reader, "hello");
    }

    @Test
    void everyCommentOfAPremoderatedSiteIsHeld() {
        api.moderate(settings -> settings.put("mode", "PREMODERATED"));
        assertThat(held("hello").get("reasons").toString()).isEqualTo("[\"PREMODERATION\"]");
    }

    @Test
    void everyCommentOfAPremoderatedArticleIsHeldAndOthersAreNot() {
        api.announce(article, "PREMODERATED");
        assertThat(held("hello").get("reasons").toString()).isEqualTo("[\"PREMODERATION\"]");
        api.posted(Api.article(), reader, "hello there");
    }

    @Test
    void floodIsHeldWithWhatWasSentBefore() {
        api.moderate(settings -> settings.put("floodComments", 2).put("floodMinutes", 7));
        api.posted(article, reader, "one");
        api.posted(article, reader, "two");
        assertThat(held("three").at("/figures/FLOOD"))
                .isEqualTo(json().put("earlier", 2).put("minutes", 7));
        assertThat(held("four").at("/figures/FLOOD/earlier").intValue()).isEqualTo(3);
    }

    @Test
    void readerOfRejectedCommentsIsHeldWithTheirNumber() {
        var comments = posted(6);
        api.decide("REJECT", comments.get(0), comments.get(1));
        api.decide("SPAM", comments.get(2));
        api.moderate(settings ->
                settings.put("rejectionsToHold", 3).put("rejectionDays", 9).put("rejectedShareToHold", 50));
        var figures = held("the next").get("figures");
        assertThat(figures.get("RECENTLY_REJECTED"))
                .isEqualTo(json().put("rejected", 3).put("days", 9));
        assertThat(figures.get("REPUTATION"))
                .isEqualTo(json().put("rejected", 3).put("judged", 6));
        assertThat(figures).hasSize(2);
    }

    @Test
    void repeatIsHeldWithHowOftenTheTextWasSentAndByHowManyOthers() {
        var text = (UUID.randomUUID() + " " + UUID.randomUUID() + " " + UUID.randomUUID()).replaceAll("[0-9-]", "");
        api.moderate(settings -> settings.put("repeatsByAuthor", 2).put("repeatsByOthers", 9));
        api.posted(article, reader + "a", text);
        api.posted(article, reader + "b", text);
        api.posted(article, reader, text);
        api.posted(article, reader, text);
        assertThat(held(text).at("/figures/REPEATED"))
                .isEqualTo(json().put("byAuthor", 2).put("otherAuthors", 2).put("hours", 24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVE", "REJECT", "SPAM", "DELETE"})
    void undoneDecisionBringsTheFiguresBack(String decision) {
        api.moderate(settings -> settings.put("newcomerComments", 2));
        var held = held("first");
        var decided = api.decide(decision, id(held)).at("/0/decision").stringValue();
        assertThat(found().get("figures")).isEmpty();
        assertThat(api.call(HttpMethod.DELETE, "/admin/comments/decisions/" + decided, Tokens.moderator("mod"), null))
                .hasStatusOk();
        assertThat(found().get("figures")).isEqualTo(held.get("figures")).isNotEmpty();
    }

    private List<String> posted(int number) {
        var ids = new ArrayList<String>();
        for (int at = 0; at < number; at++) {
            ids.add(id(api.posted(article, reader, "number " + at)));
        }
        return ids;
    }

    private JsonNode held(String text) {
        assertThat(api.post(article, reader, text)).as(text).hasStatus(202);
        return api.queue("state=HELD&author=" + reader).at("/items/0");
    }

    private JsonNode found() {
        return api.queue("author=" + reader).at("/items/0");
    }
}
