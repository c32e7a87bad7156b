package org.usersay.comments.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.AtOnce;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Queues of the moderation desk, their numbers, and what stands beside each comment. */
@CommentsServiceTest
class QueueTests {

    private static final String QUEUES = "/admin/sites/vir/queues";

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    private final String article = Api.article();

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    @Test
    void commentMovesFromQueueToQueueAndTheNumbersFollowAtOnce() {
        var before = counts();
        var comment = id(api.posted(article, "ann", "hello"));
        assertThat(queue("new")).containsExactly(comment);
        assertThat(changes(before)).isEqualTo(Map.of("new", 1L, "all", 1L));

        report(comment, "bob");
        assertThat(queue("reported")).containsExactly(comment);
        assertThat(queue("new")).isEmpty();
        assertThat(changes(before)).isEqualTo(Map.of("reported", 1L, "all", 1L));

        api.decide("APPROVE", comment);
        assertThat(queue("reported")).isEmpty();
        assertThat(queue("new")).isEmpty();
        assertThat(changes(before)).isEqualTo(Map.of("all", 1L));

        report(comment, "eve");
        assertThat(queue("reported")).containsExactly(comment);
        api.decide("REJECT", comment);
        assertThat(queue("rejected")).containsExactly(comment);
        assertThat(changes(before)).isEqualTo(Map.of("rejected", 1L, "all", 1L));
        api.decide("SPAM", comment);
        assertThat(queue("spam")).containsExactly(comment);
        assertThat(changes(before)).isEqualTo(Map.of("spam", 1L, "all", 1L));
        assertThat(queue("all")).containsExactly(comment);
        api.decide("DELETE", comment);
        assertThat(changes(before)).isEqualTo(Map.of("all", 1L));

        api.announce(article, "PREMODERATED");
        var held = id(body(api.post(article, "ann", "may I?")));
        assertThat(queue("pending")).containsExactly(held);
        assertThat(changes(before)).isEqualTo(Map.of("pending", 1L, "all", 2L));
    }

    @Test
    void numbersAgreeWithTheDocumentsAfterConcurrentDecisions() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            ids.add(id(api.posted(article, "ann", "number " + i)));
        }
        AtOnce.run(
                20,
                i -> api.decide(List.of("APPROVE", "REJECT", "SPAM").get(i % 3), ids.get(i), ids.get((i + 1) % 20)));
        var counts = counts();
        assertThat(counts.get("pending")).isEqualTo(documents(Filters.eq("state", "HELD")));
        assertThat(counts.get("rejected")).isEqualTo(documents(Filters.eq("state", "REJECTED")));
        assertThat(counts.get("spam")).isEqualTo(documents(Filters.eq("state", "SPAM")));
        assertThat(counts.get("all")).isEqualTo(documents(Filters.empty()));
        var published = Filters.eq("state", "PUBLISHED");
        assertThat(counts.get("new"))
                .isEqualTo(documents(Filters.and(
                        published,
                        Filters.exists("decision", false),
                        Filters.exists("imported", false),
                        Filters.exists("reports", false))));
    }

    @Test
    void approvedCommentIsHeldAgainByNewReportsOnly() {
        api.moderate(settings -> settings.put("reportsToHold", 2));
        var comment = id(api.posted(article, "ann", "annoying"));
        report(comment, "r1");
        report(comment, "r2");
        assertThat(queue("pending")).containsExactly(comment);
        api.decide("APPROVE", comment);
        report(comment, "r3");
        assertThat(queue("reported")).containsExactly(comment);
        assertThat(api.count(article)).isEqualTo(1);
        report(comment, "r4");
        assertThat(queue("pending")).containsExactly(comment);
        api.decide("DELETE", comment);
    }

    @Test
    void itemNamesArticleParentMatchesAndTheRecordOfItsAuthor() {
        api.moderate(
                settings -> settings.put("linkLimit", 0).withArray("heldWords").add("casino"));
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/admin/sites/vir/articles/" + article,
                        Tokens.moderator("mod"),
                        json().put("title", "A story").put("url", "http://localhost:8080/story")))
                .hasStatusOk();
        var author = "author-" + article;
        var parent = id(api.posted(article, "ann", "a *question*"));
        id(api.posted(article, author, "published"));
        api.decide("REJECT", id(api.posted(article, author, "rejected")));
        var held = body(api.call(
                HttpMethod.POST,
                Api.thread(article),
                Tokens.reader(author),
                json().put("text", "In the Cásinó, see https://example.org/win").put("parent", parent)));

        var item = api.queue("queue=pending&article=" + article).at("/items/0");

        assertThat(id(item)).isEqualTo(id(held));
        assertThat(item.get("articleTitle").stringValue()).isEqualTo("A story");
        assertThat(item.get("articleUrl").stringValue()).isEqualTo("http://localhost:8080/story");
        assertThat(item.at("/parentComment/id").stringValue()).isEqualTo(parent);
        assertThat(item.at("/parentComment/authorName").stringValue()).isEqualTo("Reader ann");
        assertThat(item.at("/parentComment/html").stringValue()).contains("<em>question</em>");
        assertThat(item.at("/parentComment/state").stringValue()).isEqualTo("PUBLISHED");
        assertThat(item.get("reasons")).extracting(JsonNode::stringValue).containsExactly("WORDS", "LINKS");
        assertThat(item.get("matches"))
                .extracting(JsonNode::stringValue)
                .containsExactly("Cásinó", "https://example.org/win");
        assertThat(item.get("decision").isNull()).isTrue();
        assertThat(item.at("/authorRecord/published").intValue()).isEqualTo(1);
        assertThat(item.at("/authorRecord/held").intValue()).isEqualTo(1);
        assertThat(item.at("/authorRecord/rejected").intValue()).isEqualTo(1);
        assertThat(item.at("/authorRecord/spam").intValue()).isZero();

        api.decide("APPROVE", id(held));
        var approved = api.queue("article=" + article + "&author=" + author).at("/items/0");
        assertThat(approved.get("matches")).isEmpty();
        assertThat(approved.at("/decision/decision").stringValue()).isEqualTo("APPROVE");
        assertThat(approved.at("/decision/by").stringValue()).isEqualTo("mod");
    }

    @Test
    void queuesArePagedByTheirLink() {
        for (int i = 0; i < 3; i++) {
            api.posted(article, "ann", "number " + i);
        }
        var query = "queue=new&article=" + article + "&limit=2";
        var first = api.queue(query);
        var next = first.get("next").stringValue();
        assertThat(first.get("items")).hasSize(2);
        assertThat(api.queue(query + "&cursor=" + next).get("items")).hasSize(1);
        assertThat(ask("/admin/sites/vir/comments?queue=pending&cursor=" + next, Tokens.moderator("mod")))
                .as("a cursor of another queue")
                .isEqualTo(400);
    }

    @Test
    void unknownQueuesAndStrangersAreRefused() {
        for (var wrong :
                List.of("queue=PENDING", "queue=x", "queue=new&state=HELD", "queue=", "queue=new&queue=spam")) {
            assertThat(ask("/admin/sites/vir/comments?" + wrong, Tokens.moderator("mod")))
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(ask(QUEUES, Tokens.reader("ann"))).isEqualTo(403);
        assertThat(ask(QUEUES, Tokens.of("m", "other", Role.READER, Role.MODERATOR)))
                .isEqualTo(403);
        assertThat(ask("/admin/sites/other/queues", Tokens.of("m", "other", Role.READER, Role.MODERATOR)))
                .isEqualTo(200);
    }

    private int ask(String path, String token) {
        return api.call(HttpMethod.GET, path, token, null).getResponse().getStatus();
    }

    private void report(String comment, String reader) {
        assertThat(api.call(
                        HttpMethod.POST,
                        "/comments/" + comment + "/reports",
                        Tokens.reader(reader),
                        json().put("reason", "ABUSE")))
                .hasStatus(202);
    }

    private List<String> queue(String name) {
        return api.queue("queue=" + name + "&article=" + article)
                .get("items")
                .valueStream()
                .map(Api::id)
                .toList();
    }

    private Map<String, Long> counts() {
        var result = api.call(HttpMethod.GET, QUEUES, Tokens.moderator("mod"), null);
        assertThat(result).hasStatusOk().headers().hasValue("Cache-Control", "no-store, private");
        Map<String, Long> counts = new TreeMap<>();
        body(result)
                .properties()
                .forEach(queue -> counts.put(queue.getKey(), queue.getValue().longValue()));
        assertThat(counts).containsOnlyKeys("pending", "reported", "new", "spam", "rejected", "all");
        return counts;
    }

    private Map<String, Long> changes(Map<String, Long> before) {
        var changes = counts();
        changes.replaceAll((queue, count) -> count - before.getOrDefault(queue, 0L));
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    private long documents(Bson which) {
        return mongo.getCollection("comments").countDocuments(Filters.and(Filters.eq("site", "vir"), which));
    }
}
