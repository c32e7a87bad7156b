package org.usersay.subscription.orderdesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriUtils;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class OrderDeskTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoDatabase database;

    @Test
    void orderIsReadWithAllThatStaffNeeds() {
        var staff = client.administrator().accessToken();
        var order = client.getAs(staff, path(place("An Nguyen", client.newAddress())));
        assertThat(order).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(order).bodyJson().extractingPath("$.delivery.address").isEqualTo("1 Trang Tien");
        assertThat(order).bodyJson().extractingPath("$.staff.company.taxCode").isEqualTo("0101234567");
        assertThat(order)
                .bodyJson()
                .extractingPath("$.staff.gift.recipientName")
                .isEqualTo("Binh");
    }

    @Test
    void secondOfTwoChangesToTheSameVersionIsRefused() {
        var staff = client.administrator().accessToken();
        var reference = place("An Nguyen", client.newAddress());
        assertThat(change(staff, reference, "\"1\"", "{\"state\":\"CONFIRMED\",\"note\":\"called\"}"))
                .hasStatusOk()
                .hasHeader("ETag", "\"2\"");
        assertThat(client.getAs(staff, "/admin/sites/vir/subscription-orders/search?q=" + reference))
                .bodyJson()
                .extractingPath("$.items[0].staff.version")
                .isEqualTo(2);
        assertThat(change(staff, reference, "\"1\"", "{\"state\":\"CANCELLED\"}"))
                .hasStatus(412)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/precondition-failed");
        assertThat(change(staff, reference, "\"x", "{\"state\":\"CANCELLED\"}")).hasStatus(412);
        assertThat(change(staff, reference, null, "{\"note\":\"anyway\"}")).hasStatusOk();
        assertThat(client.getAs(staff, path(reference)))
                .bodyJson()
                .extractingPath("$.staff.history[*].note")
                .asArray()
                .contains("called", "anyway");
        assertThat(client.getAs(staff, path(reference)))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("CONFIRMED");
    }

    @Test
    void orderFromBeforeThereWereVersionsIsChanged() {
        var staff = client.administrator().accessToken();
        var reference = place("An Nguyen", client.newAddress());
        database.getCollection("orders").updateOne(new Document("_id", reference), Updates.unset("version"));
        assertThat(client.getAs(staff, path(reference))).hasHeader("ETag", "\"0\"");
        assertThat(change(staff, reference, "\"0\"", "{\"note\":\"x\"}"))
                .hasStatusOk()
                .hasHeader("ETag", "\"1\"");
        assertThat(change(staff, reference, "\"0\"", "{\"note\":\"x\"}")).hasStatus(412);
    }

    @Test
    void noteIsForStaffAloneAndMailsNobody() {
        var email = client.newAddress();
        var reference = place("An Nguyen", email);
        var staff = client.administrator().accessToken();
        var mails = mailbox.mailsTo(outbox, email).size();
        assertThat(change(staff, reference, null, "{\"note\":\"a difficult reader\",\"assigned\":true}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.staff.assignee")
                .isNotNull();
        var mail = mailbox.mailsTo(outbox, email);
        assertThat(mail).hasSize(mails);
        assertThat(mvc.get()
                        .uri("/api/v1/subscription-orders/" + reference + "?token="
                                + mail.getFirst().token()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("difficult", "assignee\"");
        assertThat(change(staff, reference, null, "{\"assigned\":false}"))
                .bodyJson()
                .extractingPath("$.staff.assignee")
                .isNull();
    }

    @Test
    void partOfThePriceIsPaidBackAndNeverMoreThanIsLeft() {
        var email = client.newAddress();
        var reference = place("An Nguyen", email);
        var staff = client.administrator().accessToken();
        assertThat(change(staff, reference, null, refund("100000"))).hasStatus(409);
        change(staff, reference, null, "{\"state\":\"CONFIRMED\"}");
        change(staff, reference, null, "{\"state\":\"PAID\"}");
        assertThat(change(staff, reference, null, refund("100000"))).hasStatus(409);
        assertThat(change(staff, reference, null, "{\"state\":\"ACTIVE\",\"refund\":1}"))
                .hasStatus(400);
        change(staff, reference, null, "{\"state\":\"ACTIVE\"}");
        for (var amount :
                new String[] {"0", "-1", "520000", "0.5", "1e99", "1e-9", "1e-50000000", "999999999999999999999"}) {
            assertThat(change(staff, reference, null, refund(amount)))
                    .as(amount)
                    .hasStatus(400);
        }
        assertThat(change(staff, reference, null, "{\"state\":\"PARTIALLY_REFUNDED\"}"))
                .hasStatus(400);
        assertThat(change(staff, reference, null, refund("500000")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("PARTIALLY_REFUNDED");
        assertThat(mailbox.latestTo(outbox, email).orElseThrow().text()).contains("500,000 VND");
        assertThat(change(staff, reference, null, refund("20000"))).hasStatus(400);
        assertThat(change(staff, reference, null, refund("19999")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.staff.refunded")
                .isEqualTo(519999);
    }

    @Test
    void orderIsFoundByReferenceNameWordCompanyAndAddress() {
        var word = "Đặng" + UUID.randomUUID().toString().substring(0, 8);
        var email = client.newAddress();
        var reference = place("Trần " + word + " Hằng", email);
        var staff = client.administrator().accessToken();
        for (var q : new String[] {
            reference,
            reference.replace("-", "").toLowerCase(Locale.ROOT),
            word.replace("Đặng", "dang"),
            "tran " + word.replace("Đặng", "dang"),
            email.substring(0, 15)
        }) {
            assertThat(search(staff, q))
                    .as(q)
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.items[0].reference")
                    .isEqualTo(reference);
        }
        for (var q : new String[] {".*", "^tran", "$where", "(a+)+", "\\E.*\\Q", "00000-00000"}) {
            assertThat(search(staff, q))
                    .as(q)
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.items")
                    .asArray()
                    .isEmpty();
        }
        assertThat(search(staff, "x")).hasStatus(400);
        assertThat(search(staff, "x".repeat(101))).hasStatus(400);
        assertThat(client.getAs(staff, "/admin/sites/vir/subscription-orders/search"))
                .hasStatus(400);
    }

    @Test
    void newOrderIsDueUntilItWaitsForMoney() {
        // The due ones of other tests are more than the list has.
        database.getCollection("orders").deleteMany(new Document());
        var staff = client.administrator().accessToken();
        var reference = place("An Nguyen", client.newAddress());
        assertThat(due(staff)).contains(reference);
        change(staff, reference, null, "{\"state\":\"CONFIRMED\"}");
        assertThat(due(staff)).doesNotContain(reference);
        change(staff, reference, null, "{\"state\":\"CANCELLED\"}");
        assertThat(due(staff)).doesNotContain(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"state\":null}",
                "{\"note\":\"\"}",
                "{\"note\":\"a\\r\\nBcc: x@example.org\"}",
                "{\"assigned\":\"yes\"}",
                "{\"refund\":\"1\"}",
                "{\"total\":1}",
                "{\"assignee\":\"somebody\"}",
                "{\"assignee\":\"\"}"
            })
    void badChangesAreRefused(String change) {
        var staff = client.administrator().accessToken();
        assertThat(change(staff, place("An Nguyen", client.newAddress()), null, change))
                .hasStatus(400);
    }

    @Test
    void onlyStaffOfTheSiteReadsChangesAndSearches() {
        var reference = place("An Nguyen", client.newAddress());
        for (var token : new String[] {
            client.reader().accessToken(), client.withRole("STAFF", "other").accessToken()
        }) {
            assertThat(client.getAs(token, path(reference))).hasStatus(403);
            assertThat(change(token, reference, null, "{\"note\":\"x\"}")).hasStatus(403);
            assertThat(search(token, reference)).hasStatus(403);
            assertThat(client.getAs(token, "/admin/sites/vir/subscription-orders/due"))
                    .hasStatus(403);
        }
        assertThat(client.getAs(client.administrator().accessToken(), path("00000-00000")))
                .hasStatus(404);
    }

    private String due(String staff) {
        var answer = client.getAs(staff, "/admin/sites/vir/subscription-orders/due?limit=100");
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult search(String token, String q) {
        return mvc.get()
                .uri(URI.create("/api/v1/admin/sites/vir/subscription-orders/search?q="
                        + UriUtils.encode(q, StandardCharsets.UTF_8)))
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private static String refund(String amount) {
        return "{\"state\":\"PARTIALLY_REFUNDED\",\"refund\":" + amount + "}";
    }

    private static String path(String reference) {
        return "/admin/subscription-orders/" + reference;
    }

    private MvcTestResult change(String token, String reference, @Nullable String ifMatch, String body) {
        var request = mvc.patch()
                .uri("/api/v1/admin/subscription-orders/" + reference)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    private String place(String name, String email) {
        var placed = client.post(
                "/sites/vir/subscription-orders",
                """
                {"plan":"weekly-3","copies":1,"startsOn":"%s","locale":"en",\
                "subscriber":{"name":"%s","email":"%s"},\
                "delivery":{"address":"1 Trang Tien","city":"Hanoi"},\
                "company":{"name":"A Company","taxCode":"0101234567"},\
                "gift":{"recipientName":"Binh"}}""".formatted(LocalDate.now(ZoneOffset.UTC).plusDays(7), name, email),
                UUID.randomUUID().toString());
        assertThat(placed).hasStatus(201);
        return Objects.requireNonNull(client.body(placed).get("reference")).stringValue();
    }
}
