package org.usersay.standalone.demo;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usersay.standalone.demo.DemoClient.Call;

/** Subscription orders of the day, each as far as its payment. */
final class DemoOrders {

    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

    /** Plan, subscriber, delivery and the states that the desk has moved the order to. */
    private record Ordered(String plan, String name, int copies, boolean delivered, List<String> states) {}

    private static final List<Ordered> ORDERS = List.of(
            new Ordered("weekly-12", "Nguyễn Thu Hằng", 1, true, List.of("CONFIRMED", "PAID", "ACTIVE")),
            new Ordered("digital-12", "Robert Lindqvist", 1, false, List.of("CONFIRMED", "PAID")),
            new Ordered("weekly-6", "Công ty Vận tải Biển Đông", 12, true, List.of("CONFIRMED")),
            new Ordered("e-paper-6", "Trần Mai Chi", 1, false, List.of()),
            new Ordered("digital-1", "Samuel Brandt", 2, false, List.of("CANCELLED")),
            new Ordered("digital-team-12", "Công ty Tư vấn Hải Phòng", 1, false, List.of("CONFIRMED", "PAID")));

    static final int COUNT = ORDERS.size();

    private final DemoClient client;
    private final Instant begun;

    DemoOrders(DemoClient client, Instant begun) {
        this.client = client;
        this.begun = begun;
    }

    /** Places an order; the same number places it once. */
    void place(int number, String administrator) throws IOException, InterruptedException {
        Ordered order = ORDERS.get(number);
        String placed = client.require(Call.post(DemoDay.SITE + "/subscription-orders", body(number, order))
                .once("demo-order-" + number + "-" + begun.getEpochSecond()));
        Matcher reference = REFERENCE.matcher(placed);
        if (!reference.find()) {
            throw new IOException("an order without reference");
        }
        for (String state : order.states()) {
            move(reference.group(1), state, administrator);
        }
    }

    /** Makes the coupon that the desk gives to new subscribers; a conflict is one that is there. */
    void coupon(String administrator) throws IOException, InterruptedException {
        HttpResponse<String> made = client.send(
                Call.post("/api/v1/admin/sites/vir/coupons", "{\"code\":\"WELCOME10\",\"percent\":10,\"limit\":500}")
                        .by(administrator));
        if (made.statusCode() != 201 && made.statusCode() != 409) {
            throw new IOException("a coupon could not be made: " + made.statusCode());
        }
    }

    /** A conflict is an order that was moved before an interruption. */
    private void move(String reference, String state, String administrator) throws IOException, InterruptedException {
        HttpResponse<String> moved = client.send(new Call(
                "PATCH",
                "/api/v1/admin/subscription-orders/" + reference,
                "{\"state\":\"" + state + "\"}",
                administrator,
                ""));
        if (moved.statusCode() != 200 && moved.statusCode() != 409) {
            throw new IOException("an order could not be moved to " + state + ": " + moved.statusCode());
        }
    }

    private String body(int number, Ordered order) {
        LocalDate start = LocalDate.ofInstant(begun, ZoneOffset.UTC).plusDays(14 + number);
        String delivery = order.delivered()
                ? ",\"delivery\":{\"recipient\":\"%s\",\"address\":\"47 Quang Trung\",\"city\":\"Hà Nội\",\"country\":\"Vietnam\"}"
                        .formatted(order.name())
                : "";
        return """
                {"plan":"%s","copies":%d,"startsOn":"%s","locale":"en",\
                "subscriber":{"name":"%s","email":"demo-order-%d@example.org","phone":"+84 24 3845 0537"}%s}""".formatted(order.plan(), order.copies(), start, order.name(), number, delivery);
    }
}
