package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningSystem.class)
class SubscriptionIT {

    private static final String ORDERS = "/api/v1/sites/vir/subscription-orders";

    private final Usersay usersay;

    SubscriptionIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void anOrderGetsAReferenceAMailAndAnEntryForStaff() {
        JsonNode plan = printPlan();
        String email = Readers.freshAddress();
        Answer placed = usersay.browser().post(ORDERS, order(plan, email)).expect(201);

        String reference = placed.text("/reference");
        BigDecimal total = new BigDecimal(plan.path("price").asString()).multiply(BigDecimal.TWO);
        assertThat(new BigDecimal(placed.text("/total"))).isEqualByComparingTo(total);
        assertThat(placed.text("/currency")).isEqualTo(plan.path("currency").asString());
        assertThat(placed.text("/state")).isEqualTo("SUBMITTED");
        assertThat(usersay.mailbox().waitFor(email, reference).text()).contains(reference);

        Answer desk = usersay.administrator()
                .get("/api/v1/admin/sites/vir/subscription-orders?state=SUBMITTED&limit=100")
                .expect(200);
        assertThat(desk.body()).contains(reference).contains(email);
    }

    @Test
    void theClientNeverSetsThePrice() {
        Map<String, Object> order = order(printPlan(), Readers.freshAddress());
        order.put("total", "1");
        usersay.browser().post(ORDERS, order).refused(400, "invalid-request");
    }

    @Test
    void ordersAreVisibleToStaffOnly() {
        Visitors.notForReaders(usersay, "/api/v1/admin/sites/vir/subscription-orders");
    }

    private JsonNode printPlan() {
        Answer offer = usersay.program().get("/api/v1/sites/vir/publications").expect(200);
        JsonNode publications = offer.json().isArray() ? offer.json() : offer.at("/items");
        for (JsonNode publication : publications) {
            if (publication.path("kind").asString().equals("PRINT")) {
                return publication.path("plans").get(0);
            }
        }
        throw new AssertionError("No printed publication in " + offer);
    }

    private static Map<String, Object> order(JsonNode plan, String email) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("plan", plan.path("id").asString());
        order.put("copies", 2);
        order.put("startsOn", LocalDate.now(ZoneOffset.UTC).plusDays(7).toString());
        order.put("subscriber", Map.of("name", "Tran Thi Linh", "email", email, "phone", "+84 24 3845 0537"));
        order.put(
                "delivery",
                Map.of("recipient", "Reception", "address", "47 Quang Trung", "city", "Ha Noi", "country", "Vietnam"));
        order.put("locale", "en");
        return order;
    }
}
