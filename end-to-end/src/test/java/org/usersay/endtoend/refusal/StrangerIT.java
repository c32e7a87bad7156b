package org.usersay.endtoend.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** What a stranger may try with the address of somebody else. */
@ExtendWith(RunningSystem.class)
class StrangerIT {

    private static final String STRANGERS = "the stranger's 31 words";

    private final Usersay usersay;

    StrangerIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void passwordTypedByAStrangerDoesNotOpenTheConfirmedAccount() {
        var email = Readers.freshAddress();
        Map<String, Object> registration = new HashMap<>(Readers.registration(email, "Owner"));
        registration.put("password", STRANGERS);
        usersay.browser().post("/api/v1/accounts", registration).expect(202);
        usersay.program().post("/api/v1/accounts", registration).expect(202);

        var owner = usersay.browser();
        owner.post(
                        "/api/v1/accounts/verification",
                        Map.of(
                                "token",
                                usersay.mailbox()
                                        .waitFor(email, "/confirm?token=")
                                        .token()))
                .expect(204);

        signIn(usersay.browser(), email, STRANGERS).refused(401, "wrong-credentials");
        usersay.program()
                .post("/api/v1/tokens", Map.of("email", email, "password", STRANGERS))
                .refused(401, "wrong-credentials");
        assertThat(owner.get("/api/v1/me").expect(200).at("/hasPassword").asBoolean())
                .isFalse();
        owner.put("/api/v1/me/password", Map.of("newPassword", Readers.PASSWORD))
                .expect(204);
        signIn(usersay.browser(), email, Readers.PASSWORD).expect(200);
    }

    @Test
    void registeringAgainRevealsNoAccount() {
        var known = usersay.readers().signedIn("Owner").email();
        var unknown = Readers.freshAddress();
        for (var email : new String[] {known, unknown}) {
            Map<String, Object> registration = new HashMap<>(Readers.registration(email, "Stranger"));
            registration.put("password", STRANGERS);
            usersay.browser().post("/api/v1/accounts", registration).expect(202);
        }
        assertThat(signIn(usersay.browser(), known, STRANGERS).expect(401).text("/detail"))
                .isEqualTo(signIn(usersay.browser(), unknown, STRANGERS)
                        .expect(401)
                        .text("/detail"));
    }

    @Test
    void guessesLockTheOwnersBrowserNotOut() {
        var owner = usersay.readers().signedIn("Owner");
        owner.browser().delete("/api/v1/session").expect(204);
        var stranger = usersay.browser();
        for (var guess = 0; guess < 10; guess++) {
            assertThat(signIn(stranger, owner.email(), "guess number " + guess).status())
                    .isIn(401, 429);
        }
        signIn(owner.browser(), owner.email(), Readers.PASSWORD).expect(200);
    }

    @Test
    void forgedRefreshSecretEndsNoSession() {
        var owner = usersay.readers().signedIn("Owner");
        var token = owner.browser().cookie("usersay_refresh");
        var forged = token.substring(0, token.indexOf('.') + 1) + "A".repeat(43);
        usersay.program()
                .post("/api/v1/tokens/refresh", Map.of("refreshToken", forged))
                .refused(401, "not-authenticated");
        owner.browser().post("/api/v1/session/refresh", Map.of()).expect(200);
        owner.browser().get("/api/v1/me").expect(200);
    }

    private static Answer signIn(Visitor visitor, String email, String password) {
        return visitor.post("/api/v1/session", Map.of("email", email, "password", password));
    }
}
