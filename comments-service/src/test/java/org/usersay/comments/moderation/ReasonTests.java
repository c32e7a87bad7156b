package org.usersay.comments.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reasons of a site, what the author of a rejected comment reads, and appeals. */
@CommentsServiceTest
class ReasonTests {

    private static final String REASONS = "/admin/sites/vir/reasons";
    private static final String MODERATOR = Tokens.moderator("mod");

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    private final String article = Api.article();
    private final String author = "author-" + article;

    @Test
    void siteHasTheUsualReasonsUntilItsModeratorsWriteOthers() {
        var other = Tokens.of("m", "other", Role.READER, Role.MODERATOR);
        var path = "/admin/sites/other/reasons";
        var usual = body(api.call(HttpMethod.GET, path, other, null)).get("items");
        assertThat(usual)
                .extracting(reason -> reason.get("code").stringValue())
                .containsExactly("off-topic", "insult", "spam", "hate", "personal-data", "illegal");
        var own = reasons("house-rules", "House rules", "Our rules are at the foot of each page.");
        assertThat(api.call(HttpMethod.PUT, path, other, own)).hasStatusOk();
        assertThat(body(api.call(HttpMethod.GET, path, other, null))).isEqualTo(own.put("mailStatements", false));
        var audited = body(api.call(HttpMethod.GET, "/admin/sites/other/audit?limit=1", other, null));
        assertThat(audited.at("/items/0/detail").stringValue()).contains("+house-rules (House rules)", "-spam");
        assertThat(api.call(HttpMethod.PUT, path, other, "{\"items\":[]}")).hasStatusOk();
        assertThat(body(api.call(HttpMethod.GET, path, other, null)).get("items"))
                .isEmpty();
        assertThat(body(api.call(HttpMethod.GET, REASONS, MODERATOR, null)).get("items"))
                .isEqualTo(usual);
    }

    @Test
    void wrongReasonsAndStrangersAreRefused() {
        var twice = reasons("a", "A", "a");
        twice.withArray("items").addAll(reasons("a", "B", "b").withArray("items"));
        var many = json();
        for (int i = 0; i < 51; i++) {
            many.withArray("items")
                    .addAll(reasons("c" + i, "label", "statement").withArray("items"));
        }
        for (var wrong : List.of(
                json(),
                twice,
                many,
                reasons("UPPER", "A", "a"),
                reasons("", "A", "a"),
                reasons("a".repeat(41), "A", "a"),
                reasons("a", " ", "a"),
                reasons("a", "A".repeat(61), "a"),
                reasons("a", "A", ""),
                reasons("a", "A", "a".repeat(501)),
                reasons("a", "\u0019", "a"),
                reasons("a", "A", "\u200B"),
                json().set("items", json().arrayNode().addNull()))) {
            assertThat(api.call(HttpMethod.PUT, REASONS, MODERATOR, wrong))
                    .as(wrong.toString())
                    .hasStatus(400);
        }
        for (var stranger : List.of(Tokens.reader("ann"), Tokens.of("m", "other", Role.READER, Role.MODERATOR))) {
            assertThat(api.call(HttpMethod.GET, REASONS, stranger, null)).hasStatus(403);
            assertThat(api.call(HttpMethod.PUT, REASONS, stranger, reasons("a", "A", "a")))
                    .hasStatus(403);
        }
    }

    @Test
    void authorOfARejectedCommentReadsTheStatementAndAppealsOnce() {
        var comment = id(api.posted(article, author, "hello"));
        var outcome = reject(comment, "insult");
        var rejected = mine(author).at("/rejected/0");
        assertThat(id(rejected)).isEqualTo(comment);
        assertThat(rejected.get("state").stringValue()).isEqualTo("REJECTED");
        assertThat(rejected.get("html").stringValue()).isEqualTo("<p>hello</p>");
        assertThat(rejected.get("statement").stringValue()).startsWith("Your comment insults");
        assertThat(rejected.get("appealable").booleanValue()).isTrue();
        assertThat(rejected.toString()).doesNotContain("for moderators");
        assertThat(mine("bob").get("rejected")).isEmpty();
        var item = api.queue("queue=rejected&article=" + article).at("/items/0");
        assertThat(item.at("/decision/id")).isEqualTo(outcome.get("decision"));
        assertThat(item.at("/decision/reason").stringValue()).isEqualTo("Insult; for moderators");
        assertThat(item.get("reasons")).extracting(JsonNode::stringValue).containsExactly("Insult", "for moderators");

        assertThat(appeal(comment, "bob")).hasStatus(404);
        assertThat(appeal(comment, author)).hasStatus(202);
        assertThat(appeal(comment, author)).as("the same request again").hasStatus(202);
        assertThat(mine(author).get("rejected")).isEmpty();
        assertThat(mine(author).get("held")).extracting(Api::id).containsExactly(comment);
        var waiting =
                api.queue("queue=pending&reason=APPEAL&article=" + article).at("/items/0");
        assertThat(id(waiting)).isEqualTo(comment);
        assertThat(waiting.at("/decision/statement")).isEqualTo(rejected.get("statement"));
        assertThat(waiting.at("/decision/undoUntil").isNull()).isTrue();

        reject(comment, "insult");
        assertThat(mine(author).at("/rejected/0/appealable").booleanValue()).isFalse();
        assertThat(appeal(comment, author)).hasStatus(409);
        assertThat(api.queue("queue=rejected&article=" + article).get("items")).hasSize(1);
    }

    @Test
    void authorReadsTheModeratorsOwnWordsAndNothingForModerators() {
        var comment = id(api.posted(article, author, "hello"));
        var words = " Please leave the street's name out. ";
        var outcome = decide(comment, json().put("statement", words).put("reason", "for moderators"));
        assertThat(outcome).hasStatusOk();
        var rejected = mine(author).at("/rejected/0");
        assertThat(rejected.get("statement").stringValue()).isEqualTo(words.strip());
        assertThat(rejected.toString()).doesNotContain("for moderators");
        var item = api.queue("queue=rejected&article=" + article).at("/items/0");
        assertThat(item.at("/decision/id")).isEqualTo(body(outcome).at("/items/0/decision"));
        assertThat(item.at("/decision/statement").stringValue()).isEqualTo(words.strip());
        assertThat(item.at("/decision/reason").stringValue()).isEqualTo(words.strip() + "; for moderators");
        var audited = body(api.call(HttpMethod.GET, "/admin/sites/vir/audit?limit=1", MODERATOR, null));
        assertThat(audited.at("/items/0/detail").stringValue()).isEqualTo(words.strip() + "; for moderators");
    }

    @Test
    void reasonForModeratorsIsNoStatement() {
        var comment = id(api.posted(article, author, "hello"));
        assertThat(decide(comment, json().put("reason", "for moderators"))).hasStatusOk();
        assertThat(mine(author).at("/rejected/0/statement").isNull()).isTrue();
    }

    @Test
    void statementsThatNobodyCouldReadAreRefused() {
        var comment = id(api.posted(article, author, "hello"));
        for (var wrong : List.of(
                json().put("statement", "a").put("reasonCode", "insult"),
                json().put("statement", "a").put("decision", "APPROVE"),
                json().put("statement", ""),
                json().put("statement", " "),
                json().put("statement", "\u200B"),
                json().put("statement", "a\u0007"),
                json().put("statement", "a\nb"),
                json().put("statement", "a".repeat(501)),
                json().set("statement", json().put("$ne", "")))) {
            assertThat(decide(comment, wrong)).as(wrong.toString()).hasStatus(400);
        }
        assertThat(api.read("/comments/" + comment).get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(decide(comment, json().put("statement", "a".repeat(500)))).hasStatusOk();
    }

    @Test
    void onlyRejectionsByAModeratorOfTheLastThirtyDaysAreShown() {
        api.moderate(settings -> {});
        var spam = id(api.posted(article, author, "spam"));
        api.decide("SPAM", spam);
        var old = id(api.posted(article, author, "old"));
        reject(old, "insult");
        mongo.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", old),
                        Updates.set("decision.at", Date.from(Instant.now().minus(Duration.ofDays(30)))));
        var elsewhere = Api.article();
        var other = id(api.posted(elsewhere, author, "other"));
        reject(other, "insult");
        var published = id(api.posted(article, author, "published"));
        assertThat(mine(author).get("rejected")).isEmpty();
        for (var comment : List.of(spam, old, published, "01890000-0000-7000-8000-000000000000")) {
            assertThat(appeal(comment, author)).hasStatus(404);
        }
        assertThat(appeal(published, "bob")).hasStatus(403);
        assertThat(api.call(HttpMethod.POST, "/comments/" + other + "/appeal", null, null))
                .hasStatus(401);
    }

    @Test
    void unknownReasonFailsForItsCommentAlone() {
        var comment = id(api.posted(article, author, "hello"));
        assertThat(reject(comment, "no-such-reason").get("problem").stringValue())
                .isEqualTo("/problems/invalid-request");
        assertThat(api.read("/comments/" + comment).get("state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(decide(comment, "No Code")).hasStatus(400);
    }

    private static ObjectNode reasons(String code, String label, String statement) {
        var reasons = json();
        reasons.withArray("items")
                .addObject()
                .put("code", code)
                .put("label", label)
                .put("statement", statement);
        return reasons;
    }

    private JsonNode reject(String comment, String code) {
        var result = decide(comment, code);
        assertThat(result).hasStatusOk();
        return body(result).at("/items/0");
    }

    private MvcTestResult decide(String comment, String code) {
        return decide(comment, json().put("reasonCode", code).put("reason", "for moderators"));
    }

    /** A rejection, unless the request has another decision. */
    private MvcTestResult decide(String comment, ObjectNode request) {
        if (!request.has("decision")) {
            request.put("decision", "REJECT");
        }
        request.putArray("ids").add(comment);
        return api.call(HttpMethod.POST, "/admin/comments/decisions", MODERATOR, request);
    }

    private MvcTestResult appeal(String comment, String reader) {
        return api.call(HttpMethod.POST, "/comments/" + comment + "/appeal", Tokens.reader(reader), null);
    }

    private JsonNode mine(String reader) {
        return body(api.call(HttpMethod.GET, Api.thread(article) + "/mine", Tokens.reader(reader), null));
    }
}
