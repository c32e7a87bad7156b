package org.usersay.subscription.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.subscription.invoice.PaidOrders.invoice;
import static org.usersay.subscription.invoice.PaidOrders.reference;
import static org.usersay.subscription.invoice.PaidOrders.text;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class InvoiceTests {

    private static final String COMPANY = ",\"company\":{\"name\":\"Công ty Cổ phần Ánh Dương Việt"
            + " Nam\",\"taxCode\":\"0312345678\",\"address\":\"Phường Bến Nghé\"}";

    private static final String DELIVERY =
            ",\"delivery\":{\"address\":\"1 Tràng Tiền\",\"city\":\"Ha Noi\",\"country\":\"VN\"}";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    Invoices invoices;

    private PaidOrders orders;
    private String staff = "";

    @BeforeEach
    void signIn() {
        orders = new PaidOrders(client);
        staff = client.administrator().accessToken();
    }

    @Test
    void invoiceOfACompanySaysInVietnameseWhoBoughtWhatAndTheTax() throws IOException {
        var location = orders.paid("e-paper-6", 2, "vi", COMPANY);

        var answer = asStaff(location);

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).isEqualTo("application/pdf");
        assertThat(answer.getResponse().getHeader("Content-Disposition")).contains("VIR-");
        assertThat(text(answer))
                .contains(
                        "Hóa đơn",
                        "CÔNG TY TNHH ĐẦU TƯ",
                        "Mã số thuế: 0101234567",
                        "Công ty Cổ phần Ánh Dương Việt Nam",
                        "Phường Bến Nghé",
                        "Mã số thuế: 0312345678",
                        "6 months e-paper",
                        "2 × 390.000 VND",
                        "780.000 VND",
                        "Trong đó thuế (10 %)",
                        "70.909 VND")
                .doesNotContain("An Nguyễn");
    }

    @Test
    void invoiceIsTheSameWheneverItIsRead() throws IOException {
        var location = orders.paid("digital-1", 3, "en", "");
        var first = text(mvc.get().uri(invoice(location)).exchange());
        assertThat(first).contains("Invoice", "14.70 USD", "Nothing is left to pay.");
        assertThat(text(mvc.get().uri(invoice(location)).exchange())).isEqualTo(first);
        assertThat(mvc.get().uri(location))
                .bodyJson()
                .extractingPath("$.invoice")
                .isEqualTo(invoice(location));
    }

    @Test
    void holdChangesNothingInAnInvoiceThatWasIssued() throws IOException {
        var location = orders.paid("digital-1", 1, "en", "");
        var first = text(mvc.get().uri(invoice(location)).exchange());
        var from = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        assertThat(client.postAs(
                        staff,
                        "/subscription-orders/" + reference(location) + "/holds",
                        "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, from.plusDays(9))))
                .hasStatus(201);
        assertThat(text(mvc.get().uri(invoice(location)).exchange())).isEqualTo(first);
    }

    @Test
    void lettersThatTheFontLacksAndLongWordsAreNoFault() throws IOException {
        var company = ",\"company\":{\"name\":\"株式会社 \uD83D\uDE00 " + "x".repeat(250) + "\",\"taxCode\":\"12345\"}";
        assertThat(text(asStaff(orders.paid("digital-1", 1, "en", company)))).contains("???? ?", "xxx");
    }

    @Test
    void numbersHaveNoGapsHoweverManyAreIssuedAtOnce() throws InterruptedException, ExecutionException {
        var invoiced = new ArrayList<String>();
        for (var number = 0; number < 12; number++) {
            invoiced.add(invoice(orders.paid("digital-1", 1, "en", "")));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<java.util.concurrent.Future<MvcTestResult>>();
            for (var order : invoiced) {
                answers.add(threads.submit(() -> mvc.get().uri(order).exchange()));
                answers.add(threads.submit(() -> mvc.get().uri(order).exchange()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).hasStatusOk();
            }
        }
        assertWithoutGaps(database.getCollection("invoices"));
    }

    /** Each year of each site, since tests that move the clock also issue those of the next year. */
    static void assertWithoutGaps(MongoCollection<Document> issued) {
        var series = issued.find().into(new ArrayList<>()).stream()
                .collect(Collectors.groupingBy(
                        found -> found.getString("site") + " " + found.getInteger("year"),
                        Collectors.mapping(found -> found.getInteger("number"), Collectors.toList())));
        assertThat(series)
                .isNotEmpty()
                .allSatisfy((name, numbers) -> assertThat(numbers)
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }

    @Test
    void paidOrderHasItsInvoiceSoonWithoutBeingAskedForIt() {
        var reference = reference(orders.paid("digital-1", 1, "en", ""));
        invoices.issueMarked();
        assertThat(database.getCollection("invoices").countDocuments(new Document("order", reference)))
                .isEqualTo(1);
        assertThat(database.getCollection("orders")
                        .countDocuments(
                                new Document("_id", reference).append("uninvoiced", new Document("$exists", true))))
                .isZero();
    }

    @Test
    void strangersUnpaidOrdersAndSitesWithoutASellerHaveNone() {
        var location = orders.paid("digital-1", 1, "en", "");
        var path = "/subscription-orders/" + reference(location) + "/invoice.pdf";
        assertThat(mvc.get().uri("/api/v1" + path)).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1" + path + "?token=" + "x".repeat(43))).hasStatus(404);
        assertThat(client.getAs(client.reader().accessToken(), path)).hasStatus(404);
        assertThat(client.getAs(client.withRole("STAFF", "other").accessToken(), path))
                .hasStatus(404);
        assertThat(client.getAs(staff, path)).hasStatusOk();
        var unpaid = orders.place(client.newAddress(), "digital-1", 1, "en", "");
        assertThat(mvc.get().uri(invoice(unpaid))).hasStatus(404);
        assertThat(mvc.get().uri(unpaid)).bodyJson().extractingPath("$.invoice").isNull();
    }

    @Test
    void forwardedLinkGivesNobodyAway() throws IOException {
        var company = text(mvc.get()
                .uri(invoice(orders.paid("e-paper-6", 1, "en", COMPANY)))
                .exchange());
        assertThat(company)
                .contains("Shown to the subscriber when signed in.", "6 months e-paper")
                .doesNotContain("Ánh Dương", "Bến Nghé", "0312345678", "An Nguyễn");
        var delivered = orders.paid(client.newAddress(), "weekly-3", 1, "vi", DELIVERY);
        assertThat(text(mvc.get().uri(invoice(delivered)).exchange()))
                .contains("Chỉ hiển thị khi người đặt mua đăng nhập.")
                .doesNotContain("An Nguyễn", "Tràng Tiền", "Ha Noi");
        var stranger = client.reader().accessToken();
        assertThat(text(client.getAs(stranger, invoice(delivered).replaceFirst("^/api/v1", ""))))
                .doesNotContain("An Nguyễn", "Tràng Tiền", "Ha Noi");
    }

    @Test
    void ownerAndStaffReadTheBuyerOnTheInvoice() throws IOException {
        var owner = client.reader();
        var location = orders.paid(owner.email(), "weekly-3", 1, "en", DELIVERY);
        var signedIn = client.signedIn(owner.email(), client.signIn(owner.email(), Client.PASSWORD));
        for (var path : new String[] {invoice(location), invoice(location).replaceFirst("\\?.*", "")}) {
            assertThat(text(client.getAs(signedIn.accessToken(), path.replaceFirst("^/api/v1", ""))))
                    .contains("An Nguyễn", "1 Tràng Tiền", "Ha Noi")
                    .doesNotContain("Shown to the subscriber");
        }
        assertThat(text(asStaff(location))).contains("An Nguyễn", "1 Tràng Tiền", "Ha Noi");
    }

    private MvcTestResult asStaff(String location) {
        return client.getAs(staff, "/subscription-orders/" + reference(location) + "/invoice.pdf");
    }
}
