package org.usersay.subscription.bankstatement;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class BankStatementTests {

    private static final String HEADINGS = "date,transaction,amount,currency,description\n";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Test
    void orderShowsWhatToTransferAndDrawsTheCode() {
        var placed = place("weekly-3", client.newAddress());
        var payment = client.body(placed).get("payment");
        var reference = reference(placed).replace("-", "");
        assertThat(payment.get("reference").stringValue()).isEqualTo(reference);
        assertThat(payment.get("amount").decimalValue()).isEqualByComparingTo("520000");
        assertThat(payment.get("account").stringValue()).isEqualTo("0011001234567");
        assertThat(payment.get("code").stringValue())
                .startsWith("00020101021238570010A00000072701270006970436")
                .contains("5406520000", "0810" + reference);
        var image = payment.get("image").stringValue();
        var drawn = mvc.get().uri(image).exchange();
        assertThat(drawn)
                .hasStatusOk()
                .hasContentType("image/svg+xml")
                .bodyText()
                .startsWith("<svg");
        assertThat(drawn.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(mvc.get().uri(image.substring(0, image.indexOf('?')))).hasStatus(404);
        assertThat(mvc.get().uri(image.substring(0, image.indexOf('?')) + "?token=" + "x".repeat(43)))
                .hasStatus(404);
    }

    @Test
    void mailNamesTheAccountAndThePurpose() {
        var email = client.newAddress();
        var placed = place("weekly-3", email);
        assertThat(mailbox.latestTo(outbox, email).orElseThrow().text())
                .contains(
                        "Vietcombank",
                        "0011001234567",
                        "Purpose: " + reference(placed).replace("-", ""))
                .doesNotContain("{image}", "banking app");
    }

    @Test
    void mailShowsTheCodeOfTheTransferWithoutAskingAnybodyForIt() throws MessagingException, IOException {
        var email = client.newAddress();
        place("weekly-3", email);
        var mime = new ByteArrayOutputStream();
        mailbox.latestTo(outbox, email).orElseThrow().message().writeTo(mime);
        assertThat(mime.toString(StandardCharsets.US_ASCII))
                .contains(
                        "Content-ID: <image>",
                        "Content-Type: image/png",
                        "<img src=\"cid:image\" alt=\"Code for your banking app\"");
    }

    @Test
    void orderInACurrencyWithoutAccountAsksForNoTransfer() {
        var placed = place("digital-1", client.newAddress());
        assertThat(client.body(placed).get("payment").isNull()).isTrue();
        var location = Objects.requireNonNull(placed.getResponse().getHeader("Location"));
        assertThat(mvc.get().uri(location.replace("?", "/payment-code.svg?"))).hasStatus(404);
    }

    @Test
    void statementPaysTheOrdersThatItNamesAndTellsOfEveryOtherLine() {
        var email = client.newAddress();
        var paid = reference(place("weekly-3", email));
        var cheap = reference(place("weekly-3", client.newAddress()));
        var staff = client.administrator().accessToken();
        var file = HEADINGS
                + line("T1-" + paid, "520,000", "MBVCB.88.ct tu 0011 " + paid.replace("-", "") + " cam on")
                + line("T2-" + cheap, "519999", cheap)
                + line("T3-" + paid, "520000", "thank you")
                + line("T4-" + paid, "520000", paid + " and " + cheap)
                + line("T5-" + paid, "-20000", "fee")
                + line("T6-" + paid, "=520000", paid)
                + line("T7-" + paid, "520000", "00000-00000");
        var report = send(staff, file);
        assertThat(report).hasStatusOk();
        assertThat(report)
                .bodyJson()
                .extractingPath("$.items[*].outcome")
                .asArray()
                .containsExactly("MATCHED", "WRONG_AMOUNT", "UNKNOWN", "UNKNOWN", "OUTGOING", "UNREADABLE", "UNKNOWN");
        assertThat(report).bodyJson().extractingPath("$.items[0].line").isEqualTo(2);
        assertThat(report).bodyJson().extractingPath("$.counts.UNKNOWN").isEqualTo(3);
        assertThat(state(staff, paid)).isEqualTo("PAID");
        assertThat(state(staff, cheap)).isEqualTo("SUBMITTED");
        var mails = mailbox.mailsTo(outbox, email).size();

        assertThat(send(staff, file))
                .bodyJson()
                .extractingPath("$.items[0].outcome")
                .isEqualTo("ALREADY_BOOKED");
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(mails);
        assertThat(send(staff, HEADINGS + line("T8-" + paid, "520000", paid)))
                .bodyJson()
                .extractingPath("$.items[0].outcome")
                .isEqualTo("NOT_DUE");
    }

    @Test
    void statementsAtTheSameTimeBookATransferOnce() throws InterruptedException, ExecutionException {
        var email = client.newAddress();
        var reference = reference(place("weekly-3", email));
        var staff = client.administrator().accessToken();
        var file = HEADINGS + line("P-" + reference, "520000", reference);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reports = IntStream.range(0, 8)
                    .mapToObj(number -> threads.submit(() -> outcome(send(staff, file))))
                    .toList();
            var matched = 0;
            for (var report : reports) {
                assertThat(report.get()).isIn("MATCHED", "ALREADY_BOOKED");
                matched += "MATCHED".equals(report.get()) ? 1 : 0;
            }
            assertThat(matched).isEqualTo(1);
        }
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(2);
    }

    @Test
    void ordersOfAnotherSiteAreUnknown() {
        var reference = reference(place("weekly-3", client.newAddress()));
        var staff = client.administrator().accessToken();
        assertThat(send(staff, "other", HEADINGS + line("O-" + reference, "520000", reference)))
                .bodyJson()
                .extractingPath("$.items[0].outcome")
                .isEqualTo("UNKNOWN");
    }

    @Test
    void whatIsNoStatementIsAProblem() {
        var staff = client.administrator().accessToken();
        assertThat(send(staff, "")).hasStatus(400);
        assertThat(send(staff, "a,b\n1,2")).hasStatus(400);
        assertThat(send(staff, HEADINGS + "\"".repeat(1001)).getResponse().getStatus())
                .isLessThan(500);
        assertThat(client.postAs(staff, "/admin/sites/vir/bank-statements", "{}"))
                .hasStatus(415);
        assertThat(send(client.reader().accessToken(), HEADINGS)).hasStatus(403);
        assertThat(send(client.withRole("STAFF", "other").accessToken(), HEADINGS))
                .hasStatus(403);
        assertThat(send(staff, "nowhere", HEADINGS)).hasStatus(404);
    }

    private String outcome(MvcTestResult report) {
        return client.body(report).get("items").get(0).get("outcome").stringValue();
    }

    private String state(String staff, String reference) {
        return client.body(client.getAs(staff, "/subscription-orders/" + reference))
                .get("state")
                .stringValue();
    }

    private MvcTestResult send(String token, String file) {
        return send(token, "vir", file);
    }

    private MvcTestResult send(String token, String site, String file) {
        return mvc.post()
                .uri("/api/v1/admin/sites/" + site + "/bank-statements")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.valueOf("text/csv"))
                .content(file)
                .exchange();
    }

    private static String line(String transaction, String amount, String description) {
        return "2026-11-30,%s,\"%s\",VND,%s\n".formatted(transaction, amount, description);
    }

    private MvcTestResult place(String plan, String email) {
        return client.post(
                "/sites/vir/subscription-orders",
                """
                {"plan":"%s","copies":1,"startsOn":"%s","locale":"en",\
                "subscriber":{"name":"An Nguyen","email":"%s"}%s}""".formatted(
                                plan,
                                LocalDate.now(ZoneOffset.UTC).plusDays(7),
                                email,
                                plan.startsWith("weekly")
                                        ? ",\"delivery\":{\"address\":\"1 Trang Tien\",\"city\":\"Hanoi\"}"
                                        : ""),
                UUID.randomUUID().toString());
    }

    private String reference(MvcTestResult placed) {
        return client.body(placed).get("reference").stringValue();
    }
}
