package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.MailProvider;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** A year of the printed weekly for a company, from the order to its renewal, and a newsletter to those who have it. */
@ExtendWith(RunningSystem.class)
class SubscriberYearIT {

    private static final String ORDERS = "/api/v1/subscription-orders/";
    private static final String DESK = "/api/v1/admin/sites/vir";
    private static final String PLAN = "weekly-12";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalDate start = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private final LocalDate away = start.plusMonths(2);
    private final LocalDate back = away.plusMonths(1);
    private final Usersay usersay;

    SubscriberYearIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void orderIsPaidByTransferDeliveredElsewhereForAMonthAndRenewed() {
        Account reader = usersay.readers().signedIn("Hoai Thu");
        Answer placed = reader.browser()
                .post("/api/v1/sites/vir/subscription-orders", order(reader.email()))
                .expect(201);
        String order = placed.text("/reference");
        assertThat(placed.text("/payment/code")).startsWith("000201").contains("5303704", order.replace("-", ""));
        assertThat(reader.browser()
                        .get(ORDERS + order + "/payment-code.svg")
                        .expect(200)
                        .body())
                .startsWith("<svg");
        assertThat(usersay.mailbox().waitFor(reader.email(), order).text()).contains(placed.text("/payment/account"));

        assertThat(booked(order, placed.text("/total"))).isEqualTo("MATCHED");
        assertThat(booked(order, placed.text("/total"))).isEqualTo("ALREADY_BOOKED");
        usersay.administrator()
                .json("PATCH", "/api/v1/admin/subscription-orders/" + order, "{\"state\":\"ACTIVE\"}")
                .expect(200);
        assertThat(reader.browser()
                        .get(ORDERS + order + "/invoice.pdf")
                        .expect(200)
                        .header("Content-Type"))
                .isEqualTo("application/pdf");

        assertThat(delivery(away.plusDays(7), order)).contains("47 Quang Trung");
        reader.browser()
                .post(
                        ORDERS + order + "/addresses",
                        Map.of("from", away.toString(), "to", back.toString(), "address", address("12 Tran Phu")))
                .expect(201);
        assertThat(delivery(away.plusDays(7), order)).contains("12 Tran Phu");
        assertThat(delivery(back.plusDays(7), order)).contains("47 Quang Trung");

        Answer renewal =
                reader.browser().post(ORDERS + order + "/renewals", Map.of()).expect(201);
        assertThat(reader.browser()
                        .post(ORDERS + order + "/renewals", Map.of())
                        .expect(201)
                        .text("/reference"))
                .isEqualTo(renewal.text("/reference"));
        assertThat(reader.browser()
                        .get(ORDERS + renewal.text("/reference"))
                        .expect(200)
                        .text("/startsOn"))
                .isEqualTo(start.plusMonths(12).toString());
        assertAllLeftTheOutbox(reader.email());
    }

    @Test
    void newsletterGoesToTheSegmentAndAnAddressThatBouncesGetsNoOther() {
        Account subscriber = usersay.readers().signedIn("Bich Lan");
        String order = subscriber
                .browser()
                .post("/api/v1/sites/vir/subscription-orders", order(subscriber.email()))
                .expect(201)
                .text("/reference");
        Visitor staff = usersay.administrator();
        for (String state : List.of("CONFIRMED", "PAID")) {
            staff.json("PATCH", "/api/v1/admin/subscription-orders/" + order, "{\"state\":\"" + state + "\"}")
                    .expect(200);
        }
        String other = Readers.freshAddress();
        List.of(subscriber.email(), other).forEach(email -> usersay.readers().subscribe(email, "weekly"));

        String subject = "To the segment " + UUID.randomUUID();
        send(subject, PLAN);
        usersay.mailbox().waitFor(subscriber.email(), subject);
        assertThat(subjects(other)).doesNotContain(subject);

        MailProvider.bounce(usersay, subscriber.email());
        String next = "To all " + UUID.randomUUID();
        send(next, null);
        usersay.mailbox().waitFor(other, next);
        assertThat(subjects(subscriber.email())).contains(subject).doesNotContain(next);
        assertThat(staff.get("/api/v1/admin/suppressions").expect(200).body()).contains(subscriber.email());
        assertAllLeftTheOutbox(subscriber.email());
        assertAllLeftTheOutbox(other);
    }

    /** What became of the transfer of an amount. */
    private String booked(String order, String amount) {
        String statement = """
                date,transaction,amount,currency,description
                %s,FT-%s,%s,VND,Weekly %s
                """.formatted(LocalDate.now(ZoneOffset.UTC), order, amount, order);
        return usersay.administrator()
                .with("Content-Type", "text/csv")
                .send("POST", DESK + "/bank-statements", BodyPublishers.ofString(statement))
                .expect(200)
                .text("/items/0/outcome");
    }

    /** The line of the order in the delivery list of a day. */
    private String delivery(LocalDate issue, String order) {
        return usersay.administrator()
                .get(DESK + "/deliveries.csv?publication=weekly&date=" + issue)
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.contains(order))
                .findFirst()
                .orElse("");
    }

    /** Returns once the campaign has been sent. */
    private void send(String subject, @Nullable String plan) {
        Map<String, Object> draft = plan == null
                ? Map.of("list", "weekly", "subject", subject, "text", "Good morning")
                : Map.of("list", "weekly", "subject", subject, "text", "Good morning", "plan", plan);
        Visitor staff = usersay.administrator();
        String campaign = DESK + "/campaigns/"
                + staff.post(DESK + "/campaigns", draft).expect(201).text("/id");
        staff.post(campaign + "/schedule", Map.of()).expect(200);
        await("the campaign")
                .atMost(PATIENCE)
                .until(() -> staff.get(campaign).expect(200).text("/state").equals("SENT"));
    }

    private List<String> subjects(String email) {
        return usersay.mailbox().to(email).stream().map(mail -> mail.subject()).toList();
    }

    /** Every mail to the address that the mail server took is on the list of sent ones, once. */
    private void assertAllLeftTheOutbox(String email) {
        await("the mails to be accounted for")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(StreamSupport.stream(
                                        usersay.administrator()
                                                .get("/api/v1/admin/mail?state=SENT&limit=100")
                                                .expect(200)
                                                .at("/items")
                                                .spliterator(),
                                        false)
                                .filter(mail -> mail.at("/to").asString().equals(email))
                                .map(mail -> mail.at("/subject").asString()))
                        .containsExactlyInAnyOrderElementsOf(subjects(email)));
    }

    private Map<String, Object> order(String email) {
        return Map.of(
                "plan",
                PLAN,
                "copies",
                1,
                "startsOn",
                start.toString(),
                "subscriber",
                Map.of("name", "Hoai Thu", "email", email, "phone", "+84 24 3845 0537"),
                "delivery",
                address("47 Quang Trung"),
                "company",
                Map.of("name", "Cong ty Van tai Bien Dong", "taxCode", "0101234567"),
                "gift",
                Map.of("recipientName", "Minh Chau", "message", "A year of reading"),
                "locale",
                "en");
    }

    private static Map<String, String> address(String street) {
        return Map.of("recipient", "Minh Chau", "address", street, "city", "Hà Nội", "country", "Vietnam");
    }
}
