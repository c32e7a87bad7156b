package org.usersay.subscription.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.starter.identity.RevocationCache;
import org.usersay.subscription.signingkey.KeyRing;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

@SubscriptionTest
class EntitlementTests {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    RevocationCache revocationCache;

    @Autowired
    KeyRing keys;

    @Autowired
    AdjustableClock clock;

    @AfterEach
    void timeIsNow() {
        clock.reset();
    }

    @Test
    void paidOrderGrantsWhatItsPlanDoesAndACancelledOneNothing() {
        var reader = client.reader();
        var order = place(reader, form("digital-1", today, reader.email(), ""));
        assertThat(entitlements(reader)).isEmpty();
        move(order, "CONFIRMED", "PAID");
        var granted = entitlements(reader);
        assertThat(granted).hasSize(1);
        assertThat(granted.get(0).get("site").stringValue()).isEqualTo("vir");
        assertThat(granted.get(0).get("name").stringValue()).isEqualTo("digital-access");
        assertThat(granted.get(0).get("order").stringValue()).isEqualTo(order);
        assertThat(granted.get(0).get("endsOn").stringValue())
                .isEqualTo(today.plusMonths(1).toString());
        move(order, "ACTIVE", "CANCELLED");
        assertThat(entitlements(reader)).isEmpty();
    }

    @Test
    void partOfTheMoneyBackLeavesTheRestToRead() {
        var reader = client.reader();
        var order = place(reader, form("digital-1", today, reader.email(), ""));
        move(order, "CONFIRMED", "PAID", "ACTIVE");
        client.patchAs(
                client.administrator().accessToken(),
                "/admin/subscription-orders/" + order,
                "{\"state\":\"PARTIALLY_REFUNDED\",\"refund\":1}");
        assertThat(entitlements(reader)).hasSize(1);
    }

    @Test
    void nothingIsGrantedBeforeTheTermAndAfterIt() {
        var reader = client.reader();
        move(place(reader, form("digital-1", today.plusDays(2), reader.email(), "")), "CONFIRMED", "PAID");
        assertThat(entitlements(reader)).isEmpty();
        var ended = place(reader, form("e-paper-6", today, reader.email(), ""));
        move(ended, "CONFIRMED", "PAID", "ACTIVE");
        database.getCollection("orders")
                .updateOne(
                        new Document("_id", ended),
                        new Document(
                                "$set",
                                new Document(
                                        "form.startsOn", today.minusMonths(6).toString())));
        assertThat(entitlements(reader)).isEmpty();
    }

    @Test
    void orderPlacedSignedOutIsItsConfirmedAddressesAndNobodyElses() {
        var reader = client.reader();
        var order = placeSignedOut(form("digital-1", today, reader.email(), ""));
        move(order, "CONFIRMED", "PAID");
        assertThat(entitlements(reader)).hasSize(1);
        assertThat(client.getAs(renewed(reader).accessToken(), "/me/subscriptions"))
                .bodyJson()
                .extractingPath("$.items[*].reference")
                .asArray()
                .containsExactly(order);
        assertThat(client.getAs(renewed(reader).accessToken(), "/subscription-orders/" + order))
                .hasStatusOk();
        var stranger = client.reader();
        assertThat(entitlements(stranger)).isEmpty();
        assertThat(client.getAs(stranger.accessToken(), "/subscription-orders/" + order))
                .hasStatus(404);
    }

    @Test
    void oneOrderIsReadByOneAccount() {
        var payer = client.reader();
        var named = client.reader();
        move(place(payer, form("digital-1", today, named.email(), "")), "CONFIRMED", "PAID");
        assertThat(entitlements(payer)).hasSize(1);
        assertThat(entitlements(named)).isEmpty();
    }

    @Test
    void giftIsItsRecipientsAlone() {
        var giver = client.reader();
        var recipient = client.reader();
        var gift = ",\"gift\":{\"recipientName\":\"Binh\",\"recipientEmail\":\"%s\"}".formatted(recipient.email());
        move(place(giver, form("digital-1", today, giver.email(), gift)), "CONFIRMED", "PAID");
        assertThat(entitlements(giver)).isEmpty();
        assertThat(entitlements(recipient)).hasSize(1);
    }

    @Test
    void twoOrdersOfTheSameGrantItOnceUntilTheLaterEnd() {
        var reader = client.reader();
        move(place(reader, form("digital-1", today, reader.email(), "")), "CONFIRMED", "PAID");
        var longer = place(renewed(reader), form("digital-12", today, reader.email(), ""));
        move(longer, "CONFIRMED", "PAID");
        var granted = entitlements(reader);
        assertThat(granted).hasSize(1);
        assertThat(granted.get(0).get("order").stringValue()).isEqualTo(longer);
    }

    @Test
    void orderFromBeforeThereWereEntitlementsGrantsWhatItsPlanDoesNow() {
        var reader = client.reader();
        var order = place(reader, form("e-paper-6", today, reader.email(), ""));
        move(order, "CONFIRMED", "PAID");
        database.getCollection("orders")
                .updateOne(new Document("_id", order), new Document("$unset", new Document("entitlements", true)));
        assertThat(entitlements(reader).get(0).get("name").stringValue()).isEqualTo("epaper");
    }

    @Test
    void statementIsSignedForThePaywallOfOneSiteAndCountsForFiveSeconds() throws Exception {
        var reader = client.reader();
        move(place(reader, form("digital-1", today, reader.email(), "")), "CONFIRMED", "PAID");
        var signed = SignedJWT.parse(statement(renewed(reader), "vir"));
        assertThat(signed.verify(new ECDSAVerifier(keys.current().toPublicJWK())))
                .isTrue();
        assertThat(signed.getHeader().getType()).hasToString("entitlements+jwt");
        var claims = signed.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("paywall:vir");
        assertThat(claims.getSubject()).isEqualTo(client.idOf(renewed(reader)));
        assertThat(claims.getStringListClaim("entitlements")).containsExactly("digital-access");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void statementForAnotherSiteNamesNothingOfThisOne() throws Exception {
        var reader = client.reader();
        move(place(reader, form("digital-1", today, reader.email(), "")), "CONFIRMED", "PAID");
        var claims = SignedJWT.parse(statement(renewed(reader), "other")).getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("paywall:other");
        assertThat(claims.getStringListClaim("entitlements")).isEmpty();
        assertThat(client.getAs(renewed(reader).accessToken(), "/me/entitlements/nowhere"))
                .hasStatus(404);
    }

    @Test
    void statementSignsNobodyIn() {
        assertThat(client.getAs(statement(client.reader(), "vir"), "/me")).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/entitlements", "/me/entitlements/vir"})
    void entitlementsAreForSignedInReaders(String path) {
        assertThat(mvc.get().uri("/api/v1" + path)).hasStatus(401);
        assertThat(client.getAs("x.y.z", path)).hasStatus(401);
    }

    @Test
    void badgeFollowsTheSubscriptionBothWays() throws Exception {
        var reader = client.reader();
        var order = place(reader, form("digital-1", today, reader.email(), ""));
        assertThat(badges(reader)).isEmpty();
        move(order, "CONFIRMED", "PAID");
        revocationCache.refresh();
        assertThat(client.getAs(reader.accessToken(), "/me")).hasStatus(401);
        var subscriber = renewed(reader);
        assertThat(badges(subscriber)).containsExactly("SUBSCRIBER");
        move(order, "CANCELLED");
        revocationCache.refresh();
        assertThat(client.getAs(subscriber.accessToken(), "/me")).hasStatus(401);
        assertThat(badges(renewed(subscriber))).isEmpty();
    }

    @Test
    void changeThatBeginsAndEndsNothingLeavesTheTokens() {
        var reader = client.reader();
        var order = place(reader, form("digital-1", today, reader.email(), ""));
        move(order, "CONFIRMED", "PAID");
        var subscriber = renewed(reader);
        move(order, "ACTIVE");
        revocationCache.refresh();
        assertThat(client.getAs(subscriber.accessToken(), "/me")).hasStatusOk();
    }

    @Test
    void tokenWithTheBadgeEndsWithTheTerm() throws Exception {
        var reader = client.reader();
        var order = place(reader, form("digital-1", today, reader.email(), ""));
        move(order, "CONFIRMED", "PAID");
        var startsOn = today.plusDays(1).minusMonths(1);
        database.getCollection("orders")
                .updateOne(
                        new Document("_id", order),
                        new Document("$set", new Document("form.startsOn", startsOn.toString())));
        var endsAt = startsOn.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        clock.advance(Duration.between(Instant.now(), endsAt).minusMinutes(2));
        var claims = SignedJWT.parse(renewed(reader).accessToken()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("badges")).containsExactly("SUBSCRIBER");
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(endsAt);
    }

    private JsonNode entitlements(Signed reader) {
        var answer = client.getAs(renewed(reader).accessToken(), "/me/entitlements");
        assertThat(answer).hasStatusOk();
        return client.body(answer).get("items");
    }

    private String statement(Signed reader, String site) {
        var answer = client.getAs(reader.accessToken(), "/me/entitlements/" + site);
        assertThat(answer).hasStatusOk();
        return client.body(answer).get("statement").stringValue();
    }

    private static List<String> badges(Signed reader) throws Exception {
        return SignedJWT.parse(reader.accessToken()).getJWTClaimsSet().getStringListClaim("badges");
    }

    /** The reader with a token of now. */
    private Signed renewed(Signed reader) {
        return client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
    }

    private void move(String order, String... states) {
        var staff = client.administrator().accessToken();
        for (var state : states) {
            assertThat(client.patchAs(staff, "/admin/subscription-orders/" + order, "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
    }

    private String place(Signed reader, String form) {
        var placed = client.postAs(reader.accessToken(), "/sites/vir/subscription-orders", form);
        assertThat(placed).hasStatus(201);
        return Objects.requireNonNull(client.body(placed).get("reference")).stringValue();
    }

    private String placeSignedOut(String form) {
        var placed = client.post(
                "/sites/vir/subscription-orders", form, UUID.randomUUID().toString());
        assertThat(placed).hasStatus(201);
        return Objects.requireNonNull(client.body(placed).get("reference")).stringValue();
    }

    private static String form(String plan, LocalDate startsOn, String email, String more) {
        return """
                {"plan":"%s","copies":1,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"}%s}""".formatted(plan, startsOn, email, more);
    }
}
