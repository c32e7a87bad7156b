package org.usersay.comments.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;
import static org.usersay.comments.Api.problem;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.AtOnce;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Recorded decisions of moderators, two at once, and undo. */
@CommentsServiceTest
class DecisionTests {

    private static final String DECISIONS = "/admin/comments/decisions";
    private static final String UNDO = "/admin/comments/undo";

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    private final String article = Api.article();
    /** Whom no other test's rejections make suspect. */
    private final String ann = "ann-" + article;

    @Test
    void secondModeratorReadsWhoHasDecidedAlready() {
        var comment = held();
        var first = decide("anna", "REJECT", "HELD", comment);
        assertThat(first.get("state").stringValue()).isEqualTo("REJECTED");
        var second = decide("bert", "APPROVE", "HELD", comment);
        assertThat(second.get("problem").stringValue()).isEqualTo("/problems/already-decided");
        assertThat(second.get("state").stringValue()).isEqualTo("REJECTED");
        assertThat(second.get("byName").stringValue()).isEqualTo("Reader anna");
        assertThat(Instant.parse(second.get("at").stringValue())).isBeforeOrEqualTo(Instant.now());
        assertThat(decide("bert", "REJECT", "HELD", comment).get("problem").stringValue())
                .isEqualTo("/problems/already-decided");
        assertThat(decide("anna", "REJECT", "HELD", comment).get("decision"))
                .as("the same request again")
                .isEqualTo(first.get("decision"));
        assertThat(actions(comment)).containsExactly("REJECT");
        assertThat(item().at("/decision/byName").stringValue()).isEqualTo("Reader anna");
    }

    @Test
    void ofTwentyModeratorsAtOnceOneDecisionIsRecorded() throws Exception {
        var waiting = held();
        var published = id(api.posted(article, ann, "hello"));
        for (var comment : List.of(waiting, published)) {
            var expected = comment.equals(waiting) ? "HELD" : "PUBLISHED";
            var outcomes = new ConcurrentLinkedQueue<JsonNode>();
            AtOnce.run(20, i -> outcomes.add(decide("m" + i, "APPROVE", expected, comment)));
            assertThat(outcomes).filteredOn(outcome -> outcome.has("decision")).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.has("problem"))
                    .hasSize(19)
                    .allSatisfy(outcome ->
                            assertThat(outcome.get("byName").stringValue()).startsWith("Reader m"));
            assertThat(actions(comment)).containsExactly("APPROVE");
        }
    }

    @Test
    void commentThatItsAuthorDeletedIsNotDecidedAbout() {
        var comment = held();
        api.delete(comment, ann);
        var outcome = decide("anna", "APPROVE", "HELD", comment);
        assertThat(outcome.get("problem").stringValue()).isEqualTo("/problems/already-decided");
        assertThat(outcome.get("state").stringValue()).isEqualTo("DELETED");
        assertThat(outcome.has("byName")).isFalse();
        assertThat(actions(comment)).isEmpty();
    }

    @Test
    void undoRestoresStateReasonsMatchesReportsAndTheDecisionBefore() {
        var comment = held();
        var before = item();
        var rejected = decision(decide("anna", "REJECT", null, comment));
        assertThat(item().at("/decision/undoUntil").isNull()).isFalse();
        assertThat(undone(rejected, comment).get("state").stringValue()).isEqualTo("HELD");
        assertThat(item()).isEqualTo(before);
        assertThat(undone(rejected, comment).get("state").stringValue())
                .as("the same request again")
                .isEqualTo("HELD");
        assertThat(actions(comment)).containsExactly("UNDO", "REJECT");

        var approved = decision(decide("anna", "APPROVE", "HELD", comment));
        assertThat(approved).isNotEqualTo(rejected);
        report(comment, "bob");
        var spam = decision(decide("bert", "SPAM", "PUBLISHED", comment));
        assertThat(item().at("/decision/id").stringValue()).isEqualTo(spam);
        assertThat(problem(undo(approved))).isEqualTo("/problems/already-decided");
        report(comment, "eve", 404);
        assertThat(undone(spam, comment).get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(api.queue("queue=reported&article=" + article).get("items"))
                .extracting(Api::id)
                .containsExactly(comment);
        assertThat(item().at("/decision/id").stringValue()).isEqualTo(approved);
        assertThat(item().at("/decision/undoUntil").isNull()).isTrue();
        assertThat(api.count(article)).isEqualTo(1);
        assertThat(problem(undo(approved))).isEqualTo("/problems/undo-window-over");
    }

    @Test
    void approvalOfAPublishedCommentIsUndoneToo() {
        var comment = id(api.posted(article, ann, "hello"));
        var approved = decision(decide("anna", "APPROVE", "PUBLISHED", comment));
        assertThat(api.queue("queue=new&article=" + article).get("items")).isEmpty();
        undone(approved, comment);
        assertThat(api.queue("queue=new&article=" + article).get("items")).hasSize(1);
        assertThat(api.count(article)).isEqualTo(1);
    }

    @Test
    void undoIsOverAfterTheWindow() {
        var comment = held();
        var rejected = decision(decide("anna", "REJECT", "HELD", comment));
        mongo.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", comment),
                        Updates.set("decision.at", Date.from(Instant.now().minus(Duration.ofMinutes(10)))));
        assertThat(item().at("/decision/undoUntil").isNull()).isTrue();
        var late = undo(rejected);
        assertThat(late).hasStatus(409);
        assertThat(problem(late)).isEqualTo("/problems/undo-window-over");
        assertThat(item().get("state").stringValue()).isEqualTo("REJECTED");
    }

    @Test
    void undoDoesNotBringBackWhatItsAuthorDeleted() {
        var comment = id(api.posted(article, ann, "hello"));
        var deleted = decision(decide("anna", "DELETE", "PUBLISHED", comment));
        api.delete(comment, ann);
        var refused = undo(deleted);
        assertThat(refused).hasStatus(409);
        assertThat(problem(refused)).isEqualTo("/problems/deleted-by-author");
        assertThat(api.count(article)).isZero();
    }

    @Test
    void undoIsForModeratorsOfTheSiteAndKnownDecisions() {
        var comment = held();
        var rejected = decision(decide("anna", "REJECT", "HELD", comment));
        for (var stranger : List.of(Tokens.reader(ann), Tokens.of("m", "other", Role.READER, Role.MODERATOR))) {
            assertThat(api.call(HttpMethod.DELETE, DECISIONS + "/" + rejected, stranger, null))
                    .hasStatus(403);
        }
        for (var unknown : List.of(
                comment,
                comment + ".",
                comment + ".x",
                comment + ".9999999999999999999",
                comment + ".999999",
                "01890000-0000-7000-8000-000000000000.1",
                "------------------------------------.1",
                "$gt")) {
            assertThat(undo(unknown)).as(unknown).hasStatus(404);
        }
        assertThat(item().get("state").stringValue()).isEqualTo("REJECTED");
    }

    @Test
    void manyDecisionsAreUndoneAtOnceAndABadIdFailsItselfOnly() {
        var first = held();
        var second = id(api.posted(article, "bo", "and I?"));
        var rejected = decision(decide("anna", "REJECT", "HELD", first));
        var spam = decision(decide("anna", "SPAM", "PUBLISHED", second));
        var third = id(api.posted(article, "cem", "we too"));
        var overtaken = decision(decide("anna", "REJECT", "PUBLISHED", third));
        decide("bert", "APPROVE", "REJECTED", third);
        var undone = undoAll(overtaken, "$gt", first, rejected, spam, rejected);
        assertThat(undone).extracting(Api::id).containsExactly(overtaken, "$gt", first, rejected, spam);
        assertThat(undone.get(0).get("problem").stringValue()).isEqualTo("/problems/already-decided");
        assertThat(undone.get(0).get("byName").stringValue()).isEqualTo("Reader bert");
        assertThat(undone.get(1).get("problem").stringValue()).isEqualTo("/problems/not-found");
        assertThat(undone.get(2).get("problem").stringValue()).isEqualTo("/problems/not-found");
        assertThat(undone.get(3).get("state").stringValue()).isEqualTo("HELD");
        assertThat(undone.get(4).get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(api.read("/comments/" + second).get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(undoAll(rejected).at("/0/state").stringValue()).isEqualTo("HELD");
    }

    @Test
    void undoOfManyIsForModeratorsOfTheSiteAndBounded() {
        var rejected = decision(decide("anna", "REJECT", "HELD", held()));
        var request = json();
        request.putArray("ids").add(rejected);
        assertThat(api.call(HttpMethod.POST, UNDO, Tokens.reader(ann), request)).hasStatus(403);
        var other = api.call(HttpMethod.POST, UNDO, Tokens.of("m", "other", Role.READER, Role.MODERATOR), request);
        assertThat(body(other).at("/items/0/problem").stringValue()).isEqualTo("/problems/forbidden");
        assertThat(item().get("state").stringValue()).isEqualTo("REJECTED");
        for (int ids : new int[] {0, 101}) {
            var wrong = json();
            var list = wrong.putArray("ids");
            IntStream.range(0, ids).forEach(number -> list.add(rejected + number));
            assertThat(api.call(HttpMethod.POST, UNDO, Tokens.moderator("carl"), wrong))
                    .hasStatus(400);
        }
    }

    private JsonNode undoAll(String... ids) {
        var request = json();
        List.of(ids).forEach(request.putArray("ids")::add);
        var result = api.call(HttpMethod.POST, UNDO, Tokens.moderator("carl"), request);
        assertThat(result).hasStatusOk();
        return body(result).get("items");
    }

    private String held() {
        api.announce(article, "PREMODERATED");
        var comment = id(body(api.post(article, ann, "may I?")));
        api.announce(article, "OPEN");
        return comment;
    }

    private JsonNode decide(String moderator, String decision, @Nullable String expected, String comment) {
        var request = json().put("decision", decision);
        request.putArray("ids").add(comment);
        if (expected != null) {
            request.put("expectedState", expected);
        }
        var result = api.call(HttpMethod.POST, DECISIONS, Tokens.moderator(moderator), request);
        assertThat(result).hasStatusOk();
        return body(result).at("/items/0");
    }

    private static String decision(JsonNode outcome) {
        return outcome.get("decision").stringValue();
    }

    private MvcTestResult undo(String decision) {
        return api.call(HttpMethod.DELETE, DECISIONS + "/" + decision, Tokens.moderator("carl"), null);
    }

    private JsonNode undone(String decision, String comment) {
        var result = undo(decision);
        assertThat(result).hasStatusOk();
        assertThat(id(body(result))).isEqualTo(comment);
        return body(result);
    }

    private void report(String comment, String reader) {
        report(comment, reader, 202);
    }

    private void report(String comment, String reader, int status) {
        assertThat(api.call(
                        HttpMethod.POST,
                        "/comments/" + comment + "/reports",
                        Tokens.reader(reader),
                        json().put("reason", "ABUSE")))
                .hasStatus(status);
    }

    private JsonNode item() {
        return api.queue("article=" + article + "&limit=1").at("/items/0");
    }

    /** What the audit trail has of the comment, latest first. */
    private List<String> actions(String comment) {
        return body(api.call(HttpMethod.GET, "/admin/sites/vir/audit", Tokens.moderator("mod"), null))
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("target").stringValue().equals(comment))
                .map(entry -> entry.get("action").stringValue())
                .toList();
    }
}
