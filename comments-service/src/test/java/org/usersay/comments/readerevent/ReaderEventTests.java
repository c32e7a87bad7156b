package org.usersay.comments.readerevent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEvent.Kind;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.test.Tokens;

/** Suspended and departed readers. */
@CommentsServiceTest
class ReaderEventTests {

    private static final String KEY = "a key that services share";
    private static final Feed FEED = new Feed();

    @Autowired
    Api api;

    @Autowired
    ReaderEventListener listener;

    @Autowired
    MongoDatabase database;

    private final String article = Api.article();
    private final String ann = "ann-" + UUID.randomUUID();

    @DynamicPropertySource
    static void feed(DynamicPropertyRegistry registry) {
        registry.add("usersay.standing.service", FEED::address);
        // Both are the subscription-service, behind one circuit breaker.
        registry.add("usersay.notices.service", FEED::address);
        registry.add("usersay.standing.follow-every", () -> "1h");
        registry.add("usersay.service.key", () -> KEY);
    }

    @AfterAll
    static void stop() {
        FEED.server.stop(0);
    }

    @Test
    void suspensionRemovesCommentsOnlyIfTheModeratorChoseSo() {
        var top = Api.id(api.posted(article, ann, "words"));
        api.replied(article, "bob", "an answer", top);
        listener.apply(event(Kind.SUSPENDED, Instant.now().plusSeconds(3600), false));
        assertThat(api.count(article)).isEqualTo(2);
        var again = event(Kind.SUSPENDED, Instant.now().plusSeconds(3600), true);
        listener.apply(again);
        listener.apply(again);
        assertThat(api.count(article)).isEqualTo(1);
        assertThat(api.read(Api.thread(article)).at("/items/0/state").stringValue())
                .isEqualTo("REJECTED");
        api.decide("APPROVE", top);
        assertThat(api.count(article)).isEqualTo(2);
    }

    @Test
    void undoOfASuspensionBringsBackWhatItRemovedAsItWas() {
        var published = Api.id(api.posted(article, ann, "words"));
        var rejectedBefore = Api.id(api.posted(article, ann, "rejected by a moderator before"));
        api.decide("REJECT", rejectedBefore);
        var rejectedSince = Api.id(api.posted(article, ann, "rejected by a moderator since"));
        var undone = Api.id(api.posted(article, ann, "approved since, and that undone"));
        api.announce(article, "PREMODERATED");
        var held = Api.id(Api.body(api.post(article, ann, "waits")));
        api.announce(article, "OPEN");
        var suspended = event(Kind.SUSPENDED, Instant.now().plusSeconds(3600), true);
        listener.apply(suspended);
        assertThat(api.count(article)).isZero();
        api.decide("SPAM", rejectedSince);
        var approved = api.decide("APPROVE", undone);
        var decision = approved.at("/0/decision").stringValue();
        assertThat(api.call(HttpMethod.DELETE, "/admin/comments/decisions/" + decision, Tokens.moderator("mod"), null))
                .hasStatusOk();

        var readmitted = ReaderEvent.readmitted(UuidV7.next(), ann, Instant.now(), List.of(suspended.id()));
        listener.apply(readmitted);
        listener.apply(readmitted);

        assertThat(state(published)).isEqualTo("PUBLISHED");
        assertThat(state(held)).isEqualTo("HELD");
        assertThat(state(rejectedBefore)).isEqualTo("REJECTED");
        assertThat(state(rejectedSince)).isEqualTo("SPAM");
        assertThat(state(undone)).isEqualTo("PUBLISHED");
        assertThat(api.count(article)).isEqualTo(2);
    }

    @Test
    void undoBringsBackNothingThatAnEarlierSuspensionRemoved() {
        var first = Api.id(api.posted(article, ann, "of the first suspension"));
        listener.apply(event(Kind.SUSPENDED, Instant.now().plusSeconds(3600), true));
        listener.apply(event(Kind.READMITTED, null, false));
        assertThat(state(first)).isEqualTo("REJECTED");
        var second = Api.id(api.posted(article, ann, "of the second"));
        var again = event(Kind.SUSPENDED, Instant.now().plusSeconds(3600), true);
        listener.apply(again);

        listener.apply(ReaderEvent.readmitted(UuidV7.next(), ann, Instant.now(), List.of(again.id())));

        assertThat(state(first)).isEqualTo("REJECTED");
        assertThat(state(second)).isEqualTo("PUBLISHED");
    }

    /** As a crash leaves it: some are removed, some are not, and both events are applied again. */
    @Test
    void removalAndUndoThatWereInterruptedAreFinishedByTheirEvents() {
        var one = Api.id(api.posted(article, ann, "one"));
        var suspended = event(Kind.SUSPENDED, Instant.now().plusSeconds(3600), true);
        listener.apply(suspended);
        var two = Api.id(api.posted(article, ann, "two"));
        listener.apply(suspended);
        assertThat(api.count(article)).isZero();
        var readmitted = ReaderEvent.readmitted(UuidV7.next(), ann, Instant.now(), List.of(suspended.id()));
        listener.apply(readmitted);
        listener.apply(suspended);
        listener.apply(readmitted);
        assertThat(List.of(state(one), state(two))).containsOnly("PUBLISHED");
        assertThat(api.count(article)).isEqualTo(2);
    }

    private String state(String comment) {
        return api.queue("article=" + article)
                .get("items")
                .valueStream()
                .filter(item -> item.at("/id").stringValue().equals(comment))
                .map(item -> item.at("/state").stringValue())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readerWhoLeavesIsRemovedFromCommentsWhichStay() {
        var top = Api.id(api.posted(article, ann, "first words"));
        assertThat(edit(top, "second words")).hasStatusOk();
        var reply = top;
        for (int i = 0; i < 5; i++) {
            reply = Api.id(api.replied(article, i % 2 == 0 ? "bob" : ann, "answer " + i, reply));
        }
        assertThat(api.get("/readers/" + ann)).hasStatusOk();
        var left = event(Kind.LEFT, null, true);
        listener.apply(left);
        listener.apply(left);

        assertThat(api.count(article)).isEqualTo(6);
        var page = api.read(Api.thread(article));
        assertThat(page.at("/items/0/html").stringValue()).contains("second words");
        assertThat(page.at("/items/0/author/id").stringValue()).isEmpty();
        assertThat(page.at("/items/0/author/name").stringValue()).isEmpty();
        assertThat(page.toString()).doesNotContain(ann);
        assertThat(api.read("/comments/" + reply).toString()).doesNotContain(ann);
        assertThat(api.get("/readers/" + ann + "/comments")).bodyText().doesNotContain("second words");
        var queue =
                api.call(HttpMethod.GET, "/admin/sites/vir/comments?article=" + article, Tokens.moderator("mod"), null);
        assertThat(queue).bodyText().doesNotContain(ann).doesNotContain("first words");
    }

    @Test
    void readerWhoLeavesIsRemovedFromMentionsVotesAndReports() {
        var name = "Lan Anh " + ann.substring(4, 9);
        api.postedWith(article, Tokens.with(ann, claims -> claims.claim("name", name)), "I am here");
        var other = Api.id(api.posted(article, "bob", "Thanks @" + name + ", **well** said"));
        assertThat(api.read("/comments/" + other).get("html").stringValue()).contains(name + "</a>");
        api.voted(ann, other, 1);
        assertThat(api.read("/comments/" + other).get("up").intValue()).isEqualTo(1);
        assertThat(report(other)).hasStatus(202);

        var left = event(Kind.LEFT, null, true);
        listener.apply(left);
        listener.apply(left);

        var comment = api.read("/comments/" + other);
        assertThat(comment.get("up").intValue()).isZero();
        assertThat(comment.get("html").stringValue()).contains("Thanks @…, <strong>well</strong> said");
        for (var collection : database.listCollectionNames()) {
            for (var document : database.getCollection(collection).find()) {
                // Pending notifications go with their delivery, which finds no account.
                document.remove("notifications");
                assertThat(document.toJson()).as(collection).doesNotContain(ann, name);
            }
        }
    }

    @Test
    void renameReachesEarlierCommentsAndTheAnswersToThem() {
        var top = Api.id(api.posted(article, ann, "words"));
        var deep = top;
        for (int i = 0; i < 4; i++) {
            deep = Api.id(api.replied(article, ann, "answer " + i, deep));
        }
        listener.apply(ReaderEvent.renamed(UuidV7.next(), ann, Instant.now(), "Thu Hà"));
        for (var id : List.of(top, deep)) {
            assertThat(api.read("/comments/" + id).at("/author/name").stringValue())
                    .isEqualTo("Thu Hà");
        }
        assertThat(api.read(Api.thread(article)).at("/items/0/author/name").stringValue())
                .isEqualTo("Thu Hà");
    }

    @Test
    void aCommentAfterARenameHasTheNewNameWhateverTheTokenSays() {
        listener.apply(ReaderEvent.renamed(UuidV7.next(), ann, Instant.now(), "Thu Hà"));

        var comment = api.read("/comments/" + Api.id(api.posted(article, ann, "words")));

        assertThat(comment.at("/author/name").stringValue()).isEqualTo("Thu Hà");
        listener.apply(event(Kind.LEFT, null, true));
        assertThat(database.getCollection("new_names").find(Filters.eq("_id", ann)))
                .isEmpty();
    }

    @Test
    void feedIsReadFromTheSavedPosition() {
        api.posted(article, ann, "words");
        var id = UuidV7.next();
        FEED.place = "";
        FEED.event = "{\"id\":\"" + id + "\",\"kind\":\"SUSPENDED\",\"reader\":\"" + ann
                + "\",\"at\":\"2026-01-01T00:00:00Z\",\"until\":\"2199-01-01T00:00:00Z\",\"removeContributions\":true}";
        listener.poll();
        assertThat(api.count(article)).isZero();
        FEED.place = id;
        listener.poll();
        listener.poll();
        assertThat(FEED.requested).contains("after=" + id);
        FEED.event = "{}}";
        listener.poll();
        FEED.event = "";
        listener.poll();
        assertThat(FEED.requested).contains("after=" + id);
    }

    /** What was written with an access token that a service did not yet know to be void. */
    @Test
    void eventThatIsSentAgainRemovesWhatWasWrittenMeanwhile() {
        var suspended = event(Kind.SUSPENDED, Instant.now().plusSeconds(3600), true);
        listener.apply(suspended);
        api.posted(article, ann, "one more");
        listener.apply(suspended);
        assertThat(api.count(article)).isZero();
    }

    @Test
    void readmittedReaderWritesAtOnce() {
        listener.apply(event(Kind.SUSPENDED, Instant.now().plusSeconds(3600), false));
        assertThat(api.post(article, ann, "with the access token of a later sign-in"))
                .hasStatus(201);
    }

    private MvcTestResult edit(String comment, String text) {
        return api.call(
                HttpMethod.PUT,
                "/comments/" + comment,
                Tokens.reader(ann),
                Api.json().put("text", text));
    }

    private MvcTestResult report(String comment) {
        return api.call(
                HttpMethod.POST,
                "/comments/" + comment + "/reports",
                Tokens.reader(ann),
                Api.json().put("reason", "ABUSE"));
    }

    private ReaderEvent event(Kind kind, @Nullable Instant until, boolean remove) {
        return new ReaderEvent(UuidV7.next(), kind, ann, Instant.now(), until, remove);
    }

    /** The subscription-service's feed, which requires a signature. */
    private static final class Feed {
        private final HttpServer server;
        private volatile String event = "";
        private volatile String place = "";
        private volatile String requested = "";

        Feed() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/internal/reader-events", this::answer);
                server.start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String address() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        private void answer(HttpExchange exchange) throws IOException {
            requested = exchange.getRequestURI().toString();
            var headers = exchange.getRequestHeaders();
            var signature = ServiceSignature.sign(KEY, headers.getFirst(ServiceSignature.TIME), "GET", requested, "");
            boolean genuine = signature.equals(headers.getFirst(ServiceSignature.SIGNATURE));
            var kept = place.isEmpty() ? "null" : "\"" + place + "\"";
            var body = ("{\"items\":[" + event + "],\"place\":" + kept + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(genuine ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }
    }
}
