package org.usersay.comments.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.posting.ReaderContributions;
import org.usersay.comments.store.Comments;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replies and mentions reach the subscription-service at least once, as signed batches. */
@CommentsServiceTest
@TestPropertySource(
        properties = {
            "usersay.service.key=" + NotificationTests.KEY,
            "usersay.notices.look-every=100ms",
            "usersay.comments.undo-window=2s"
        })
class NotificationTests {

    static final String KEY = "a key that services share";

    private static final Receiver RECEIVER = new Receiver();
    private static final String MODERATOR = Tokens.moderator("mod");

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    ReaderContributions contributions;

    @Autowired
    Comments comments;

    private final String article = Api.article();

    @DynamicPropertySource
    static void receiver(DynamicPropertyRegistry registry) {
        registry.add("usersay.notices.service", RECEIVER::address);
    }

    @AfterAll
    static void stop() {
        RECEIVER.server.stop(0);
    }

    @BeforeEach
    void awaitNothingPending() {
        RECEIVER.status = 204;
        await().until(() -> pending().isEmpty());
    }

    @Test
    void replyNotifiesTheAuthorOfItsParent() {
        var top = Api.id(api.posted(article, "ann", "a question"));
        var reply = Api.id(api.replied(article, "bob", "an answer", top));
        var own = Api.id(api.replied(article, "ann", "an answer to myself", top));
        await().until(() -> pending().isEmpty());
        assertThat(RECEIVER.accepted(reply)).isNotEmpty().allSatisfy(notification -> {
            assertThat(notification.get("kind").stringValue()).isEqualTo("REPLY");
            assertThat(notification.get("recipient").stringValue()).isEqualTo("ann");
            assertThat(notification.at("/author/id").stringValue()).isEqualTo("bob");
            assertThat(notification.get("site").stringValue()).isEqualTo("vir");
            assertThat(notification.get("id").stringValue()).isEqualTo(reply + ":reply");
        });
        assertThat(RECEIVER.accepted(own)).isEmpty();
    }

    @Test
    void replyCarriesHowItBeginsAndNoMarkupOrQuotation() {
        var top = Api.id(api.posted(article, "ann", "a question"));
        var text = "> a question\n\n**Yes**, see [this](https://example.org/a) <b>&amp;</b>\n\n`x < y`";
        var reply = Api.id(api.replied(article, "bob", text, top));
        var longer = Api.id(api.replied(article, "bob", "word ".repeat(300), top));
        var mention = Api.id(api.posted(article, "ann", "nobody is answered"));
        await().until(() -> pending().isEmpty());
        assertThat(excerpts(reply)).containsOnly("Yes, see this <b>&</b> x < y");
        assertThat(excerpts(longer)).allSatisfy(excerpt -> assertThat(excerpt).hasSize(500));
        assertThat(RECEIVER.accepted(mention)).isEmpty();
    }

    @Test
    void replyThatIsHeldIsNotQuoted() {
        var top = Api.id(api.posted(article, "ann", "a question"));
        var reply = Api.id(api.replied(article, "bob", "an answer", top));
        await().until(() -> pending().isEmpty());
        var published = comments.findAll(List.of(reply)).getFirst();
        assertThat(ReplyExcerpt.of(published)).isEqualTo("an answer");
        api.decide("SPAM", reply);
        assertThat(ReplyExcerpt.of(comments.findAll(List.of(reply)).getFirst())).isNull();
    }

    private static List<String> excerpts(String comment) {
        var excerpts = RECEIVER.accepted(comment).stream()
                .map(notification -> notification.get("excerpt").stringValue())
                .toList();
        assertThat(excerpts).isNotEmpty();
        return excerpts;
    }

    @Test
    void authorGetsTheStatementOnceTheRejectionCannotBeUndoneWhereTheSiteAsks() {
        var silent = Api.id(api.posted(article, "ann", "one that is rejected without mail"));
        reject(silent);
        mailStatements(true);
        try {
            var rejected = Api.id(api.posted(article, "ann", "one that is rejected"));
            var readmitted = Api.id(api.posted(article, "ann", "one that is rejected by mistake"));
            var worded = Api.id(api.posted(article, "cleo", "one that is rejected in own words"));
            reject(rejected);
            decide(worded, Api.json().put("statement", "No street names, please."));
            var undo = "/admin/comments/decisions/" + reject(readmitted);
            assertThat(pending()).contains(rejected, readmitted);
            assertThat(api.call(HttpMethod.DELETE, undo, MODERATOR, null)).hasStatusOk();
            assertThat(pending()).contains(rejected).doesNotContain(readmitted);
            await().until(() -> pending().isEmpty());
            assertThat(RECEIVER.accepted(rejected)).hasSize(1).allSatisfy(notification -> {
                assertThat(notification.get("kind").stringValue()).isEqualTo("STATEMENT");
                assertThat(notification.get("recipient").stringValue()).isEqualTo("ann");
                assertThat(notification.at("/author/id").stringValue()).isEmpty();
                assertThat(notification.get("statement").stringValue()).contains("insults");
            });
            assertThat(RECEIVER.accepted(worded))
                    .singleElement()
                    .satisfies(notification -> assertThat(
                                    notification.get("statement").stringValue())
                            .isEqualTo("No street names, please."));
            assertThat(RECEIVER.accepted(readmitted)).isEmpty();
            assertThat(RECEIVER.accepted(silent)).isEmpty();
        } finally {
            mailStatements(false);
        }
    }

    private String reject(String id) {
        return decide(id, Api.json().put("reasonCode", "insult"));
    }

    private String decide(String id, ObjectNode why) {
        var decision = why.put("decision", "REJECT");
        decision.putArray("ids").add(id);
        var answer = api.call(HttpMethod.POST, "/admin/comments/decisions", MODERATOR, decision);
        assertThat(answer).hasStatusOk();
        return Api.body(answer).at("/items/0/decision").stringValue();
    }

    private void mailStatements(boolean wanted) {
        var reasons = "/admin/sites/vir/reasons";
        var stored = (ObjectNode) Api.body(api.call(HttpMethod.GET, reasons, MODERATOR, null));
        var changed = stored.put("mailStatements", wanted);
        assertThat(api.call(HttpMethod.PUT, reasons, MODERATOR, changed)).hasStatusOk();
    }

    @Test
    void notificationLinksToAPageOfTheSiteOnly() {
        var replies = new ArrayList<String>();
        for (var page : List.of("http://localhost:8080/story#top", "https://elsewhere.example/story")) {
            var announced = Api.article();
            assertThat(api.call(
                            HttpMethod.PUT,
                            "/admin/sites/vir/articles/" + announced,
                            Tokens.administrator("cms"),
                            Api.json().put("title", "T").put("url", page)))
                    .hasStatusOk();
            var top = Api.id(api.posted(announced, "ann", "a question"));
            replies.add(Api.id(api.replied(announced, "bob", "an answer", top)));
        }
        await().until(() -> pending().isEmpty());
        assertThat(RECEIVER.accepted(replies.get(0)))
                .extracting(notification -> notification.get("url").stringValue())
                .containsOnly("http://localhost:8080/story#comment-" + replies.get(0));
        assertThat(RECEIVER.accepted(replies.get(1)))
                .extracting(notification -> notification.get("url").stringValue())
                .containsOnly("http://localhost:8080");
    }

    @Test
    void notificationIsSentAgainUntilItIsAccepted() {
        RECEIVER.status = 503;
        var top = Api.id(api.posted(article, "ann", "a question"));
        var reply = Api.id(api.replied(article, "bob", "an answer", top));
        await().until(() -> RECEIVER.attempted(reply));
        assertThat(pending()).containsExactly(reply);
        RECEIVER.status = 204;
        await().until(() -> pending().isEmpty());
        assertThat(RECEIVER.accepted(reply)).isNotEmpty();
    }

    @Test
    void rejectedNotificationIsGivenUpAndDoesNotBlockOthers() {
        RECEIVER.status = 503;
        var top = Api.id(api.posted(article, "ann", "a question"));
        var one = Api.id(api.replied(article, "bob", "one", top));
        var two = Api.id(api.replied(article, "cid", "two", top));
        RECEIVER.status = 400;
        await().until(() -> pending().isEmpty());
        assertThat(RECEIVER.attempted(one)).isTrue();
        assertThat(RECEIVER.attempted(two)).isTrue();
    }

    @Test
    void commentThatIsRemovedBeforeItsNotificationIsSentCausesNone() {
        RECEIVER.status = 503;
        var top = Api.id(api.posted(article, "ann", "a question"));
        var reply = Api.id(api.replied(article, "bob", "spam", top));
        api.decide("SPAM", reply);
        // Attempts follow each other, so none that began before the decision is in progress after this one.
        var later = Api.id(api.replied(article, "cid", "an answer", top));
        await().until(() -> RECEIVER.attempted(later));
        RECEIVER.status = 204;
        await().until(() -> pending().isEmpty());
        assertThat(RECEIVER.accepted(later)).isNotEmpty();
        assertThat(RECEIVER.accepted(reply)).isEmpty();
    }

    @Test
    void commentThatASuspensionRemovedNotifiesNobodyAgainWhenItComesBack() {
        var top = Api.id(api.posted(article, "ann", "a question"));
        var reply = Api.id(api.replied(article, "suspended-author", "an answer", top));
        await().until(() -> pending().isEmpty());
        contributions.removeAll("suspended-author", "a-suspension");
        RECEIVER.status = 503;
        contributions.restoreAll("suspended-author", List.of("a-suspension"));
        assertThat(api.read("/comments/" + reply).get("html").stringValue()).contains("an answer");
        assertThat(pending()).doesNotContain(reply);
    }

    @Test
    void heldCommentThatComesBackFromARemovalNotifiesOnceItIsApproved() {
        var top = Api.id(api.posted(article, "ann", "a question"));
        var links = "https://a.example https://b.example https://c.example https://d.example https://e.example ";
        var answer = Api.json().put("text", links + "https://f.example").put("parent", top);
        var held = Api.id(
                Api.body(api.call(HttpMethod.POST, Api.thread(article), Tokens.reader("suspended-author"), answer)));
        contributions.removeAll("suspended-author", "another-suspension");
        contributions.restoreAll("suspended-author", List.of("another-suspension"));
        assertThat(pending()).doesNotContain(held);
        api.decide("APPROVE", held);
        await().until(() -> !RECEIVER.accepted(held).isEmpty());
    }

    @Test
    void mentionNotifiesEachReaderOnceButNeitherTheParentsAuthorNorTheAuthor() {
        var top = Api.id(api.posted(article, "ann", "a question"));
        api.posted(article, "cid", "me too");
        api.posted(article, "bob", "and me");
        var reply =
                Api.id(api.replied(article, "bob", "@Reader ann, @Reader cid, @Reader cid, @Reader bob: look", top));
        await().until(() -> pending().isEmpty());
        assertThat(RECEIVER.accepted(reply))
                .extracting(notification -> notification.get("id").stringValue())
                .containsOnly(reply + ":reply", reply + ":mention:cid");
        assertThat(RECEIVER.accepted(reply))
                .filteredOn(
                        notification -> notification.get("kind").stringValue().equals("MENTION"))
                .extracting(notification -> notification.get("recipient").stringValue())
                .containsOnly("cid");
    }

    @Test
    void editNotifiesOnlyReadersItMentionsInAddition() {
        api.posted(article, "ann", "one");
        api.posted(article, "cid", "two");
        var comment = Api.id(api.posted(article, "bob", "@Reader ann"));
        await().until(() -> pending().isEmpty());
        RECEIVER.accepted.clear();
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/comments/" + comment,
                        Tokens.reader("bob"),
                        Api.json().put("text", "@Reader ann and @Reader cid")))
                .hasStatusOk();
        await().until(() -> pending().isEmpty());
        assertThat(RECEIVER.accepted(comment))
                .extracting(notification -> notification.get("id").stringValue())
                .containsOnly(comment + ":mention:cid");
    }

    @Test
    void heldCommentNotifiesOnceItIsApproved() {
        api.posted(article, "ann", "one");
        var links = "https://a.example https://b.example https://c.example https://d.example https://e.example ";
        var held = Api.id(Api.body(api.post(article, "bob", links + "https://f.example @Reader ann")));
        assertThat(pending()).doesNotContain(held);
        assertThat(RECEIVER.attempted(held)).isFalse();
        api.decide("APPROVE", held);
        await().until(() -> !RECEIVER.accepted(held).isEmpty());
    }

    /** Ids of the comments with notifications that are not sent. */
    private List<String> pending() {
        return mongo.getCollection("comments")
                .find(Filters.exists("notifications"))
                .map(comment -> comment.getString("_id"))
                .into(new ArrayList<>());
    }

    /** The subscription-service: checks the signature and answers with a status that the test sets. */
    private static final class Receiver {
        private static final JsonMapper JSON = new JsonMapper();

        private final HttpServer server;
        private final Queue<JsonNode> accepted = new ConcurrentLinkedQueue<>();
        private final Set<String> attempted = ConcurrentHashMap.newKeySet();
        private volatile int status = 204;

        Receiver() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/internal/notifications", this::answer);
                server.start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        List<JsonNode> accepted(String comment) {
            return accepted.stream()
                    .filter(notification -> notification.get("id").stringValue().startsWith(comment))
                    .toList();
        }

        /** Whether a batch with a notification of this comment was answered, with whatever status. */
        boolean attempted(String comment) {
            return attempted.stream().anyMatch(id -> id.startsWith(comment));
        }

        private void answer(HttpExchange exchange) throws IOException {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var signature = ServiceSignature.sign(
                    KEY, headers.getFirst("Usersay-Service-Time"), "POST", "/internal/notifications", body);
            boolean genuine = signature.equals(headers.getFirst("Usersay-Service-Signature"));
            int answered = genuine ? status : 401;
            var notifications = JSON.readTree(body).get("notices");
            if (answered == 204) {
                notifications.forEach(accepted::add);
            }
            exchange.sendResponseHeaders(answered, -1);
            exchange.close();
            notifications.forEach(
                    notification -> attempted.add(notification.get("id").stringValue()));
        }
    }
}
