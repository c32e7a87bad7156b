package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.document.OpenApiExamples;
import org.usersay.endtoend.fault.WebhookReceiver.Attempt;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.ApiDocument;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.TraceCollector;
import org.usersay.endtoend.system.TraceCollector.Span;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;

/** Every event reaches the publisher's system, although services are killed by {@code kill -9} before it does. */
class WebhookCrashIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WEBHOOKS = "/api/v1/admin/sites/vir/webhooks";

    @TempDir
    private static Path data;

    private static WebhookReceiver receiver;
    private static Usersay usersay;

    private final Article article = Article.fresh();

    @BeforeAll
    static void start() {
        receiver = new WebhookReceiver();
        usersay = Usersay.start(data, receiver::in);
    }

    @AfterAll
    static void stop() {
        usersay.close();
        receiver.close();
    }

    @BeforeEach
    void receiverWorks() {
        receiver.answer(204);
    }

    @Test
    void everyEventArrivesAlthoughItsServiceIsKilledAfterTheWrite() {
        receiver.answer(503);
        var reader = usersay.readers().signedIn("Linh");
        var leaver = usersay.readers().signedIn("Minh");
        String gone = leaver.browser().get("/api/v1/me").expect(200).text("/id");
        String published = reader.browser()
                .post(article.comments(), Map.of("text", "A word"))
                .expect(201)
                .text("/id");
        restart(Part.COMMENTS);
        String held = reader.browser()
                .post(article.comments(), Map.of("text", "https://a.example ".repeat(9)))
                .expect(202)
                .text("/id");
        usersay.administrator()
                .post("/api/v1/admin/comments/decisions", Map.of("ids", List.of(held), "decision", "REJECT"))
                .expect(200);
        restart(Part.COMMENTS);
        reader.browser().put(article.myRating(), Map.of("stars", 4)).expect(200);
        restart(Part.RATINGS);
        String order = ordered();
        restart(Part.SUBSCRIPTION);
        usersay.administrator()
                .json("PATCH", "/api/v1/admin/subscription-orders/" + order, "{\"state\":\"CONFIRMED\"}")
                .expect(200);
        leaver.browser()
                .json("DELETE", "/api/v1/me", "{\"password\":\"" + Readers.PASSWORD + "\"}")
                .expect(204);
        restart(Part.SUBSCRIPTION);
        receiver.answer(204);

        arrives("comment.published", "/id", published);
        arrives("comment.held", "/id", held);
        arrives("decision.made", "/id", held);
        arrives("rating.changed", "/article", article.id());
        arrives("order.changed", "/reference", order, "SUBMITTED");
        arrives("order.changed", "/reference", order, "CONFIRMED");
        arrives("reader.deleted", "/reader", gone);
        assertThat(attempts("rating.changed", "/article", article.id())
                        .getLast()
                        .data()
                        .at("/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(ping()).isTrue();
        isAsTheOpenApiDocumentSays();
    }

    /** Every kind of event that it declares arrived, and every event that arrived is valid. */
    private static void isAsTheOpenApiDocumentSays() {
        JsonNode document = ApiDocument.of(usersay).json();
        var contract = new OpenApiExamples(document);
        assertThat(receiver.attempts().stream().map(Attempt::type))
                .containsAll(document.path("webhooks").propertyNames());
        assertThat(receiver.attempts())
                .allSatisfy(attempt -> assertThat(contract.faults(
                                "/webhooks/" + attempt.type() + "/post/requestBody/content/application~1json",
                                attempt.body()))
                        .isEmpty());
    }

    @Test
    void deliveryIsPartOfTheTraceOfTheRequestThatCausedItAndCounted() {
        String trace = TraceCollector.sampledTraceId();
        String id = usersay.readers()
                .signedIn("Linh")
                .browser()
                .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
                .post(article.comments(), Map.of("text", "A word"))
                .expect(201)
                .text("/id");
        arrives("comment.published", "/id", id);
        await("the delivery's span")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(usersay.traces().spans(trace))
                        .filteredOn(span -> span.name().equals("usersay.webhook.deliver"))
                        .singleElement()
                        .satisfies(span -> assertThat(usersay.traces().spans(trace))
                                .filteredOn(parent -> parent.id().equals(span.parent()))
                                .extracting(Span::service)
                                .containsExactly("comments-service"))
                        .satisfies(span -> assertThat(span.attributes()).doesNotContain(id, "whsec_")));
        assertThat(usersay.management())
                .anySatisfy(port -> assertThat(Visitor.program(port)
                                .get("/actuator/prometheus")
                                .expect(200)
                                .body())
                        .containsPattern("usersay_webhook_deliver_seconds_count\\{.*outcome=\"delivered\""));
    }

    @Test
    void deliveryWhoseSenderIsKilledIsRepeatedUnderItsId() {
        receiver.hang();
        String id = usersay.readers()
                .signedIn("Linh")
                .browser()
                .post(article.comments(), Map.of("text", "A word"))
                .expect(201)
                .text("/id");
        await().atMost(PATIENCE)
                .until(() -> attempts("comment.published", "/id", id).size() == 1);
        usersay.kill(Part.SUBSCRIPTION);
        receiver.answer(204);
        usersay.start(Part.SUBSCRIPTION);
        await().atMost(PATIENCE)
                .until(() -> attempts("comment.published", "/id", id).size() == 2);
        assertThat(attempts("comment.published", "/id", id).stream().distinct()).hasSize(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deliveries("DELIVERED"))
                        .contains(attempts("comment.published", "/id", id)
                                .getFirst()
                                .id()));
    }

    @Test
    void endpointThatIsGoneIsPausedAndResumedByAPing() {
        receiver.answer(410);
        var reader = usersay.readers().signedIn("Linh");
        String id = reader.browser()
                .post(article.comments(), Map.of("text", "A word"))
                .expect(201)
                .text("/id");
        await().atMost(PATIENCE)
                .until(() -> !usersay.administrator()
                        .get(WEBHOOKS)
                        .expect(200)
                        .at("/items/0/pausedSince")
                        .isNull());
        assertThat(ping()).isFalse();
        int sent = attempts("comment.published", "/id", id).size();
        receiver.answer(204);
        assertThat(ping()).isTrue();
        await().atMost(PATIENCE)
                .until(() -> attempts("comment.published", "/id", id).size() > sent);
    }

    private static void restart(Part part) {
        usersay.kill(part);
        usersay.start(part);
    }

    private static String ordered() {
        var form = Map.of(
                "plan",
                "digital-1",
                "copies",
                1,
                "startsOn",
                LocalDate.now(ZoneOffset.UTC).plusDays(7).toString(),
                "subscriber",
                Map.of("name", "Tran Thi Linh", "email", Readers.freshAddress()));
        return usersay.browser()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/sites/vir/subscription-orders", form)
                .expect(201)
                .text("/reference");
    }

    private static boolean ping() {
        return usersay.administrator()
                .post(WEBHOOKS + "/cms/ping", Map.of())
                .expect(200)
                .at("/delivered")
                .asBoolean();
    }

    private static String deliveries(String state) {
        return usersay.administrator()
                .get(WEBHOOKS + "/deliveries?limit=100&state=" + state)
                .expect(200)
                .body();
    }

    /** The event was taken, and came under one id however often. */
    private static void arrives(String type, String field, String... values) {
        await(type)
                .atMost(PATIENCE)
                .until(() -> attempts(type, field, values).stream()
                        .anyMatch(attempt -> deliveries("DELIVERED").contains(attempt.id())));
        assertThat(attempts(type, field, values).stream().map(Attempt::id).distinct())
                .as(type)
                .hasSize(1);
    }

    /** Attempts to deliver an event: the value of a field, and the state where one is named. */
    private static List<Attempt> attempts(String type, String field, String... values) {
        return receiver.attempts().stream()
                .filter(attempt -> attempt.type().equals(type))
                .filter(attempt -> attempt.data().at(field).asString("").equals(values[0]))
                .filter(attempt -> values.length == 1
                        || attempt.data().at("/state").asString("").equals(values[1]))
                .toList();
    }
}
