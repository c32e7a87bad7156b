package org.usersay.subscription.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.SubscriptionTest;

/** Parts of a delivery address that its country needs. */
@SubscriptionTest
class OrderAddressTests {

    private static final String KYOTO = "\"city\":\"Kyoto\",\"country\":\"JP\"";

    private final LocalDate begin = LocalDate.now(ZoneOffset.UTC).plusDays(7);

    @Autowired
    Client client;

    @Autowired
    MongoDatabase database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                KYOTO,
                "\"city\":\"Kyoto\",\"country\":\"Japan\"",
                "\"city\":\"Austin\",\"state\":\"TX\",\"country\":\"US\"",
                "\"city\":\"Tartu\",\"country\":\"EE\",\"postalCode\":null"
            })
    void orderToACountryOfPostalCodesNeedsOne(String place) {
        assertThat(order(client.reader(), place))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/delivery/postalCode");
        assertThat(order(client.reader(), place.replace(",\"postalCode\":null", "") + ",\"postalCode\":\"600-8216\""))
                .hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"city\":\"Hanoi\",\"country\":\"VN\"",
                "\"city\":\"Dubai\",\"country\":\"AE\"",
                "\"city\":\"Nairobi\",\"country\":\"Kenya\"",
                "\"city\":\"Hanoi\"",
                "\"city\":\"Somewhere\",\"country\":\"Atlantis\""
            })
    void addressElsewhereIsTakenWithout(String place) {
        assertThat(order(client.reader(), place)).hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"city\":\"Austin\",\"country\":\"US\",\"postalCode\":\"78701\"",
                "\"city\":\"Ottawa\",\"country\":\"Canada\",\"postalCode\":\"K1A 0B1\"",
                "\"city\":\"Madrid\",\"country\":\"ES\",\"postalCode\":\"28013\""
            })
    void orderToACountryOfStatesNeedsOne(String place) {
        assertThat(order(client.reader(), place))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/delivery/state");
        var reader = client.reader();
        var placed = order(reader, place + ",\"state\":\"Ontario\"");
        assertThat(placed).hasStatus(201);
        assertThat(client.getAs(
                        reader.accessToken(),
                        "/subscription-orders/"
                                + client.body(placed).get("reference").stringValue()))
                .bodyJson()
                .extractingPath("$.delivery.state")
                .isEqualTo("Ontario");
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        assertThat(order(client.reader(), "\"city\":\"Austin, TX\",\"country\":\"US\""))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/delivery/state", "/delivery/postalCode");
        assertThat(order(client.reader(), "\"city\":\"Hanoi\",\"country\":\"VN\",\"state\":\"\""))
                .hasStatus(400);
    }

    @Test
    void anotherAddressNeedsThemToo() {
        var reader = client.reader();
        var order = paid(order(reader, "\"city\":\"Hanoi\",\"country\":\"VN\""));
        assertThat(move(reader, order, KYOTO))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/address/postalCode");
        assertThat(move(client.administrator(), order, KYOTO)).hasStatus(400);
        var austin = "\"city\":\"Austin\",\"country\":\"US\",\"postalCode\":\"78701\"";
        assertThat(move(client.administrator(), order, austin))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/address/state");
        assertThat(move(client.administrator(), order, austin + ",\"state\":\"TX\""))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.addresses[0].address.state")
                .isEqualTo("TX");
    }

    @Test
    void orderFromBeforeItWasAskedForIsRenewed() {
        var reader = client.reader();
        var order = paid(order(reader, KYOTO + ",\"postalCode\":\"600-8216\""));
        database.getCollection("orders")
                .updateOne(new Document("_id", order), Updates.unset("form.delivery.postalCode"));
        assertThat(client.postAs(reader.accessToken(), "/subscription-orders/" + order + "/renewals", "{}"))
                .hasStatus(201);
    }

    @Test
    void orderFromBeforeTheStateWasAskedForIsReadAndRenewed() {
        var reader = client.reader();
        var order = paid(
                order(reader, "\"city\":\"Austin, TX\",\"state\":\"TX\",\"country\":\"US\",\"postalCode\":\"78701\""));
        database.getCollection("orders").updateOne(new Document("_id", order), Updates.unset("form.delivery.state"));
        assertThat(client.getAs(reader.accessToken(), "/subscription-orders/" + order))
                .bodyJson()
                .extractingPath("$.delivery.state")
                .isNull();
        assertThat(client.postAs(reader.accessToken(), "/subscription-orders/" + order + "/renewals", "{}"))
                .hasStatus(201);
    }

    private MvcTestResult order(Signed reader, String place) {
        return client.postAs(
                reader.accessToken(), "/sites/vir/subscription-orders", """
                {"plan":"weekly-12","copies":1,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"},\
                "delivery":{"address":"1 Trang Tien",%s}}""".formatted(begin, reader.email(), place));
    }

    private MvcTestResult move(Signed sender, String order, String place) {
        return client.postAs(sender.accessToken(), "/subscription-orders/" + order + "/addresses", """
                {"from":"%s","to":"%s","address":{"address":"2 Le Loi",%s}}""".formatted(
                        begin.plusDays(10), begin.plusDays(20), place));
    }

    private String paid(MvcTestResult placed) {
        assertThat(placed).hasStatus(201);
        var order = client.body(placed).get("reference").stringValue();
        for (var state : new String[] {"CONFIRMED", "PAID"}) {
            assertThat(client.patchAs(
                            client.administrator().accessToken(),
                            "/admin/subscription-orders/" + order,
                            "{\"state\":\"" + state + "\"}"))
                    .hasStatusOk();
        }
        return order;
    }
}
