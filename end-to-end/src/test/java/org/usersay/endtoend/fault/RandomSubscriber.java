package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Usersay;

/** Visitor who orders subscriptions and registers accounts, each with an address of its own. */
final class RandomSubscriber implements Writer {

    private static final String ORDERS = "/api/v1/sites/" + Usersay.SITE + "/subscription-orders";

    private final Visitor visitor;
    private final String plan;
    private final Map<String, String> referenceByEmail = new HashMap<>();
    private int turn;

    RandomSubscriber(Usersay usersay) {
        visitor = usersay.browser();
        plan = usersay.program()
                .get("/api/v1/sites/" + Usersay.SITE + "/publications")
                .expect(200)
                .text("/items/0/plans/0/id");
    }

    @Override
    public boolean write(BooleanSupplier stopped) {
        String email = Readers.freshAddress();
        return turn++ % 3 == 0 ? register(email, stopped) : order(email, stopped);
    }

    private boolean register(String email, BooleanSupplier stopped) {
        var registration = Map.of("site", Usersay.SITE, "email", email, "displayName", "Reader");
        boolean acknowledged = new Retry(stopped, 202)
                .untilAcknowledged(() -> visitor.post("/api/v1/accounts", registration))
                .isPresent();
        if (acknowledged) {
            referenceByEmail.put(email, "");
        }
        return acknowledged;
    }

    private boolean order(String email, BooleanSupplier stopped) {
        var order = Map.of(
                "plan",
                plan,
                "copies",
                1,
                "startsOn",
                LocalDate.now(ZoneOffset.UTC).plusDays(7).toString(),
                "subscriber",
                Map.of("name", "Tran Thi Linh", "email", email, "phone", "+84 24 3845 0537"),
                "delivery",
                Map.of("recipient", "Linh", "address", "47 Quang Trung", "city", "Ha Noi", "country", "Vietnam"));
        Visitor sender = visitor.with("Idempotency-Key", UUID.randomUUID().toString());
        var placed = new Retry(stopped, 201).untilAcknowledged(() -> sender.post(ORDERS, order));
        placed.ifPresent(answer -> referenceByEmail.put(email, answer.text("/reference")));
        return placed.isPresent();
    }

    @Override
    public void assertKept(Stored stored) {
        referenceByEmail.forEach((email, reference) -> {
            if (!reference.isEmpty()) {
                assertThat(stored.orders().references(email)).containsExactly(reference);
            }
            assertThat(stored.orders().mails(email)).as("mails to %s", email).isPositive();
        });
    }
}
