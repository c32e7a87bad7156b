package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Mailbox.Mail;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

@ExtendWith(RunningSystem.class)
class RegistrationIT {

    private final Usersay usersay;

    RegistrationIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aMailedLinkConfirmsTheAddressAndSignsIn() {
        Visitor browser = usersay.browser();
        String email = usersay.readers().register(browser, "Linh");
        browser.get("/api/v1/me").expect(401);

        Mail mail = usersay.mailbox().waitFor(email, "/confirm?token=");
        assertThat(mail.link("confirm")).startsWith(usersay.gateway() + "/confirm?token=");
        // Mail scanners follow links, so opening one must not consume it.
        browser.get("/confirm?token=" + mail.token()).expect(200);
        browser.get("/api/v1/me").expect(401);

        browser.post("/api/v1/accounts/verification", Map.of("token", mail.token()))
                .expect(204);
        Answer me = browser.get("/api/v1/me").expect(200);
        assertThat(me.text("/email")).isEqualTo(email);
        assertThat(me.text("/name")).isEqualTo("Linh");
        assertThat(me.text("/site")).isEqualTo(Usersay.SITE);
        assertThat(me.at("/roles").toString()).isEqualTo("[\"READER\"]");
        assertThat(me.header("Cache-Control")).contains("no-store");
    }

    @Test
    void cookiesAreNotVisibleToScripts() {
        Account reader = usersay.readers().signedIn("Minh");
        Answer signedIn = usersay.browser()
                .post("/api/v1/session", Map.of("email", reader.email(), "password", Readers.PASSWORD))
                .expect(200);
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
        assertThat(signedIn.text("/reader/name")).isEqualTo("Minh");
        assertThat(signedIn.body()).doesNotContain("eyJ");
    }

    @Test
    void signsOutOfAllSessionsAndInAgain() {
        Account reader = usersay.readers().signedIn("Hoa");
        String token = reader.browser().cookie("usersay_access");
        reader.browser().delete("/api/v1/session").expect(204);
        reader.browser().get("/api/v1/me").expect(401);

        Visitor withOldToken = usersay.program().bearing(token);
        for (String path : new String[] {"/api/v1/me", mine("comments"), mine("rating")}) {
            await("the end of the session to reach " + path)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> withOldToken.get(path).status() == 401);
        }

        reader.browser()
                .post("/api/v1/session", Map.of("email", reader.email(), "password", Readers.PASSWORD))
                .expect(200);
        reader.browser().get("/api/v1/me").expect(200);
    }

    private static String mine(String what) {
        return "/api/v1/sites/vir/articles/some-article/" + what + "/mine";
    }

    @Test
    void aSessionIsRenewedAndItsOldTokenIsRevoked() {
        Account reader = usersay.readers().signedIn("Tuan");
        String first = reader.browser().cookie("usersay_refresh");
        reader.browser().post("/api/v1/session/refresh", Map.of()).expect(200);
        assertThat(reader.browser().cookie("usersay_refresh")).isNotEmpty().isNotEqualTo(first);
        reader.browser().get("/api/v1/me").expect(200);
    }

    @Test
    void aForgottenPasswordIsReplacedByMail() {
        Account reader = usersay.readers().signedIn("Binh");
        Visitor elsewhere = usersay.browser();
        elsewhere
                .post("/api/v1/password-resets", Map.of("email", reader.email()))
                .expect(202);
        Mail mail = usersay.mailbox().waitFor(reader.email(), "/reset?token=");
        elsewhere
                .put("/api/v1/password-resets", Map.of("token", mail.token(), "password", "new lantern 58 harbour"))
                .expect(204);

        elsewhere
                .post("/api/v1/session", Map.of("email", reader.email(), "password", Readers.PASSWORD))
                .refused(401, "wrong-credentials");
        elsewhere
                .post("/api/v1/session", Map.of("email", reader.email(), "password", "new lantern 58 harbour"))
                .expect(200);
        await("other sessions to end")
                .atMost(Duration.ofSeconds(10))
                .until(() -> reader.browser().get("/api/v1/me").status() == 401);
    }

    @Test
    void noAnswerRevealsWhetherAnAddressIsKnown() {
        Account reader = usersay.readers().signedIn("Lan");
        Answer known = usersay.browser().post("/api/v1/accounts", Readers.registration(reader.email(), "Other"));
        Answer unknown =
                usersay.browser().post("/api/v1/accounts", Readers.registration(Readers.freshAddress(), "Other"));
        assertThat(known.expect(202).body()).isEqualTo(unknown.expect(202).body());

        Answer reset = usersay.browser().post("/api/v1/password-resets", Map.of("email", reader.email()));
        Answer nobody = usersay.browser().post("/api/v1/password-resets", Map.of("email", Readers.freshAddress()));
        assertThat(reset.expect(202).body()).isEqualTo(nobody.expect(202).body());
    }
}
