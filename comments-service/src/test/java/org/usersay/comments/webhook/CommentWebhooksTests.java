package org.usersay.comments.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.test.Tokens;
import org.usersay.starter.webhook.WebhookEvent;
import org.usersay.starter.webhook.WebhookQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events of comments reach the queue once for each endpoint that wants them. */
@CommentsServiceTest
class CommentWebhooksTests {

    private static final String URL = "http://localhost:8091/story";

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    WebhookQueue queue;

    @Autowired
    JsonMapper json;

    @Test
    void publishedCommentIsAnEventWithWhatIsPublic() {
        var article = Api.article();
        var id = posted(article, "A **bold** word");
        var event = event(id, "comment.published");
        assertThat(event.at("/type").asString()).isEqualTo("comment.published");
        assertThat(event.at("/timestamp").asString()).endsWith("Z");
        var data = event.at("/data");
        assertThat(data.propertyNames())
                .containsExactly("site", "article", "id", "url", "parent", "author", "html", "createdAt");
        assertThat(data.at("/article").asString()).isEqualTo(article);
        assertThat(data.at("/url").asString()).isEqualTo(URL + "#comment-" + id);
        assertThat(data.at("/author/id").asString()).isEqualTo("ann");
        assertThat(data.at("/html").asString()).contains("<strong>bold</strong>");
        assertThat(deliveries(id))
                .extracting(found -> found.getString("endpoint"))
                .containsExactly("hooked/cms");
    }

    @Test
    void editAndVoteAreNoEvents() {
        var id = posted(Api.article(), "words");
        event(id, "comment.published");
        assertThat(api.edit(id, Tokens.reader("ann"), "other words")).hasStatusOk();
        api.voted("bob", id, 1);
        awaitMoved(id);
        assertThat(deliveries(id)).hasSize(1);
    }

    @Test
    void heldCommentIsAnEventWithoutItsTextAndAuthorAndSoIsTheDecision() {
        var id = Api.id(Api.body(post(
                Api.article(),
                "buy http://a.example http://b.example http://c.example"
                        + " http://d.example http://e.example http://f.example http://g.example")));
        var held = event(id, "comment.held").at("/data");
        assertThat(held.propertyNames()).containsExactly("site", "article", "id", "url", "reasons", "createdAt");
        assertThat(held.at("/reasons").size()).isPositive();
        var approval = Api.json().put("decision", "APPROVE");
        approval.putArray("ids").add(id);
        assertThat(api.call(HttpMethod.POST, "/admin/comments/decisions", Tokens.administrator("chief"), approval))
                .hasStatusOk();
        var decision = event(id, "decision.made").at("/data");
        assertThat(decision.propertyNames()).containsExactly("site", "article", "id", "url", "state");
        assertThat(decision.at("/state").asString()).isEqualTo("PUBLISHED");
        event(id, "comment.published");
    }

    @Test
    void eventThatACrashLeftInTheCommentIsMovedOnce() {
        var id = posted(Api.article(), "words");
        event(id, "comment.published");
        awaitMoved(id);
        var left = new WebhookEvent(
                "01900000-0000-7000-8000-" + id.substring(24), "hooked", "comment.published", "{}", null);
        mongo.getCollection("comments")
                .updateOne(
                        Filters.and(Filters.eq("_id", id), Filters.exists("thread")),
                        Updates.set(WebhookEvent.FIELD, WebhookEvent.documents(List.of(left, left))));
        await().until(() -> queue.deliveries().countDocuments(Filters.eq("event", left.id())) == 1);
        awaitMoved(id);
    }

    @Test
    void siteWithoutEndpointsWritesNoEvents() {
        var id = Api.id(api.posted(Api.article(), "ann", "words"));
        assertThat(stored(id)).isNotEmpty().doesNotContainKey(WebhookEvent.FIELD);
        assertThat(deliveries(id)).isEmpty();
    }

    private String posted(String article, String text) {
        var result = post(article, text);
        assertThat(result).hasStatus(201);
        return Api.id(Api.body(result));
    }

    private MvcTestResult post(String article, String text) {
        return api.call(
                HttpMethod.POST,
                "/sites/hooked/articles/" + article + "/comments",
                Tokens.reader("ann"),
                Api.json().put("text", text).put("articleUrl", URL));
    }

    /** The event about a comment, once it is in the queue. */
    private JsonNode event(String comment, String type) {
        await(type)
                .until(() -> deliveries(comment).stream()
                        .anyMatch(delivery -> delivery.getString("type").equals(type)));
        return deliveries(comment).stream()
                .filter(delivery -> delivery.getString("type").equals(type))
                .map(delivery -> json.readTree(delivery.getString("payload")))
                .findFirst()
                .orElseThrow();
    }

    private List<Document> deliveries(String comment) {
        return queue.deliveries().find(Filters.regex("payload", comment)).into(new ArrayList<>());
    }

    private void awaitMoved(String id) {
        await("the comment to hold no event")
                .until(() -> stored(id)
                        .getList(WebhookEvent.FIELD, Document.class, List.of())
                        .isEmpty());
    }

    private Document stored(String id) {
        return Objects.requireNonNull(
                mongo.getCollection("comments").find(Filters.eq("_id", id)).first());
    }
}
