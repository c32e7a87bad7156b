package org.usersay.subscription.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jwt.SignedJWT;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

/** Meters of readers with an account. */
@SubscriptionTest
class MeteredAccountTests {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Autowired
    Accounts accounts;

    @Autowired
    MeterData data;

    @Test
    void entitlementThatComesInTheMiddleOfTheMonthReadsOnAtOnceAndIsNotCounted() throws Exception {
        var reader = client.reader();
        List.of("a", "b", "c").forEach(article -> open(reader, article));
        assertThat(open(reader, "d").get("state").stringValue()).isEqualTo("USED_UP");
        var order = order(reader, "digital-1");
        assertThat(open(reader, "d").get("state").stringValue()).isEqualTo("USED_UP");
        move(order, "CONFIRMED", "PAID");
        var subscriber = renewed(reader);
        var meters = database.getCollection("article_meters").countDocuments();
        var entitled = open(subscriber, "d");
        assertThat(entitled.get("state").stringValue()).isEqualTo("ENTITLED");
        assertThat(entitled.get("remaining").isNull()).isTrue();
        var claims = SignedJWT.parse(entitled.get("statement").stringValue()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("entitlements")).containsExactly("digital-access");
        assertThat(claims.getSubject()).isEqualTo(client.idOf(subscriber));
        assertThat(claims.getStringClaim("article")).isEqualTo("d");
        move(order, "CANCELLED");
        assertThat(open(renewed(reader), "d").get("state").stringValue()).isEqualTo("USED_UP");
        assertThat(database.getCollection("article_meters").countDocuments()).isEqualTo(meters);
    }

    @Test
    void entitlementThatTheMeterDoesNotNameIsCountedAndStated() throws Exception {
        var reader = client.reader();
        move(order(reader, "e-paper-6"), "CONFIRMED", "PAID");
        var answer = open(renewed(reader), "a");
        assertThat(answer.get("state").stringValue()).isEqualTo("COUNTED");
        var claims = SignedJWT.parse(answer.get("statement").stringValue()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("entitlements")).containsExactly("epaper");
        assertThat(claims.getStringClaim("article")).isEqualTo("a");
    }

    @Test
    void metersAreInTheArchiveAndGoWithTheAccount() {
        var reader = client.reader();
        open(reader, "a");
        open(reader, "b");
        var account = accounts.require(client.idOf(reader));
        var archived = data.export(account);
        assertThat(archived)
                .hasToString("[Month[site=vir, month=%s, articles=2]]"
                        .formatted(today.toString().substring(0, 7)));
        var meters = database.getCollection("article_meters").countDocuments();
        data.delete(account);
        data.delete(account);
        assertThat(database.getCollection("article_meters").countDocuments()).isEqualTo(meters - 1);
        assertThat(data.export(account)).hasToString("[]");
    }

    private JsonNode open(Signed reader, String article) {
        var answer = MeteredReader.signedIn(mvc, reader.accessToken()).open(article);
        assertThat(answer).hasStatusOk();
        return client.body(answer);
    }

    private Signed renewed(Signed reader) {
        return client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
    }

    private String order(Signed reader, String plan) {
        var placed = client.postAs(
                reader.accessToken(), "/sites/vir/subscription-orders", """
                {"plan":"%s","copies":1,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"}}""".formatted(plan, today, reader.email()));
        assertThat(placed).hasStatus(201);
        return client.body(placed).get("reference").stringValue();
    }

    private void move(String order, String... states) {
        var staff = client.administrator().accessToken();
        for (var state : states) {
            assertThat(client.patchAs(staff, "/admin/subscription-orders/" + order, "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
    }
}
