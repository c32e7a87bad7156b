package org.usersay.endtoend.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;

/** Subscription orders as the order desk lists them, and mails wherever they are: waiting, sent or given up. */
final class StoredOrders {

    private static final List<String> UNSENT = List.of("WAITING", "SENDING", "DEAD");

    private final Map<String, List<String>> references = new HashMap<>();
    private final Map<String, Integer> mails = new HashMap<>();

    private StoredOrders() {}

    static StoredOrders of(Usersay usersay) {
        StoredOrders orders = new StoredOrders();
        Visitor administrator = usersay.administrator();
        String desk = "/api/v1/admin/sites/" + Usersay.SITE + "/subscription-orders?limit=100";
        for (JsonNode order : all(administrator, desk)) {
            orders.references
                    .computeIfAbsent(order.at("/staff/subscriber/email").asString(), email -> new ArrayList<>())
                    .add(order.path("reference").asString());
        }
        // A mail that is sent meanwhile is read twice rather than never.
        for (String state : UNSENT) {
            all(administrator, "/api/v1/admin/mail?limit=100&state=" + state).forEach(orders::count);
        }
        usersay.mailbox().all().forEach(orders::count);
        return orders;
    }

    private void count(JsonNode mail) {
        mails.merge(mail.path("to").asString(""), 1, Integer::sum);
    }

    private static List<JsonNode> all(Visitor administrator, String list) {
        List<JsonNode> items = new ArrayList<>();
        for (String cursor = ""; cursor != null; ) {
            Answer page = administrator.get(list + cursor).expect(200);
            page.at("/items").forEach(items::add);
            cursor = page.at("/next").isString() ? "&cursor=" + page.text("/next") : null;
        }
        return items;
    }

    List<String> references(String email) {
        return references.getOrDefault(email, List.of());
    }

    int mails(String email) {
        return mails.getOrDefault(email, 0);
    }
}
