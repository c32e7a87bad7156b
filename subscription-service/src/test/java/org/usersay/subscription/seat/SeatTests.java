package org.usersay.subscription.seat;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.starter.identity.RevocationCache;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;
import org.usersay.subscription.test.TeamOrders;

@SubscriptionTest
class SeatTests {

    @Autowired
    Client client;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoDatabase database;

    @Autowired
    SeatPersonalData personalData;

    @Autowired
    Accounts accounts;

    @Autowired
    RevocationCache revocationCache;

    @Autowired
    AdjustableClock clock;

    private TeamOrders orders;
    private Signed buyer;

    @BeforeEach
    void somebodyBuys() {
        orders = new TeamOrders(client);
        buyer = client.reader();
    }

    @AfterEach
    void timeIsNow() {
        clock.reset();
    }

    @Test
    void whoWasInvitedReadsAndTheBuyerDoesNot() throws ParseException {
        var order = orders.buy(buyer);
        buyer = orders.renewed(buyer);
        var seats = orders.list(buyer, order);
        assertThat(seats.get("bought").intValue()).isEqualTo(3);
        assertThat(seats.get("free").intValue()).isEqualTo(3);
        assertThat(orders.entitlements(buyer)).isEmpty();

        var email = client.newAddress();
        var token = orders.invited(buyer, order, email);
        assertThat(orders.list(buyer, order).get("items").get(0).get("state").stringValue())
                .isEqualTo("OFFERED");
        var colleague = client.reader("A Colleague");
        assertThat(orders.entitlements(colleague)).isEmpty();
        assertThat(orders.accept(colleague, token))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.publication")
                .isEqualTo("The Investment Review digital");

        assertThat(orders.entitlements(colleague)).containsExactly("digital-access");
        var signed = orders.renewed(colleague);
        assertThat(badges(signed)).containsExactly("SUBSCRIBER");
        var answer = client.getAs(signed.accessToken(), "/me/entitlements/vir");
        var statement = SignedJWT.parse(client.body(answer).get("statement").stringValue());
        assertThat(statement.getJWTClaimsSet().getStringListClaim("entitlements"))
                .containsExactly("digital-access");
        var taken = orders.list(buyer, order);
        assertThat(taken.get("used").intValue()).isEqualTo(1);
        assertThat(taken.get("items").get(0).get("state").stringValue()).isEqualTo("TAKEN");
        assertThat(taken.get("items").get(0).get("email").stringValue()).isEqualTo(email);
        assertThat(taken.get("items").get(0).get("name").stringValue()).isEqualTo("A Colleague");
    }

    @Test
    void mailIsOfTheSiteAndInTheLanguageAskedFor() {
        var order = orders.buy(buyer);
        assertThat(mailbox.latestTo(outbox, buyer.email()).orElseThrow().text())
                .contains("Seats: 3", "/account?site=vir");
        var email = client.newAddress();
        orders.invite(orders.renewed(buyer), order, email);
        var mail = mailbox.latestTo(outbox, email).orElseThrow();
        assertThat(mail.subject()).isEqualTo("Harbour Pilots has a seat for you: The Investment Review digital");
        assertThat(mail.text()).contains("/seat?token=", "site=vir&lang=en", "Demo newsroom");
        var other = client.newAddress();
        client.postAs(
                orders.renewed(buyer).accessToken(),
                TeamOrders.seats(order),
                "{\"email\":\"" + other + "\",\"locale\":\"vi\"}");
        assertThat(mailbox.latestTo(outbox, other).orElseThrow().subject())
                .isEqualTo("Harbour Pilots dành cho bạn một suất đọc The Investment Review digital");
    }

    @Test
    void buyerTakesASeatAtOnceAndOnce() {
        var order = orders.buy(buyer);
        assertThat(orders.invite(orders.renewed(buyer), order, buyer.email())).hasStatus(201);
        assertThat(orders.entitlements(buyer)).containsExactly("digital-access");
        assertThat(orders.invite(orders.renewed(buyer), order, buyer.email()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/seat-taken");
        assertThat(orders.list(orders.renewed(buyer), order).get("used").intValue())
                .isEqualTo(1);
    }

    @Test
    void seatEndsWithTheOrderAndTheBadgeWithIt() throws ParseException {
        var order = orders.buy(buyer);
        var member = orders.member(orders.renewed(buyer), order);
        assertThat(badges(member)).containsExactly("SUBSCRIBER");
        orders.move(order, "ACTIVE", "CANCELLED");
        revocationCache.refresh();
        assertThat(client.getAs(member.accessToken(), "/me")).hasStatus(401);
        assertThat(orders.entitlements(member)).isEmpty();
        assertThat(badges(orders.renewed(member))).isEmpty();
        assertThat(orders.invite(orders.renewed(buyer), order, client.newAddress()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/order-not-running");
    }

    @Test
    void seatThatIsTakenBackGrantsNothingAndIsFree() {
        var order = orders.buy(buyer);
        buyer = orders.renewed(buyer);
        var member = orders.member(buyer, order);
        assertThat(orders.remove(buyer, order, orders.idOf(buyer, order, member.email())))
                .hasStatus(204);
        revocationCache.refresh();
        assertThat(client.getAs(member.accessToken(), "/me")).hasStatus(401);
        assertThat(orders.entitlements(member)).isEmpty();
        assertThat(orders.list(buyer, order).get("free").intValue()).isEqualTo(3);
    }

    @Test
    void readerGivesASeatBack() {
        var order = orders.buy(buyer);
        var member = orders.member(orders.renewed(buyer), order);
        var mine = client.body(client.getAs(member.accessToken(), "/me/seats")).get("items");
        assertThat(mine.get(0).get("buyer").stringValue()).isEqualTo("Harbour Pilots");
        var id = mine.get(0).get("id").stringValue();
        assertThat(client.deleteAs(client.reader().accessToken(), "/me/seats/" + id))
                .hasStatus(404);
        assertThat(client.deleteAs(member.accessToken(), "/me/seats/" + id)).hasStatus(204);
        assertThat(orders.entitlements(member)).isEmpty();
        assertThat(orders.list(orders.renewed(buyer), order).get("used").intValue())
                .isZero();
    }

    @Test
    void staffSeesTheSeatsAndTakesOneBackAndTheHistorySaysSo() {
        var order = orders.buy(buyer);
        var member = orders.member(orders.renewed(buyer), order);
        var staff = client.withRole("STAFF", "vir");
        assertThat(orders.remove(staff, order, orders.idOf(staff, order, member.email())))
                .hasStatus(204);
        assertThat(orders.entitlements(member)).isEmpty();
        assertThat(client.getAs(staff.accessToken(), "/admin/subscription-orders/" + order))
                .bodyJson()
                .extractingPath("$.staff.history[3].period")
                .isEqualTo("SEAT_REMOVED");
        assertThat(client.getAs(client.withRole("STAFF", "other").accessToken(), TeamOrders.seats(order)))
                .hasStatus(404);
    }

    @Test
    void staffChangesTheSeatsOfAnOrderABoundedNumberOfTimes() {
        var order = orders.buy(buyer);
        buyer = orders.renewed(buyer);
        var staff = client.withRole("STAFF", "vir");
        assertThat(orders.invite(staff, order, client.newAddress())).hasStatus(201);
        var stored = database.getCollection("orders")
                .find(new Document("_id", order))
                .first();
        var last = Objects.requireNonNull(stored)
                .getList("history", Document.class)
                .getLast();
        assertThat(last.getString("period")).isEqualTo("SEAT_OFFERED");
        database.getCollection("orders")
                .updateOne(
                        new Document("_id", order),
                        Updates.pushEach("history", Collections.nCopies(SeatOrders.MAX_RECORDED, last)));
        var email = client.newAddress();
        assertThat(orders.invite(staff, order, email))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/too-many-seat-changes");
        assertThat(orders.list(buyer, order).get("used").intValue()).isEqualTo(1);
        assertThat(orders.invite(buyer, order, email)).hasStatus(201);
        assertThat(orders.remove(staff, order, orders.idOf(buyer, order, email)))
                .hasStatus(409);
        assertThat(orders.remove(buyer, order, orders.idOf(buyer, order, email)))
                .hasStatus(204);
    }

    @Test
    void noSeatsBeforeThePayment() {
        var order = orders.place(buyer, 2);
        var seats = orders.list(buyer, order);
        assertThat(seats.get("open").booleanValue()).isFalse();
        assertThat(seats.get("bought").intValue()).isEqualTo(6);
        assertThat(orders.invite(buyer, order, client.newAddress())).hasStatus(409);
    }

    @Test
    void renewalTakesTheSeatsOver() {
        var order = orders.buy(buyer);
        buyer = orders.renewed(buyer);
        var member = orders.member(buyer, order);
        orders.move(order, "ACTIVE");
        var renewed = client.postAs(buyer.accessToken(), "/subscription-orders/" + order + "/renewals", "{}");
        assertThat(renewed).hasStatus(201);
        var next = client.body(renewed).get("reference").stringValue();
        orders.move(next, "CONFIRMED", "PAID");
        clock.advance(Duration.ofDays(35));
        assertThat(orders.entitlements(member)).containsExactly("digital-access");
        var seats = orders.list(orders.renewed(buyer), next);
        assertThat(seats.get("used").intValue()).isEqualTo(1);
        assertThat(seats.get("open").booleanValue()).isTrue();
        orders.move(next, "CANCELLED");
        assertThat(orders.entitlements(member)).isEmpty();
    }

    @Test
    void renewalWithFewerSeatsKeepsThoseThatWereTakenFirst() {
        var order = orders.buy(buyer);
        buyer = orders.renewed(buyer);
        var first = orders.member(buyer, order);
        var second = orders.member(buyer, order);
        database.getCollection("orders")
                .updateOne(new Document("_id", order), new Document("$set", new Document("seats.count", 1)));
        assertThat(orders.entitlements(first)).containsExactly("digital-access");
        assertThat(orders.entitlements(second)).isEmpty();
        assertThat(orders.list(buyer, order).get("free").intValue()).isZero();
    }

    @Test
    void changeOfAddressKeepsTheSeatAndTellsTheBuyerNothing() {
        var order = orders.buy(buyer);
        buyer = orders.renewed(buyer);
        var member = orders.member(buyer, order);
        var others = client.reader();
        var offering = orders.buy(others);
        others = orders.renewed(others);
        orders.invite(others, offering, member.email());
        var changed = changeEmail(member);
        assertThat(orders.entitlements(changed)).containsExactly("digital-access");
        for (var seats : List.of(orders.list(buyer, order), orders.list(others, offering))) {
            assertThat(seats.toString()).contains(member.email()).doesNotContain(changed.email());
        }
        assertThat(orders.invite(buyer, order, member.email()))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/seat-taken");
        assertThat(orders.invite(buyer, order, changed.email())).hasStatus(201);
    }

    @Test
    void seatsOfAFormerAddressAreExportedAndLeaveWithTheAccount() {
        var order = orders.buy(buyer);
        buyer = orders.renewed(buyer);
        var member = orders.member(buyer, order);
        var others = client.reader();
        var offering = orders.buy(others);
        others = orders.renewed(others);
        var passedOn = client.reader();
        var token = orders.invited(others, offering, passedOn.email());
        var passed = changeEmail(passedOn);
        var holder = client.reader();
        assertThat(orders.accept(holder, token)).hasStatusOk();
        orders.invite(others, offering, member.email());
        var changed = changeEmail(member);
        assertThat(export(changed)).contains("order=" + order, "order=" + offering, "invitedAt", member.email());
        assertThat(export(passed)).contains("order=" + offering, passedOn.email());
        for (var leaving : List.of(changed, passed)) {
            assertThat(client.deleteAccount(orders.renewed(leaving), "{\"password\":\"" + Client.PASSWORD + "\"}"))
                    .hasStatus(204);
        }
        assertThat(orders.list(orders.renewed(buyer), order).get("used").intValue())
                .isZero();
        assertThat(orders.list(orders.renewed(others), offering).get("used").intValue())
                .isEqualTo(1);
        assertThat(orders.entitlements(holder)).containsExactly("digital-access");
        for (var first : List.of(order, offering)) {
            var stored = database.getCollection("seats")
                    .find(new Document("_id", first))
                    .first();
            assertThat(Objects.requireNonNull(stored).toJson())
                    .doesNotContain(member.email(), passedOn.email(), changed.email(), passed.email());
        }
    }

    private Signed changeEmail(Signed reader) {
        var address = client.newAddress();
        client.putAs(
                reader.accessToken(),
                "/me/email-change",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, Client.PASSWORD));
        for (var mailed : List.of(reader.email(), address)) {
            assertThat(client.post("/email-change-confirmations", "{\"token\":\"" + client.mailedToken(mailed) + "\"}"))
                    .hasStatusOk();
        }
        return new Signed(address, "", "");
    }

    private String export(Signed reader) {
        return personalData
                .export(accounts.require(client.idOf(orders.renewed(reader))))
                .toString();
    }

    private static List<String> badges(Signed reader) throws ParseException {
        return SignedJWT.parse(reader.accessToken()).getJWTClaimsSet().getStringListClaim("badges");
    }
}
