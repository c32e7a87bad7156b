package org.usersay.subscription.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.starter.webhook.WebhookEvent;
import org.usersay.starter.webhook.WebhookQueue;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each state that an order reaches is an event of its own. */
@SubscriptionTest
class ChangedOrderTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    WebhookQueue queue;

    @Autowired
    JsonMapper json;

    @Test
    void everyTransitionIsAnEventWithoutTheSubscriber() {
        var reference = placed();
        move(reference, "CONFIRMED", 200);
        move(reference, "PAID", 200);
        move(reference, "EXPIRED", 409);
        await().until(() -> events(reference).size() == 3);
        assertThat(events(reference))
                .extracting(event -> event.at("/data/state").asString())
                .containsExactly("SUBMITTED", "CONFIRMED", "PAID");
        var data = events(reference).getFirst().at("/data");
        assertThat(data.propertyNames())
                .containsExactly(
                        "site",
                        "reference",
                        "state",
                        "changedAt",
                        "publication",
                        "plan",
                        "copies",
                        "total",
                        "currency",
                        "startsOn",
                        "placedAt",
                        "upgradeOf");
        assertThat(data.at("/total").decimalValue()).isEqualByComparingTo("9.80");
        assertThat(deliveries(reference))
                .allSatisfy(
                        delivery -> assertThat(delivery.getString("endpoint")).isEqualTo("vir/crm"))
                .allSatisfy(
                        delivery -> assertThat(delivery.getString("payload")).doesNotContain("An Nguyen", "@"));
    }

    @Test
    void eventThatACrashLeftInTheOrderIsMovedOnce() {
        var reference = placed();
        await().until(() -> events(reference).size() == 1);
        await().until(() ->
                stored(reference).getList(WebhookEvent.FIELD, Document.class).isEmpty());
        var left = new WebhookEvent(
                "01900000-0000-7000-8000-00000000" + reference.substring(0, 4),
                "vir",
                ChangedOrder.TYPE,
                "{\"left\":\"%s\"}".formatted(reference),
                null);
        database.getCollection("orders")
                .updateOne(
                        Filters.eq(reference),
                        Updates.set(WebhookEvent.FIELD, WebhookEvent.documents(List.of(left, left))));
        await().until(() -> queue.deliveries().countDocuments(Filters.eq("event", left.id())) == 1);
        await().until(() ->
                stored(reference).getList(WebhookEvent.FIELD, Document.class).isEmpty());
    }

    private String placed() {
        var form = """
                {"plan":"digital-1","copies":2,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"}}""".formatted(LocalDate.now(ZoneOffset.UTC).plusDays(7), client.newAddress());
        var placed = client.post("/sites/vir/subscription-orders", form);
        assertThat(placed).hasStatus(201);
        return client.body(placed).get("reference").stringValue();
    }

    private void move(String reference, String state, int status) {
        var moved = mvc.patch()
                .uri("/api/v1/admin/subscription-orders/" + reference)
                .header("Authorization", "Bearer " + client.administrator().accessToken())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"state\":\"%s\"}".formatted(state))
                .exchange();
        assertThat(moved).hasStatus(status);
    }

    private List<JsonNode> events(String reference) {
        return deliveries(reference).stream()
                .map(delivery -> json.readTree(delivery.getString("payload")))
                .toList();
    }

    private List<Document> deliveries(String reference) {
        return queue.deliveries()
                .find(Filters.regex("payload", reference))
                .sort(Sorts.ascending("event"))
                .into(new ArrayList<>());
    }

    private Document stored(String reference) {
        return Objects.requireNonNull(
                database.getCollection("orders").find(Filters.eq(reference)).first());
    }
}
