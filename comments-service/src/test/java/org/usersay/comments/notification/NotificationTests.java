package org.usersay.comments.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replies are told at least once, in the form decision 0043 asks for. */
@CommentsServiceTest
class NotificationTests {

    private static final Receiver RECEIVER = new Receiver();

    @Autowired
    Api api;

    @Autowired
    NotificationDispatcher notificationDispatcher;

    @Autowired
    UntoldStore untold;

    private final String article = Api.article();

    @DynamicPropertySource
    static void receiver(DynamicPropertyRegistry registry) {
        registry.add("usersay.notices.service", RECEIVER::address);
        registry.add("usersay.service.key", () -> "a key that services share");
    }

    @AfterAll
    static void stop() {
        RECEIVER.server.stop(0);
    }

    @BeforeEach
    void nothingIsLeft() throws InterruptedException {
        RECEIVER.status = 204;
        assertThat(notificationDispatcher.tellAll()).isTrue();
        RECEIVER.told.clear();
    }

    @Test
    void replyIsToldToWhomItAnswers() throws InterruptedException {
        var top = Api.id(api.posted(article, "ann", "a question"));
        var reply = Api.id(api.replied(article, "bob", "an answer", top));
        api.replied(article, "ann", "an answer to myself", top);
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(RECEIVER.of(reply)).isNotEmpty().allSatisfy(notice -> {
            assertThat(notice.get("kind").stringValue()).isEqualTo("REPLY");
            assertThat(notice.get("recipient").stringValue()).isEqualTo("ann");
            assertThat(notice.at("/author/id").stringValue()).isEqualTo("bob");
            assertThat(notice.get("site").stringValue()).isEqualTo("vir");
            assertThat(notice.get("id").stringValue()).isEqualTo(reply + ":reply");
        });
        assertThat(RECEIVER.told)
                .allSatisfy(notice ->
                        assertThat(notice.at("/author/id").stringValue()).isNotEqualTo("ann"));
        assertThat(untold.after("", 10)).isEmpty();
    }

    @Test
    void replyIsSaidToBeOnAPageOfTheSite() throws InterruptedException {
        var replies = new ArrayList<String>();
        for (var page : List.of("http://localhost:8080/story#top", "https://elsewhere.example/story")) {
            var told = Api.article();
            assertThat(api.call(
                            HttpMethod.PUT,
                            "/admin/sites/vir/articles/" + told,
                            Tokens.administrator("cms"),
                            Api.json().put("title", "T").put("url", page)))
                    .hasStatusOk();
            replies.add(Api.id(api.replied(told, "bob", "an answer", Api.id(api.posted(told, "ann", "a question")))));
        }
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(RECEIVER.of(replies.get(0)))
                .isNotEmpty()
                .allSatisfy(notice -> assertThat(notice.get("url").stringValue())
                        .isEqualTo("http://localhost:8080/story#comment-" + replies.get(0)));
        assertThat(RECEIVER.of(replies.get(1)))
                .isNotEmpty()
                .allSatisfy(
                        notice -> assertThat(notice.get("url").stringValue()).isEqualTo("http://localhost:8080"));
    }

    @Test
    void replyThatIsNotTakenIsToldAgain() throws InterruptedException {
        RECEIVER.status = 503;
        var top = Api.id(api.posted(article, "ann", "a question"));
        var reply = Api.id(api.replied(article, "bob", "an answer", top));
        assertThat(notificationDispatcher.tellAll()).isFalse();
        assertThat(untold.after("", 10)).extracting(UntoldStore.Untold::id).containsExactly(reply);
        RECEIVER.status = 204;
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(RECEIVER.of(reply)).isNotEmpty();
        assertThat(untold.after("", 10)).isEmpty();
    }

    @Test
    void refusedNoticeIsGivenUpAndDoesNotHoldUpOthers() throws InterruptedException {
        RECEIVER.status = 503;
        var top = Api.id(api.posted(article, "ann", "a question"));
        api.replied(article, "bob", "one", top);
        api.replied(article, "cid", "two", top);
        RECEIVER.status = 400;
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(untold.after("", 10)).isEmpty();
    }

    @Test
    void rejectedReplyIsNotTold() throws InterruptedException {
        RECEIVER.status = 503;
        var top = Api.id(api.posted(article, "ann", "a question"));
        var reply = Api.id(api.replied(article, "bob", "spam", top));
        api.decide("SPAM", reply);
        // Waits for an attempt under way, which is refused; then there is nothing left to bring.
        assertThat(notificationDispatcher.tellAll()).isTrue();
        RECEIVER.status = 204;
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(RECEIVER.of(reply)).isEmpty();
        assertThat(untold.after("", 10)).isEmpty();
    }

    @Test
    void mentionIsToldOnceToEachWhoIsNeitherAnsweredNorTheAuthor() throws InterruptedException {
        var top = Api.id(api.posted(article, "ann", "a question"));
        api.posted(article, "cid", "me too");
        api.posted(article, "bob", "and me");
        var reply =
                Api.id(api.replied(article, "bob", "@Reader ann, @Reader cid, @Reader cid, @Reader bob: look", top));
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(RECEIVER.of(reply))
                .extracting(notice -> notice.get("id").stringValue())
                .containsOnly(reply + ":reply", reply + ":mention:cid");
        assertThat(RECEIVER.of(reply))
                .filteredOn(notice -> notice.get("kind").stringValue().equals("MENTION"))
                .isNotEmpty()
                .allSatisfy(notice ->
                        assertThat(notice.get("recipient").stringValue()).isEqualTo("cid"));
        assertThat(untold.after("", 10)).isEmpty();
    }

    @Test
    void editTellsOnlyThoseWhomItMentionsFirst() throws InterruptedException {
        api.posted(article, "ann", "one");
        api.posted(article, "cid", "two");
        var comment = Api.id(api.posted(article, "bob", "@Reader ann"));
        assertThat(notificationDispatcher.tellAll()).isTrue();
        RECEIVER.told.clear();
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/comments/" + comment,
                        Tokens.reader("bob"),
                        Api.json().put("text", "@Reader ann and @Reader cid")))
                .hasStatusOk();
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(RECEIVER.of(comment))
                .isNotEmpty()
                .extracting(notice -> notice.get("id").stringValue())
                .containsOnly(comment + ":mention:cid");
        assertThat(untold.after("", 10)).isEmpty();
    }

    @Test
    void heldMentionIsToldOnceItIsPublished() throws InterruptedException {
        api.posted(article, "ann", "one");
        var links = "https://a.example https://b.example https://c.example https://d.example https://e.example ";
        var held = Api.id(Api.body(api.post(article, "bob", links + "https://f.example @Reader ann")));
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(RECEIVER.of(held)).isEmpty();
        assertThat(untold.after("", 10)).extracting(UntoldStore.Untold::id).containsExactly(held);
        api.decide("APPROVE", held);
        assertThat(notificationDispatcher.tellAll()).isTrue();
        assertThat(RECEIVER.of(held)).isNotEmpty();
    }

    /** The other service: checks the signature and answers as it is told to. */
    private static final class Receiver {
        private static final JsonMapper JSON = new JsonMapper();

        private final HttpServer server;
        private final Queue<JsonNode> told = new ConcurrentLinkedQueue<>();
        private volatile int status = 204;

        Receiver() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/internal/notices", this::take);
                server.start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        List<JsonNode> of(String comment) {
            return told.stream()
                    .filter(notice -> notice.get("id").stringValue().startsWith(comment))
                    .toList();
        }

        private void take(HttpExchange exchange) throws IOException {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var signature = ServiceSignature.sign(
                    "a key that services share",
                    headers.getFirst("Usersay-Service-Time"),
                    "POST",
                    "/internal/notices",
                    body);
            boolean genuine = signature.equals(headers.getFirst("Usersay-Service-Signature"));
            if (genuine && status == 204) {
                JSON.readTree(body).get("notices").forEach(told::add);
            }
            exchange.sendResponseHeaders(genuine ? status : 401, -1);
            exchange.close();
        }
    }
}
