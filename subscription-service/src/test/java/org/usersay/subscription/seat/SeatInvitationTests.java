package org.usersay.subscription.seat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.cleanup.ExpiringData;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;
import org.usersay.subscription.test.TeamOrders;

/** Races for seats, links that are worth nothing, and bounds on what is mailed. */
@SubscriptionTest
class SeatInvitationTests {

    private static final int AT_ONCE = 50;

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SeatPersonalData personalData;

    @Autowired
    Accounts accounts;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoDatabase database;

    @Autowired
    List<ExpiringData> expiringData;

    @Autowired
    AdjustableClock clock;

    private TeamOrders orders;
    private Signed buyer;
    private String order = "";

    @BeforeEach
    void somebodyHasBought() {
        orders = new TeamOrders(client);
        var reader = client.reader();
        order = orders.buy(reader);
        buyer = orders.renewed(reader);
    }

    @AfterEach
    void timeIsNow() {
        clock.reset();
    }

    @Test
    void invitationsAtOnceAreNeverMoreThanSeats() throws InterruptedException, ExecutionException {
        var answers = atOnce(IntStream.range(0, AT_ONCE)
                .mapToObj(number -> client.newAddress())
                .<Callable<MvcTestResult>>map(email -> () -> orders.invite(buyer, order, email))
                .toList());
        assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
        assertThat(answers).allSatisfy(status -> assertThat(status).isIn(201, 409, 429));
        assertThat(orders.list(buyer, order).get("items").size()).isEqualTo(3);
        assertThat(document().getInteger("used")).isEqualTo(3);
    }

    @Test
    void acceptancesAtOnceAreNeverMoreThanSeats() throws InterruptedException, ExecutionException {
        var tokens = IntStream.range(0, 3)
                .mapToObj(number -> orders.invited(buyer, order, client.newAddress()))
                .toList();
        // A renewal may have bought fewer seats than were offered.
        count(2);
        var readers = readers();
        var answers = atOnce(IntStream.range(0, AT_ONCE)
                .<Callable<MvcTestResult>>mapToObj(
                        number -> () -> orders.accept(readers.get(number), tokens.get(number % 3)))
                .toList());
        assertThat(answers).filteredOn(status -> status == 200).hasSize(2);
        assertThat(answers).allSatisfy(status -> assertThat(status).isIn(200, 400, 409));
        assertThat(document().getList("taken", Document.class)).hasSize(2);
        assertThat(readers.stream()
                        .filter(reader -> !orders.entitlements(reader).isEmpty()))
                .hasSize(2);
    }

    @Test
    void accountHasOneSeatOfAnOrderHoweverManyLinksItOpensAtOnce() throws InterruptedException, ExecutionException {
        var tokens = IntStream.range(0, 3)
                .mapToObj(number -> orders.invited(buyer, order, client.newAddress()))
                .toList();
        var reader = client.reader();
        var answers = atOnce(tokens.stream()
                .<Callable<MvcTestResult>>map(token -> () -> orders.accept(reader, token))
                .toList());
        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(document().getList("taken", Document.class)).hasSize(1);
        assertThat(document().getList("invitations", Document.class)).hasSize(2);
    }

    @Test
    void acceptanceWhoseAnswerWasLostIsAnsweredAgainToTheSameAccountAlone() {
        var token = orders.invited(buyer, order, client.newAddress());
        var reader = client.reader();
        var first = orders.accept(reader, token);
        assertThat(first).hasStatusOk();
        reader = orders.renewed(reader);
        assertSame(first, orders.accept(reader, token));
        assertThat(orders.accept(client.reader(), token)).hasStatus(400);
        assertThat(document().getInteger("used")).isEqualTo(1);
        assertThat(document().getList("taken", Document.class)).hasSize(1);
        var offered = orders.invited(buyer, order, client.newAddress());
        assertThat(orders.accept(orders.renewed(reader), offered))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/seat-taken");
        clock.advance(Duration.ofDays(15));
        assertSame(first, orders.accept(orders.renewed(reader), token));
        var removing = orders.renewed(buyer);
        var id = document().getList("taken", Document.class).getFirst().getString("id");
        assertThat(orders.remove(removing, order, id)).hasStatus(204);
        assertThat(orders.accept(orders.renewed(reader), token)).hasStatus(400);
    }

    @Test
    void acceptancesOfOneAccountAtOnceAreAnsweredAlike() throws InterruptedException, ExecutionException {
        var token = orders.invited(buyer, order, client.newAddress());
        var reader = client.reader();
        var other = client.reader();
        var requests = new ArrayList<Callable<MvcTestResult>>();
        for (var number = 0; number < AT_ONCE; number++) {
            requests.add(() -> orders.accept(reader, token));
        }
        assertThat(atOnce(requests)).containsOnly(200);
        assertThat(orders.accept(other, token)).hasStatus(400);
        assertThat(document().getInteger("used")).isEqualTo(1);
        assertThat(document().getList("taken", Document.class)).hasSize(1);
        assertThat(document().getList("invitations", Document.class)).isEmpty();
    }

    @Test
    void linkWorksOnceAndNeitherWithdrawnNorLaterNorAfterTheOrder() {
        var used = orders.invited(buyer, order, client.newAddress());
        assertThat(orders.accept(client.reader(), used)).hasStatusOk();
        var withdrawnAddress = client.newAddress();
        var withdrawn = orders.invited(buyer, order, withdrawnAddress);
        assertThat(orders.remove(buyer, order, orders.idOf(buyer, order, withdrawnAddress)))
                .hasStatus(204);
        var late = orders.invited(buyer, order, client.newAddress());
        var unknown = orders.accept(client.reader(), RandomToken.random().value());
        assertThat(unknown).hasStatus(400);
        for (var token : List.of(used, withdrawn)) {
            assertSame(unknown, orders.accept(client.reader(), token));
        }
        orders.move(order, "CANCELLED");
        assertSame(unknown, orders.accept(client.reader(), late));
    }

    @Test
    void invitationThatIsOverFreesItsSeat() {
        var email = client.newAddress();
        var late = orders.invited(buyer, order, email);
        clock.advance(Duration.ofDays(15));
        buyer = orders.renewed(buyer);
        assertThat(orders.accept(client.reader(), late)).hasStatus(400);
        assertThat(orders.list(buyer, order).get("used").intValue()).isZero();
        assertThat(orders.invite(buyer, order, email)).hasStatus(201);
        assertThat(document().getInteger("used")).isEqualTo(1);
        clock.advance(Duration.ofDays(15));
        expiringData.forEach(data -> data.deleteExpired(clock.instant()));
        assertThat(document().getInteger("used")).isZero();
    }

    @Test
    void seatsAreDeletedSomeTimeAfterTheOrder() {
        orders.member(buyer, order);
        clock.advance(Duration.ofDays(60));
        expiringData.forEach(data -> data.deleteExpired(clock.instant()));
        assertThat(document().getList("taken", Document.class)).hasSize(1);
        clock.advance(Duration.ofDays(90));
        expiringData.forEach(data -> data.deleteExpired(clock.instant()));
        assertThat(database.getCollection("seats").countDocuments(new Document("_id", order)))
                .isZero();
    }

    @Test
    void tokenIsKeptAsItsDigest() {
        var token = orders.invited(buyer, order, client.newAddress());
        outbox.work();
        assertThat(document().getList("invitations", Document.class).getFirst().getString("token"))
                .isEqualTo(new RandomToken(token).digest());
    }

    @Test
    void ordersSeatsAreNothingToOthers() {
        var member = orders.member(buyer, order);
        var id = orders.idOf(buyer, order, member.email());
        for (var stranger : List.of(client.reader(), member)) {
            assertThat(client.getAs(stranger.accessToken(), TeamOrders.seats(order)))
                    .hasStatus(404);
            assertThat(orders.invite(stranger, order, client.newAddress())).hasStatus(404);
            assertThat(orders.remove(stranger, order, id)).hasStatus(404);
            assertThat(client.getAs(stranger.accessToken(), "/subscription-orders/" + order))
                    .hasStatus(404);
        }
        assertThat(mvc.get().uri("/api/v1" + TeamOrders.seats(order))).hasStatus(401);
        var token = mailbox.latestTo(outbox, buyer.email()).orElseThrow().token();
        assertThat(mvc.get().uri("/api/v1/subscription-orders/" + order + "?token=" + token))
                .hasStatusOk();
        assertThat(mvc.get().uri("/api/v1" + TeamOrders.seats(order) + "?token=" + token))
                .hasStatus(401);
        assertThat(client.getAs(client.reader().accessToken(), TeamOrders.seats(order) + "?token=" + token))
                .hasStatus(404);
        assertThat(client.getAs(buyer.accessToken(), TeamOrders.seats("00000-00000")))
                .hasStatus(404);
        assertThat(orders.remove(buyer, order, "none")).hasStatus(404);
    }

    @Test
    void orderOfAnotherPlanHasNoSeats() {
        var single = client.postAs(
                buyer.accessToken(),
                "/sites/vir/subscription-orders",
                orders.form(buyer.email(), 1, "").replace(TeamOrders.PLAN, "digital-1"));
        assertThat(client.getAs(
                        buyer.accessToken(),
                        TeamOrders.seats(client.body(single).get("reference").stringValue())))
                .hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"a@mail.example\\nBcc: b@mail.example\"}",
                "{\"email\":{\"$ne\":null}}",
                "{\"email\":\"nobody\"}",
                "{}",
                "[]"
            })
    void invitationOfNoAddressIsRefused(String body) {
        assertThat(client.postAs(buyer.accessToken(), TeamOrders.seats(order), body))
                .hasStatus(400);
    }

    @Test
    void departureErasesItsAddressFromTheSeatThatAnotherAccountTook() {
        var invited = client.reader();
        var other = client.reader();
        assertThat(orders.accept(other, orders.invited(buyer, order, invited.email())))
                .hasStatusOk();
        assertThat(personalData.export(accounts.require(client.idOf(invited))).toString())
                .contains("order=" + order, invited.email())
                .doesNotContain("takenAt");
        assertThat(client.deleteAccount(invited, "{\"password\":\"" + Client.PASSWORD + "\"}"))
                .hasStatus(204);
        assertThat(document().toJson()).doesNotContain(invited.email());
        assertThat(orders.list(buyer, order).get("used").intValue()).isEqualTo(1);
        assertThat(orders.entitlements(other)).containsExactly("digital-access");
    }

    @Test
    void unpaidRenewalKeepsNoSeats() {
        orders.member(buyer, order);
        orders.move(order, "ACTIVE");
        assertThat(client.postAs(buyer.accessToken(), "/subscription-orders/" + order + "/renewals", "{}"))
                .hasStatus(201);
        clock.advance(Duration.ofDays(60));
        expiringData.forEach(data -> data.deleteExpired(clock.instant()));
        clock.advance(Duration.ofDays(70));
        expiringData.forEach(data -> data.deleteExpired(clock.instant()));
        assertThat(database.getCollection("seats").countDocuments(new Document("_id", order)))
                .isZero();
    }

    @Test
    void tooManySeatsAreRefused() {
        assertThat(orders.list(buyer, orders.place(buyer, 333)).get("bought").intValue())
                .isEqualTo(999);
        assertThat(client.postAs(
                        buyer.accessToken(), "/sites/vir/subscription-orders", orders.form(buyer.email(), 334, "")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/copies");
    }

    @Test
    void giftOfSeatsIsRefused() {
        var gift = ",\"gift\":{\"recipientName\":\"Binh\",\"recipientEmail\":\"%s\"}".formatted(client.newAddress());
        assertThat(client.postAs(
                        buyer.accessToken(), "/sites/vir/subscription-orders", orders.form(buyer.email(), 1, gift)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/gift");
    }

    @Test
    void addressIsInvitedAFewTimesADayWhoeverInvites() {
        var email = client.newAddress();
        for (var attempt = 0; attempt < 2; attempt++) {
            assertThat(orders.invite(buyer, order, email)).hasStatus(201);
            orders.remove(buyer, order, orders.idOf(buyer, order, email));
        }
        assertThat(orders.invite(buyer, order, email)).hasStatus(429).containsHeader("Retry-After");
        var mails = 2;
        for (var other = 0; other < 5; other++) {
            var reader = client.reader();
            var bought = orders.buy(reader);
            mails += orders.invite(orders.renewed(reader), bought, email)
                                    .getResponse()
                                    .getStatus()
                            == 201
                    ? 1
                    : 0;
        }
        assertThat(mails).isEqualTo(5);
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(5);
    }

    @Test
    void orderInvitesABoundedNumberADay() {
        var statuses = new ArrayList<Integer>();
        for (var attempt = 0; attempt < 20; attempt++) {
            var email = client.newAddress();
            statuses.add(orders.invite(buyer, order, email).getResponse().getStatus());
            if (statuses.getLast() == 201) {
                orders.remove(buyer, order, orders.idOf(buyer, order, email));
            }
        }
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(16);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void departureTakesSeatAndInvitationsAlong() {
        var member = orders.member(buyer, order);
        var invited = client.reader();
        orders.invite(buyer, order, invited.email());
        assertThat(personalData.export(accounts.require(client.idOf(member))).toString())
                .contains("order=" + order, "takenAt");
        assertThat(personalData.export(accounts.require(client.idOf(invited))).toString())
                .contains("order=" + order, "invitedAt", invited.email());
        for (var leaving : List.of(member, invited)) {
            assertThat(client.deleteAccount(leaving, "{\"password\":\"" + Client.PASSWORD + "\"}"))
                    .hasStatus(204);
        }
        assertThat(orders.list(buyer, order).get("used").intValue()).isZero();
        assertThat(document().toJson()).doesNotContain(member.email(), invited.email());
    }

    private List<Signed> readers() {
        return IntStream.range(0, AT_ONCE).mapToObj(number -> client.reader()).toList();
    }

    private void count(int seats) {
        database.getCollection("orders")
                .updateOne(new Document("_id", order), new Document("$set", new Document("seats.count", seats)));
    }

    private Document document() {
        return Objects.requireNonNull(
                database.getCollection("seats").find(new Document("_id", order)).first());
    }

    private void assertSame(MvcTestResult one, MvcTestResult other) {
        assertThat(other).hasStatus(one.getResponse().getStatus());
        assertThat(client.bodyWithoutTrace(other)).isEqualTo(client.bodyWithoutTrace(one));
    }

    private static List<Integer> atOnce(List<Callable<MvcTestResult>> requests)
            throws InterruptedException, ExecutionException {
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(requests)) {
                statuses.add(answer.get().getResponse().getStatus());
            }
        }
        return statuses;
    }
}
