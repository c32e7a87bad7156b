package org.usersay.subscription.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.subscription.outbox.Outbox;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.Mailbox;
import org.usersay.subscription.test.SubscriptionTest;

@SubscriptionTest
class RecoveryTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Outbox outbox;

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void forgottenPasswordIsReplacedAndEndsAllSessions() {
        var reader = client.reader();
        var token = askForPassword(reader.email());

        assertThat(reset(token, "my new password")).hasStatus(204);

        assertThat(client.signIn(reader.email(), "my new password")).hasStatusOk();
        assertThat(client.signIn(reader.email(), Client.PASSWORD)).hasStatus(401);
        assertThat(client.postWithRefreshCookie(reader.refreshToken(), "/session/refresh"))
                .hasStatus(401);
    }

    @Test
    void resetLinkWorksOnce() {
        var token = askForPassword(client.reader().email());
        assertThat(reset(token, "my new password")).hasStatus(204);
        assertThat(reset(token, "somebody's password"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-token");
    }

    @Test
    void badPasswordDoesNotUseUpTheLink() {
        var token = askForPassword(client.reader().email());
        assertThat(reset(token, "short"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/password");
        assertThat(reset(token, "my new password")).hasStatus(204);
    }

    @Test
    void resetLinkFromBeforeTheLastChangeIsWorthNothing() {
        var email = client.reader().email();
        var older = askForPassword(email);
        var newer = askForPassword(email);
        assertThat(reset(newer, "my new password")).hasStatus(204);
        assertThat(reset(older, "somebody's password")).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/session/links", "/password-resets"})
    void strangersRequestsDoNotKeepTheOwnersLinkAway(String path) {
        var owner = client.reader();
        var body = "{\"email\":\"%s\"}".formatted(owner.email());
        for (var request = 0; request < 50; request++) {
            assertThat(client.postFrom("203.0.113." + request % 3, path, body)).hasStatus(202);
        }
        var before = mailbox.mailsTo(outbox, owner.email()).size();
        assertThat(client.post(path, body)).hasStatus(202);
        assertThat(mailbox.mailsTo(outbox, owner.email())).hasSize(before + 1);
    }

    @Test
    void earlierLinkStaysValidWhenAnotherIsRequested() {
        var email = client.reader().email();
        var own = askForLink(email);
        for (var request = 0; request < 15; request++) {
            client.postFrom("203.0.113.7", "/session/links", "{\"email\":\"%s\"}".formatted(email));
        }
        assertThat(redeem(own)).hasStatusOk();
    }

    @Test
    void resetLinkExpires() {
        var token = askForPassword(client.reader().email());
        clock.advance(Duration.ofMinutes(61));
        assertThat(reset(token, "my new password")).hasStatus(400);
    }

    @Test
    void requestForAnUnknownAddressIsAnsweredAlikeAndMailsNothing() {
        var unknown = client.newAddress();
        var known = client.reader().email();
        for (var path : java.util.List.of("/password-resets", "/session/links")) {
            var forUnknown = client.post(path, "{\"email\":\"%s\"}".formatted(unknown));
            var forKnown = client.post(path, "{\"email\":\"%s\"}".formatted(known));
            assertThat(forUnknown).hasStatus(202);
            assertThat(forUnknown.getResponse().getContentAsByteArray())
                    .isEqualTo(forKnown.getResponse().getContentAsByteArray());
        }
        assertThat(mailbox.mailsTo(outbox, unknown)).isEmpty();
    }

    @Test
    void signInLinkSignsInOnce() {
        var email = client.reader().email();
        var token = askForLink(email);
        var answer = redeem(token);
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.reader.name")
                .isEqualTo("A Reader");
        assertThat(client.getAs(client.signedIn(email, answer).accessToken(), "/me"))
                .hasStatusOk();
        assertThat(redeem(token)).hasStatus(400);
    }

    @Test
    void signInLinkExpiresAfterTenMinutes() {
        var token = askForLink(client.reader().email());
        clock.advance(Duration.ofMinutes(11));
        assertThat(redeem(token)).hasStatus(400);
    }

    @Test
    void gettingALinkRedeemsNothing() {
        var token = askForLink(client.reader().email());
        assertThat(mvc.get().uri("/api/v1/session/links/redemption?token=" + token))
                .hasStatus(405);
        assertThat(redeem(token)).hasStatusOk();
    }

    @Test
    void oneKindOfLinkDoesNotPassForTheOther() {
        var email = client.reader().email();
        assertThat(redeem(askForPassword(email))).hasStatus(400);
        assertThat(reset(askForLink(email), "my new password")).hasStatus(400);
    }

    private String askForPassword(String email) {
        assertThat(client.post("/password-resets", "{\"email\":\"%s\"}".formatted(email)))
                .hasStatus(202);
        return client.mailedToken(email);
    }

    private String askForLink(String email) {
        assertThat(client.post("/session/links", "{\"email\":\"%s\"}".formatted(email)))
                .hasStatus(202);
        return client.mailedToken(email);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult reset(String token, String password) {
        return client.put("/password-resets", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult redeem(String token) {
        return client.post("/session/links/redemption", "{\"token\":\"%s\"}".formatted(token));
    }
}
