package org.usersay.subscription.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.subscription.invoice.PaidOrders.creditNote;
import static org.usersay.subscription.invoice.PaidOrders.invoice;
import static org.usersay.subscription.invoice.PaidOrders.reference;
import static org.usersay.subscription.invoice.PaidOrders.text;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.ordering.OrderBills;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class CreditNoteTests {

    private static final String COMPANY = ",\"company\":{\"name\":\"Harbour Pilots\",\"taxCode\":\"12345-678\"}";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    Invoices invoices;

    @Autowired
    OrderBills bills;

    private PaidOrders orders;
    private String staff = "";

    @BeforeEach
    void signIn() {
        orders = new PaidOrders(client);
        staff = client.administrator().accessToken();
    }

    @Test
    void creditNoteSaysWhichInvoiceItCorrectsAndWhatWentBack() throws IOException {
        var location = active("vi");
        refund(location, "200000", "He was rude on the phone");

        var answer = asStaff(location, 1);

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).isEqualTo("application/pdf");
        assertThat(answer.getResponse().getHeader("Content-Disposition")).contains("VIR-CN-");
        assertThat(text(answer))
                .contains(
                        "Phiếu điều chỉnh giảm",
                        "Số: VIR-CN-",
                        "Điều chỉnh giảm cho hóa đơn VIR-",
                        reference(location),
                        "CÔNG TY TNHH ĐẦU TƯ",
                        "Harbour Pilots",
                        "780.000 VND",
                        "Lý do: hoàn lại một phần tiền",
                        "200.000 VND",
                        "Trong đó thuế (10 %)",
                        "18.182 VND")
                .doesNotContain("rude");
        assertThat(text(client.getAs(staff, "/subscription-orders/" + reference(location) + "/invoice.pdf")))
                .contains("780.000 VND")
                .doesNotContain("200.000 VND");
    }

    @Test
    void restOfAnUpgradedOrderIsCreditedAndPaysAPartOfTheInvoiceOfTheOther() throws IOException {
        var location = active("en");
        var placed = client.postAs(staff, "/subscription-orders/" + reference(location) + "/upgrade", """
                {"plan":"weekly-12","delivery":{"address":"1 Trang Tien","city":"Hanoi"}}""");
        var upgrade = Objects.requireNonNull(placed.getResponse().getHeader("Location"));
        orders.change(upgrade, "{\"state\":\"CONFIRMED\"}");
        orders.change(upgrade, "{\"state\":\"PAID\"}");
        assertThat(text(asStaff(location, 1)))
                .contains(
                        "780,000 VND",
                        "70,909 VND",
                        "Reason: order " + reference(upgrade) + " takes the place of this one",
                        "Credited to order " + reference(upgrade))
                .doesNotContain("The refund was recorded");
        assertThat(text(client.getAs(staff, "/subscription-orders/" + reference(upgrade) + "/invoice.pdf")))
                .contains(
                        "3,952,000 VND",
                        "Paid by the rest of order " + reference(location),
                        "−780,000 VND",
                        "3,172,000 VND");
    }

    @Test
    void eachRefundHasItsOwnAndTheirTaxesAreThatOfTheTotal() throws IOException {
        var location = active("en");
        refund(location, "200000", "");
        refund(location, "80000", "");
        orders.change(location, "{\"state\":\"CANCELLED\",\"note\":\"By phone\"}");
        orders.change(location, "{\"note\":\"And again\"}");
        assertThat(text(asStaff(location, 1))).contains("200,000 VND", "18,182 VND", "the subscription goes on");
        assertThat(text(asStaff(location, 2))).contains("80,000 VND", "7,273 VND", "the subscription goes on");
        assertThat(text(asStaff(location, 3)))
                .contains("500,000 VND", "45,454 VND", "Reason: the order was cancelled.");
        assertThat(asStaff(location, 4)).hasStatus(404);
        var notes = client.body(mvc.get().uri(location).exchange()).get("creditNotes");
        assertThat(notes.size()).isEqualTo(3);
        assertThat(notes.get(2).get("amount").decimalValue()).isEqualByComparingTo("500000");
        assertThat(notes.get(2).get("file").stringValue()).isEqualTo(creditNote(location, 3));
        assertThat(text(mvc.get().uri(notes.get(0).get("file").stringValue()).exchange()))
                .contains("Credit note", "Shown to the subscriber when signed in.")
                .doesNotContain("Harbour Pilots", "12345-678");
        assertThat(client.getAs(staff, "/admin/subscription-orders/" + reference(location)))
                .bodyJson()
                .extractingPath("$.creditNotes[1].file")
                .isEqualTo("/api/v1/subscription-orders/" + reference(location) + "/credit-notes/2");
    }

    @Test
    void refundHasItsNoteSoonWithoutBeingAskedForItAndOneAlone() throws IOException {
        var location = active("en");
        invoices.issueMarked();
        assertThat(issued(location)).isEmpty();
        refund(location, "100000", "");
        invoices.issueMarked();
        invoices.issueMarked();
        assertThat(issued(location)).hasSize(1);
        assertThat(database.getCollection("orders")
                        .countDocuments(new Document("_id", reference(location))
                                .append("uninvoiced", new Document("$exists", true))))
                .isZero();
        var first = text(asStaff(location, 1));
        refund(location, "100000", "");
        assertThat(text(asStaff(location, 1))).isEqualTo(first);
        invoices.issueMarked();
        assertThat(issued(location)).hasSize(2);
    }

    @Test
    void refundThatComesWhileInvoicesAreIssuedKeepsItsMark() {
        var location = active("en");
        refund(location, "100000", "");
        var read = bills.read(reference(location), location.replaceFirst(".*token=", ""), Optional.empty());
        refund(location, "100000", "");
        bills.invoiced(read);
        invoices.issueMarked();
        assertThat(issued(location)).hasSize(2);
    }

    @Test
    void numbersHaveNoGapsHoweverManyAreIssuedAtOnce() throws InterruptedException, ExecutionException {
        var refunded = IntStream.range(0, 6).mapToObj(number -> active("en")).toList();
        refunded.forEach(location -> refund(location, "1000", ""));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<MvcTestResult>>();
            for (var location : refunded) {
                answers.add(threads.submit(
                        () -> mvc.get().uri(creditNote(location, 1)).exchange()));
                answers.add(threads.submit(
                        () -> mvc.get().uri(creditNote(location, 1)).exchange()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).hasStatusOk();
            }
        }
        InvoiceTests.assertWithoutGaps(database.getCollection("credit_notes"));
    }

    @Test
    void repeatedRefundOfAVersionIsRefusedAndHasNoNote() {
        var location = active("en");
        var tag = Objects.requireNonNull(
                mvc.get().uri(location).exchange().getResponse().getHeader("ETag"));
        for (var status : List.of(200, 412)) {
            assertThat(mvc.patch()
                            .uri("/api/v1/admin/subscription-orders/" + reference(location))
                            .header("Authorization", "Bearer " + staff)
                            .header("If-Match", tag)
                            .contentType("application/json")
                            .content("{\"state\":\"PARTIALLY_REFUNDED\",\"refund\":1000}"))
                    .hasStatus(status);
        }
        invoices.issueMarked();
        assertThat(issued(location)).hasSize(1);
    }

    @Test
    void strangersAndOrdersOfWhichNothingWentBackHaveNone() {
        var location = active("en");
        assertThat(mvc.get().uri(creditNote(location, 1))).hasStatus(404);
        refund(location, "1000", "");
        var path = "/subscription-orders/" + reference(location) + "/credit-notes/1";
        assertThat(mvc.get().uri("/api/v1" + path)).hasStatus(404);
        assertThat(mvc.get().uri("/api/v1" + path + "?token=" + "x".repeat(43))).hasStatus(404);
        assertThat(client.getAs(client.reader().accessToken(), path)).hasStatus(404);
        assertThat(client.getAs(client.withRole("STAFF", "other").accessToken(), path))
                .hasStatus(404);
        assertThat(client.getAs(staff, path)).hasStatusOk();
        var unpaid = orders.place(client.newAddress(), "digital-1", 1, "en", "");
        orders.change(unpaid, "{\"state\":\"CANCELLED\"}");
        assertThat(mvc.get().uri(creditNote(unpaid, 1))).hasStatus(404);
        assertThat(mvc.get().uri(unpaid))
                .bodyJson()
                .extractingPath("$.creditNotes")
                .asArray()
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 400", "-1, 400", "2, 404", "2147483648, 400", "1e9, 400", "one, 400"})
    void numbersOfNoRefundAreRefused(String number, int status) {
        var location = active("en");
        refund(location, "1000", "");
        assertThat(mvc.get().uri(invoice(location).replace("invoice.pdf", "credit-notes/" + number)))
                .hasStatus(status);
    }

    /** Address of an order of 780,000 dong that runs. */
    private String active(String locale) {
        var location = orders.paid("e-paper-6", 2, locale, COMPANY);
        orders.change(location, "{\"state\":\"ACTIVE\"}");
        return location;
    }

    private void refund(String location, String amount, String note) {
        orders.change(
                location,
                "{\"state\":\"PARTIALLY_REFUNDED\",\"refund\":%s%s}"
                        .formatted(amount, note.isEmpty() ? "" : ",\"note\":\"" + note + "\""));
    }

    private MvcTestResult asStaff(String location, int number) {
        return client.getAs(staff, "/subscription-orders/" + reference(location) + "/credit-notes/" + number);
    }

    private List<Document> issued(String location) {
        return database.getCollection("credit_notes")
                .find(new Document("refund", new Document("$regex", "^" + reference(location) + "/")))
                .into(new ArrayList<>());
    }
}
