package org.usersay.subscription.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.test.Client;

/** An order of the other site in the past, made of one that was placed today. */
record PastOrder(MongoDatabase database, String reference) {

    static PastOrder place(Client client, MongoDatabase database, String plan, String startsOn) {
        var placed = client.post(
                "/sites/vir/subscription-orders",
                """
                {"plan":"%s","copies":1,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"}}""".formatted(plan, LocalDate.now(ZoneOffset.UTC), client.newAddress()),
                UUID.randomUUID().toString());
        assertThat(placed).hasStatus(201);
        var order = new PastOrder(database, client.body(placed).get("reference").stringValue());
        order.update(
                Updates.set("site", "other"),
                Updates.set("form.startsOn", startsOn),
                Updates.set(
                        "placedAt",
                        Date.from(LocalDate.parse(startsOn)
                                .minusMonths(2)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())),
                Updates.set("history", List.of()));
        return order;
    }

    PastOrder reached(String state, String at) {
        return reached(state, at, null);
    }

    PastOrder refunded(String amount, String at) {
        return reached("PARTIALLY_REFUNDED", at, new Decimal128(new BigDecimal(amount)));
    }

    private PastOrder reached(String state, String at, @Nullable Decimal128 refund) {
        update(
                Updates.set("state", state),
                Updates.push(
                        "history",
                        new Document("state", state)
                                .append("at", Date.from(Instant.parse(at)))
                                .append("by", "system")
                                .append("refund", refund)));
        return this;
    }

    PastOrder renewing(PastOrder other) {
        return renewing(other, "");
    }

    /** @param more of the request, after one that was cancelled */
    PastOrder renewing(PastOrder other, String more) {
        update(Updates.set("request", "renewal/" + other.reference + more));
        return this;
    }

    private void update(Bson... updates) {
        database.getCollection("orders")
                .updateOne(
                        new Document("_id", reference),
                        Updates.combine(Stream.of(updates).toList()));
    }
}
