package org.usersay.subscription.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class ErasedSubscriberTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoDatabase database;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void importBringsNobodyBackWhoDeletedTheAccount(boolean unsubscribedBefore) {
        var reader = subscribed();
        if (unsubscribedBefore) {
            mvc.post()
                    .uri(MailedLinks.unsubscribing(mailbox, outbox, reader.email()))
                    .exchange();
        }
        assertThat(client.deleteAccount(reader, "{\"password\":\"%s\"}".formatted(Client.PASSWORD)))
                .hasStatus(204);
        for (var collection : database.listCollectionNames()) {
            if (collection.startsWith("newsletter_")) {
                database.getCollection(collection)
                        .find()
                        .forEach(document -> assertThat(document.toJson()).doesNotContain(reader.email()));
            }
        }
        assertThat(imported(reader.email())).isEqualTo("REFUSED");
        client.post("/sites/vir/newsletters/daily/signups", "{\"email\":\"%s\"}".formatted(reader.email()));
        assertThat(imported(reader.email())).isEqualTo("REFUSED");
    }

    @Test
    void ownerMayReturn() {
        var reader = subscribed();
        client.deleteAccount(reader, "{\"password\":\"%s\"}".formatted(Client.PASSWORD));
        signUp(reader.email());
        assertThat(imported(reader.email())).isEqualTo("UNCHANGED");
    }

    private Signed subscribed() {
        var reader = client.reader();
        signUp(reader.email());
        return reader;
    }

    private void signUp(String email) {
        client.post("/sites/vir/newsletters/daily/signups", "{\"email\":\"%s\"}".formatted(email));
        assertThat(mvc.post().uri(MailedLinks.confirming(mailbox, outbox, email)))
                .hasStatusOk();
    }

    private String imported(String email) {
        var answer = mvc.post()
                .uri("/api/v1/admin/sites/vir/newsletters/daily/subscribers")
                .header("Authorization", "Bearer " + client.administrator().accessToken())
                .contentType("text/csv")
                .content("email,consentedAt,origin\n%s,2020-01-31,Fair\n".formatted(email))
                .exchange();
        return client.body(answer).at("/items/0/outcome").stringValue();
    }
}
