package org.usersay.subscription.attemptlimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

/** The bound on all mails together that strangers can cause to one address. */
@SubscriptionTest
@TestPropertySource(
        properties = {
            "usersay.newsletter.lists.vir[0].id=daily",
            "usersay.newsletter.lists.vir[0].name=Daily",
        })
class MailLimiterTests {

    @Autowired
    Client client;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @Test
    void ordersAreTakenAndTheirMailsAreBounded() {
        var email = client.newAddress();
        for (var order = 0; order < 16; order++) {
            assertThat(order("203.0.113.1", email)).isEqualTo(201);
        }
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(10);
    }

    @Test
    void allKindsOfMailsFromOneNetworkShareOneBound() {
        var email = client.reader().email();
        var before = mailbox.mailsTo(outbox, email).size();
        for (var round = 0; round < 5; round++) {
            everyKind("203.0.113.2", email);
        }
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(before + 10);
    }

    @Test
    void allNetworksTogetherShareOneBound() {
        var email = client.reader().email();
        for (var network = 0; network < 12; network++) {
            everyKind("198.51.100." + network, email);
        }
        assertThat(mailbox.mailsTo(outbox, email)).hasSize(30);
    }

    @Test
    void otherSpellingsOfAnAddressAreNotOtherMailboxes() {
        var email = client.newAddress();
        var spellings = List.of(
                email,
                email.toUpperCase(Locale.ROOT),
                email.replace("@", "+news@"),
                email.replace("@", "+a+b@"),
                email.replace("example", "EXAMPLE"));
        for (var round = 0; round < 4; round++) {
            spellings.forEach(spelling -> everyKind("203.0.113.3", spelling));
        }
        var arrived = spellings.stream()
                .map(spelling -> spelling.toLowerCase(Locale.ROOT))
                .distinct()
                .mapToInt(spelling -> mailbox.mailsTo(outbox, spelling).size())
                .sum();
        assertThat(arrived).isBetween(1, 10);
    }

    private void everyKind(String network, String email) {
        var address = "{\"email\":\"%s\"}".formatted(email);
        client.postFrom(
                network,
                "/accounts",
                "{\"site\":\"vir\",\"email\":\"%s\",\"displayName\":\"A Stranger\"}".formatted(email));
        client.postFrom(network, "/session/links", address);
        client.postFrom(network, "/password-resets", address);
        client.postFrom(network, "/sites/vir/newsletters/daily/signups", address);
        order(network, email);
    }

    private int order(String network, String email) {
        return client.postFrom(network, "/sites/vir/subscription-orders", """
                {"plan":"digital-12","copies":1,"startsOn":"%s","subscriber":{"name":"An Nguyen","email":"%s"}}\
                """.formatted(
                                LocalDate.now(ZoneOffset.UTC).plusDays(7), email))
                .getResponse()
                .getStatus();
    }
}
