package org.usersay.subscription.orderterm;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class OrderTermsTests {

    private final LocalDate startsOn = LocalDate.now(ZoneOffset.UTC).plusDays(7);

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    OrderTerms terms;

    @Autowired
    MongoDatabase database;

    @Test
    void subscriberIsRemindedOnceAndTheOrderExpiresByItself() throws InterruptedException, ExecutionException {
        var email = client.newAddress();
        var location = location(place(email));
        move(location, List.of("CONFIRMED", "PAID", "ACTIVE"));
        var begun = mailbox.mailsTo(outbox, email).size();
        var end = startsOn.plusMonths(3);

        terms.check(at(end.minusDays(31)));
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(begun);
        checkAtOnce(at(end.minusDays(29)));
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(begun + 1);
        assertThat(mailbox.latestTo(outbox, email).orElseThrow().subject())
                .isEqualTo("Your subscription ends on " + end);

        // Midnight has passed in most of the world, and not at the sites that are the farthest west.
        terms.check(at(end).minusSeconds(2));
        assertThat(state(location)).isEqualTo("ACTIVE");
        checkAtOnce(at(end));
        assertThat(state(location)).isEqualTo("EXPIRED");
        terms.check(at(end.plusDays(1)));
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(begun + 2);
    }

    @Test
    void linkOfTheReminderLeadsToTheRenewal() {
        var email = client.newAddress();
        var location = location(place(email));
        move(location, List.of("CONFIRMED", "PAID", "ACTIVE"));
        var end = startsOn.plusMonths(3);
        terms.check(at(end.minusDays(29)));
        var reminder = mailbox.latestTo(outbox, email).orElseThrow();
        assertThat(reminder.subject()).isEqualTo("Your subscription ends on " + end);
        var link = URI.create(reminder.text()
                .lines()
                .filter(line -> line.startsWith("http://localhost:8080/subscription?"))
                .findFirst()
                .orElseThrow());
        var query = UriComponentsBuilder.fromUri(link).build().getQueryParams().toSingleValueMap();

        var order = "/api/v1/subscription-orders/" + query.get("reference") + "?token=" + query.get("token");
        assertThat(state(order)).isEqualTo("ACTIVE");
        var renewal = renew(order);
        assertThat(renewal).hasStatus(201);
        assertThat(mvc.get().uri(location(renewal)))
                .bodyJson()
                .extractingPath("$.startsOn")
                .isEqualTo(end.toString());
    }

    @Test
    void orderThatIsDueBeforeItsEndRunsOn() {
        var location = location(place(client.newAddress()));
        move(location, List.of("CONFIRMED", "PAID", "ACTIVE"));
        var reference = reference(location);
        var order = new Document("_id", reference);
        var early = at(startsOn.plusDays(1));
        database.getCollection("orders").updateOne(order, Updates.set("dueAt", Date.from(early)));
        terms.check(early.plusSeconds(1));
        assertThat(state(location)).isEqualTo("ACTIVE");
        var stored = Objects.requireNonNull(
                database.getCollection("orders").find(order).first());
        assertThat(stored.getDate("dueAt").toInstant()).isAfter(early.plusSeconds(1));
        terms.check(at(startsOn.plusMonths(3).plusDays(1)));
        assertThat(state(location)).isEqualTo("EXPIRED");
    }

    @Test
    void paidOrderBeginsByItselfOnItsFirstDayAndOnce() throws InterruptedException, ExecutionException {
        var email = client.newAddress();
        var location = location(place(email));
        move(location, List.of("CONFIRMED", "PAID"));
        var mails = mailbox.mailsTo(outbox, email).size();
        var midnight = startsOn.atStartOfDay(ZoneOffset.UTC).toInstant();
        terms.check(midnight.minusSeconds(1));
        assertThat(state(location)).isEqualTo("PAID");
        checkAtOnce(midnight.plusSeconds(1));
        assertThat(state(location)).isEqualTo("ACTIVE");
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(mails + 1);
        var read =
                client.getAs(client.administrator().accessToken(), "/admin/subscription-orders/" + reference(location));
        var history = client.body(read).at("/staff/history");
        assertThat(history).hasSize(4);
        assertThat(history.get(3).get("by").stringValue()).isEqualTo("system");
    }

    @Test
    void orderThatIsNotPaidForDoesNotBegin() {
        var location = location(place(client.newAddress()));
        move(location, List.of("CONFIRMED"));
        terms.check(at(startsOn.plusDays(1)));
        assertThat(state(location)).isEqualTo("CONFIRMED");
    }

    @Test
    void orderWhoseTermWasOverBeforeItBeganIsToldItsEndAlone() {
        var email = client.newAddress();
        var location = location(place(email));
        move(location, List.of("CONFIRMED", "PAID"));
        var mails = mailbox.mailsTo(outbox, email).size();
        terms.check(at(startsOn.plusYears(2)));
        assertThat(state(location)).isEqualTo("EXPIRED");
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(mails + 1);
    }

    @Test
    void renewalBeginsWhereTheTermEndsAndIsOneHoweverOftenItIsAskedFor() {
        var location = location(place(client.newAddress()));
        move(location, List.of("CONFIRMED", "PAID"));
        var first = renew(location);
        assertThat(first).hasStatus(201);
        assertThat(renew(location))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.reference")
                .isEqualTo(client.body(first).get("reference").stringValue());
        assertThat(mvc.get().uri(location(first)))
                .bodyJson()
                .extractingPath("$.startsOn")
                .isEqualTo(startsOn.plusMonths(3).toString());
    }

    @Test
    void renewalMayBeginMoreThanAYearFromNow() {
        var location = location(place(client.newAddress()));
        var begin = startsOn;
        for (var renewals = 0; renewals < 5; renewals++) {
            move(location, List.of("CONFIRMED", "PAID"));
            var renewal = renew(location);
            assertThat(renewal).hasStatus(201);
            location = location(renewal);
            begin = begin.plusMonths(3);
        }
        assertThat(mvc.get().uri(location))
                .bodyJson()
                .extractingPath("$.startsOn")
                .isEqualTo(begin.toString());
    }

    @Test
    void whatWasNotPaidForOrIsAStrangersIsNotRenewed() {
        var location = location(place(client.newAddress()));
        assertThat(renew(location))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/not-renewable");
        move(location, List.of("CONFIRMED", "PAID"));
        assertThat(renew(location.replaceAll("token=.*", "token=" + "x".repeat(43))))
                .hasStatus(404);
        assertThat(renew(location.replaceAll("\\?.*", ""))).hasStatus(404);
    }

    private void checkAtOnce(Instant now) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var check : IntStream.range(0, 4)
                    .mapToObj(number -> threads.submit(() -> terms.check(now)))
                    .toList()) {
                check.get();
            }
        }
    }

    /** Soon after a day has begun everywhere. */
    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.ofHours(-12)).toInstant().plus(1, ChronoUnit.SECONDS);
    }

    private void move(String location, List<String> states) {
        var staff = client.administrator().accessToken();
        var reference = reference(location);
        for (var state : states) {
            assertThat(client.patchAs(
                            staff, "/admin/subscription-orders/" + reference, "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
    }

    private static String reference(String location) {
        return location.replaceAll(".*subscription-orders/|\\?.*", "");
    }

    private String state(String location) {
        return client.body(mvc.get().uri(location).exchange()).get("state").stringValue();
    }

    private MvcTestResult renew(String location) {
        return mvc.post().uri(location.replaceFirst("(\\?.*)?$", "/renewals$1")).exchange();
    }

    private static String location(MvcTestResult placed) {
        return Objects.requireNonNull(placed.getResponse().getHeader("Location"));
    }

    private MvcTestResult place(String email) {
        return client.post(
                "/sites/vir/subscription-orders",
                """
                {"plan":"weekly-3","copies":1,"startsOn":"%s","locale":"en",\
                "subscriber":{"name":"An Nguyen","email":"%s"},\
                "delivery":{"address":"1 Trang Tien","city":"Hanoi"}}""".formatted(startsOn, email),
                UUID.randomUUID().toString());
    }
}
