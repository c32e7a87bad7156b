package org.usersay.comments.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.test.AskedReads;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Comments of readers that are held for what became of those before. */
@CommentsServiceTest
@Import(AskedReads.class)
class ReaderHistoryTests {

    private static final String SETTINGS = "/admin/sites/vir/moderation-settings";

    @Autowired
    Api api;

    private final String article = Api.article();
    private final String reader = "reader-" + UUID.randomUUID();

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void readerWithRejectedCommentsIsHeldUntilTheyAreApproved() {
        api.moderate(settings -> settings.put("rejectionsToHold", 2));
        var first = id(api.posted(article, reader, "one"));
        api.decide("REJECT", first);
        api.decide("SPAM", id(api.posted(article, reader, "two")));
        assertThat(api.post(article, reader, "three")).hasStatus(202);
        assertThat(reasons()).containsExactly("RECENTLY_REJECTED");
        assertThat(api.post(Api.article(), reader + "x", "another reader")).hasStatus(201);
        api.decide("APPROVE", first);
        assertThat(api.post(article, reader, "four")).hasStatus(201);
    }

    @Test
    void editIsHeldAsANewCommentIs() {
        api.moderate(settings -> settings.put("rejectionsToHold", 1));
        var comment = id(api.posted(article, reader, "one"));
        api.decide("REJECT", id(api.posted(article, reader, "two")));
        assertThat(api.edit(comment, Tokens.reader(reader), "another one")).hasStatusOk();
        assertThat(api.get("/comments/" + comment)).hasStatus(404);
    }

    @Test
    void readerOfLittleReputationIsHeld() {
        api.moderate(settings -> settings.put("rejectedShareToHold", 60));
        var ids = new ArrayList<String>();
        for (int number = 0; number < 5; number++) {
            ids.add(id(api.posted(article, reader, "number " + number)));
        }
        api.decide("REJECT", ids.get(0), ids.get(1), ids.get(2));
        assertThat(api.post(article, reader, "the next")).hasStatus(202);
        assertThat(reasons()).containsExactly("REPUTATION");
    }

    @Test
    void floodIsHeldAndDecidedAsOneList() {
        api.moderate(settings -> settings.put("floodComments", 3));
        for (int number = 0; number < 3; number++) {
            assertThat(api.post(article, reader, "number " + number)).hasStatus(201);
        }
        for (int number = 0; number < 4; number++) {
            assertThat(api.post(Api.article(), reader, "more " + number)).hasStatus(202);
        }
        var flood = api.queue("queue=pending&reason=FLOOD&author=" + reader).get("items");
        assertThat(flood).hasSize(4);
        var ids = new ArrayList<String>();
        flood.forEach(item -> ids.add(id(item)));
        api.decide("SPAM", ids.toArray(String[]::new));
        assertThat(api.queue("queue=pending&author=" + reader).get("items")).isEmpty();
    }

    @Test
    void moderatorsAreNoFlood() {
        api.moderate(settings -> settings.put("floodComments", 1));
        for (int number = 0; number < 3; number++) {
            api.postedWith(article, Tokens.moderator("mod-" + reader), "number " + number);
        }
    }

    @Test
    void trialCountsWhatWasSentBefore() {
        api.moderate(settings -> {});
        for (int number = 0; number < 4; number++) {
            api.posted(article, reader, "number " + number);
        }
        assertThat(heldInATrial("floodComments")).containsExactly("number 3");
        assertThat(heldInATrial("newcomerComments")).containsExactly("number 2", "number 1", "number 0");
    }

    /** Texts of the article's comments that a setting of 3 would have held. */
    private List<String> heldInATrial(String setting) {
        var settings = Api.body(api.call(HttpMethod.GET, SETTINGS, Tokens.moderator("mod"), null));
        ((ObjectNode) settings).put(setting, 3);
        var trial = api.call(HttpMethod.POST, SETTINGS + "/trial", Tokens.moderator("mod"), settings);
        assertThat(trial).hasStatusOk();
        var held = new ArrayList<String>();
        Api.body(trial).get("held").forEach(match -> {
            if (match.get("article").stringValue().equals(article)) {
                held.add(match.get("text").stringValue());
            }
        });
        return held;
    }

    @Test
    void rulesReadAnAuthorsHistoryOnce() {
        api.moderate(settings -> settings.put("rejectionsToHold", 5)
                .put("rejectedShareToHold", 50)
                .put("floodComments", 50));
        AskedReads.forget();
        api.posted(article, reader, "hello");
        assertThat(AskedReads.of(Set.of("comments")))
                .filteredOn(command -> command.toJson().contains(reader) && command.containsKey("filter"))
                .hasSize(1);
    }

    private List<String> reasons() {
        var reasons = new ArrayList<String>();
        JsonNode items = api.queue("state=HELD&author=" + reader).get("items");
        items.get(0).get("reasons").forEach(reason -> reasons.add(reason.stringValue()));
        return reasons;
    }
}
