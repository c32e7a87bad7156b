package org.usersay.subscription.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Client.Signed;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class MyNewsletterTests {

    private static final String PATH = "/me/newsletter-preferences?site=vir";

    @Autowired
    Client client;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Autowired
    MongoDatabase database;

    private Signed reader = new Signed("", "", "");

    @BeforeEach
    void signIn() {
        reader = client.reader();
    }

    @Test
    void readerSubscribesAndLeavesWithoutAMail() {
        var mails = mailbox.mailsTo(outbox, reader.email()).size();
        assertThat(subscribed()).containsExactly("daily false", "weekly false");
        assertThat(choose("{\"lists\":[\"weekly\"]}")).isEqualTo(200);
        assertThat(subscribed()).containsExactly("daily false", "weekly true");
        assertThat(choose("{\"lists\":[\"weekly\",\"daily\"]}")).isEqualTo(200);
        assertThat(choose("{\"lists\":[\"daily\"]}")).isEqualTo(200);
        assertThat(subscribed()).containsExactly("daily true", "weekly false");
        assertThat(mailbox.mailsTo(outbox, reader.email())).hasSize(mails);
        assertThat(stored("weekly").getString("state")).isEqualTo("UNSUBSCRIBED");
        assertThat(stored("weekly").getList("proof", Document.class))
                .extracting(step -> step.getString("step"))
                .containsExactly("CHOSEN", "UNCHOSEN");
        assertThat(stored("daily").getList("proof", Document.class))
                .extracting(step -> step.getString("wording"))
                .containsExactly("The day in Vietnam's economy");
        assertThat(stored("daily").getString("language")).isEqualTo("en");
    }

    @Test
    void sameChoiceAgainLeavesNoSecondProof() {
        choose("{\"lists\":[\"daily\"]}");
        choose("{\"lists\":[\"daily\"]}");
        assertThat(stored("daily").getList("proof", Document.class)).hasSize(1);
    }

    @Test
    void addressThatWaitsForConfirmationIsConfirmedByTheAccount() {
        client.post("/sites/vir/newsletters/daily/signups", "{\"email\":\"" + reader.email() + "\"}");
        assertThat(subscribed()).containsExactly("daily false", "weekly false");
        choose("{\"lists\":[\"daily\"]}");
        assertThat(subscribed()).containsExactly("daily true", "weekly false");
    }

    @Test
    void strangersAndUnknownSitesGetNothing() {
        assertThat(client.put(PATH, "{\"lists\":[]}")).hasStatus(401);
        assertThat(client.getAs(reader.accessToken(), "/me/newsletter-preferences?site=nowhere"))
                .hasStatus(404);
        assertThat(client.getAs(reader.accessToken(), "/me/newsletter-preferences"))
                .hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"lists\":\"daily\"}",
                "{\"lists\":[null]}",
                "{\"lists\":[],\"email\":\"other@example.org\"}"
            })
    void badChoicesAreRefused(String body) {
        assertThat(choose(body)).isEqualTo(400);
    }

    @Test
    void choiceWithAnUnknownListChangesNothing() {
        assertThat(choose("{\"lists\":[\"daily\",\"nothing\"]}")).isEqualTo(404);
        assertThat(subscribed()).containsExactly("daily false", "weekly false");
    }

    private int choose(String body) {
        return client.putAs(reader.accessToken(), PATH, body).getResponse().getStatus();
    }

    private Iterable<String> subscribed() {
        var shown = client.getAs(reader.accessToken(), PATH);
        assertThat(shown).hasStatusOk();
        var body = client.body(shown);
        assertThat(body.get("email").stringValue()).isEqualTo(reader.email());
        return body.get("lists")
                .valueStream()
                .map(list -> list.get("id").stringValue() + " "
                        + list.get("subscribed").booleanValue())
                .toList();
    }

    private Document stored(String list) {
        return Objects.requireNonNull(database.getCollection("newsletter_subscriptions")
                .find(new Document("list", "vir/" + list).append("emailKey", reader.email()))
                .first());
    }
}
