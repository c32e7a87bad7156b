package org.usersay.subscription.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

/** What is agreed to with an order. */
@SubscriptionTest
class OrderConsentTests {

    private static final String TERMS = "{\"to\":\"terms\",\"wording\":\"I agree to the terms of 2026.\"}";

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MongoDatabase database;

    @Test
    void staffSeesWhatWasAgreedToAndWhoHasTheTokenDoesNot() {
        var reader = client.reader();
        var placed = client.postAs(reader.accessToken(), "/sites/vir/subscription-orders", form(reader.email(), TERMS));
        assertThat(placed).hasStatus(201);
        var reference = client.body(placed).get("reference").stringValue();
        var staff = client.administrator().accessToken();
        var seen = client.body(client.getAs(staff, "/admin/subscription-orders/" + reference))
                .get("staff")
                .get("consents");
        assertThat(seen.size()).isEqualTo(1);
        assertThat(seen.get(0).get("to").stringValue()).isEqualTo("terms");
        assertThat(seen.get(0).get("wording").stringValue()).isEqualTo("I agree to the terms of 2026.");
        assertThat(seen.get(0).get("version").stringValue()).hasSize(16);
        assertThat(seen.get(0).get("at").isNull()).isFalse();
        var location = Objects.requireNonNull(placed.getResponse().getHeader("Location"));
        assertThat(mvc.get().uri(location)).hasStatusOk().bodyText().doesNotContain("of 2026");
    }

    @Test
    void sameWordsHaveTheSameVersionAndOthersAnother() {
        var versions = Stream.of(TERMS, TERMS, TERMS.replace("2026", "2027"))
                .map(consent -> placed(form(client.newAddress(), consent)))
                .map(order ->
                        order.getList("consents", Document.class).getFirst().getString("version"))
                .toList();
        assertThat(versions.get(1)).isEqualTo(versions.get(0));
        assertThat(versions.get(2)).isNotEqualTo(versions.get(0));
    }

    @Test
    void deletedAccountTakesThemAlong() {
        var reader = client.reader();
        var placed = client.postAs(reader.accessToken(), "/sites/vir/subscription-orders", form(reader.email(), TERMS));
        var reference = client.body(placed).get("reference").stringValue();
        assertThat(order(reference)).containsKey("consents");
        assertThat(client.deleteAccount(reader, "{\"password\":\"" + Client.PASSWORD + "\"}"))
                .hasStatus2xxSuccessful();
        assertThat(order(reference)).doesNotContainKey("consents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"terms\"",
                "null",
                "{\"to\":\"terms\"}",
                "{\"to\":\"terms\",\"wording\":\" \"}",
                "{\"to\":\"a b\",\"wording\":\"x\"}",
                "{\"to\":{\"$ne\":1},\"wording\":\"x\"}",
                "{\"to\":\"terms\",\"wording\":\"x\",\"at\":\"2020-01-01T00:00:00Z\"}"
            })
    void consentsOfAnotherShapeAreRefused(String consent) {
        assertThat(client.post("/sites/vir/subscription-orders", form(client.newAddress(), consent)))
                .hasStatus(400);
    }

    private Document placed(String form) {
        var placed = client.post("/sites/vir/subscription-orders", form);
        assertThat(placed).hasStatus(201);
        return order(client.body(placed).get("reference").stringValue());
    }

    private Document order(String reference) {
        return Objects.requireNonNull(database.getCollection("orders")
                .find(new Document("_id", reference))
                .first());
    }

    private static String form(String email, String consent) {
        return """
                {"plan":"digital-12","copies":1,"startsOn":"%s","subscriber":{"name":"An","email":"%s"},"consents":[%s]}\
                """.formatted(LocalDate.now(ZoneOffset.UTC).plusDays(1), email, consent);
    }
}
