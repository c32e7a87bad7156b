package org.usersay.subscription.ignoredreader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.id.UuidV7;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class IgnoredReaderTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    IgnoredReaders ignoredReaders;

    @Test
    void ignoredReaderIsListedOnceUntilTakenOff() {
        var me = client.reader();
        var other = client.idOf(client.reader());
        assertThat(put(me, other)).hasStatus(204);
        assertThat(put(me, other)).hasStatus(204);
        var list = client.body(client.getAs(me.accessToken(), "/me/ignored-readers"))
                .get("items");
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.get(0).get("id").stringValue()).isEqualTo(other);
        assertThat(list.get(0).get("name").stringValue()).isEqualTo("A Reader");
        assertThat(ignoredReaders.has(client.idOf(me), other)).isTrue();

        assertThat(delete(me, other)).hasStatus(204);
        assertThat(delete(me, other)).hasStatus(204);

        assertThat(ignoredReaders.of(client.idOf(me))).isEmpty();
        assertThat(ignoredReaders.has(client.idOf(me), other)).isFalse();
    }

    @Test
    void listIsMineAlone() {
        var me = client.reader();
        put(me, client.idOf(client.reader()));
        assertThat(client.getAs(client.reader().accessToken(), "/me/ignored-readers"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
        assertThat(mvc.get().uri("/api/v1/me/ignored-readers")).hasStatus(401);
    }

    @Test
    void readersIgnoreNeitherThemselvesNorUnknownReaders() {
        var me = client.reader();
        assertThat(put(me, client.idOf(me))).hasStatus(409);
        assertThat(put(me, UuidV7.next())).hasStatus(404);
        assertThat(put(me, "not-an-id")).hasStatus(404);
    }

    private MvcTestResult put(Client.Signed reader, String other) {
        return mvc.put()
                .uri("/api/v1/me/ignored-readers/" + other)
                .header("Authorization", "Bearer " + reader.accessToken())
                .exchange();
    }

    private MvcTestResult delete(Client.Signed reader, String other) {
        return mvc.delete()
                .uri("/api/v1/me/ignored-readers/" + other)
                .header("Authorization", "Bearer " + reader.accessToken())
                .exchange();
    }
}
