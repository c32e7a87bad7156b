package org.usersay.endtoend.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Links that are used twice, and concurrent requests. */
@ExtendWith(RunningSystem.class)
class ReplayIT {

    private static final int AT_ONCE = 50;

    private final Usersay usersay;

    ReplayIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aVerificationLinkWorksOnce() {
        String email = usersay.readers().register(usersay.browser(), "Linh");
        Map<String, String> token = tokenOf(email, "/confirm?token=");
        usersay.browser().post("/api/v1/accounts/verification", token).expect(204);
        Visitor second = usersay.browser();
        second.post("/api/v1/accounts/verification", token).refused(400, "invalid-token");
        second.get("/api/v1/me").expect(401);
    }

    @Test
    void aResetLinkWorksOnce() {
        Account linh = usersay.readers().signedIn("Linh");
        usersay.browser()
                .post("/api/v1/password-resets", Map.of("email", linh.email()))
                .expect(202);
        String token = tokenOf(linh.email(), "/reset?token=").get("token");
        Map<String, String> first = Map.of("token", token, "password", "first lantern 58 harbour");
        Map<String, String> second = Map.of("token", token, "password", "second lantern 58 harbour");
        usersay.browser().put("/api/v1/password-resets", first).expect(204);
        usersay.browser().put("/api/v1/password-resets", second).refused(400, "invalid-token");
        usersay.browser()
                .post("/api/v1/session", Map.of("email", linh.email(), "password", second.get("password")))
                .refused(401, "wrong-credentials");
    }

    @Test
    void aSignInLinkWorksOnce() {
        Account linh = usersay.readers().signedIn("Linh");
        usersay.browser()
                .post("/api/v1/session/links", Map.of("email", linh.email()))
                .expect(202);
        Map<String, String> token = tokenOf(linh.email(), "/sign-in?token=");
        usersay.browser().post("/api/v1/session/links/redemption", token).expect(200);
        usersay.browser().post("/api/v1/session/links/redemption", token).refused(400, "invalid-token");
    }

    @Test
    void aMadeUpTokenIsRefused() {
        for (String token : List.of("", "x", "A".repeat(43), "A".repeat(5_000), "../../etc/passwd")) {
            usersay.browser()
                    .post("/api/v1/accounts/verification", Map.of("token", token))
                    .refused(400, "invalid-token");
        }
    }

    @Test
    void fiftyConcurrentRegistrationsMakeOneAccount() {
        String email = Readers.freshAddress();
        List<Answer> answers =
                atOnce(AT_ONCE, () -> usersay.browser().post("/api/v1/accounts", Readers.registration(email, "Linh")));
        // A machine that cannot hash fifty passwords at once may say so, but no answer may tell more.
        assertThat(answers).extracting(Answer::status).contains(202).isSubsetOf(202, 503);

        // Later registrations push out the links of earlier ones, so that only some of the mails still open something.
        Set<String> ids = new HashSet<>();
        await("a link that opens an account").atMost(Duration.ofSeconds(60)).until(() -> {
            usersay.mailbox().to(email).stream()
                    .filter(mail -> mail.text().contains("/confirm?token="))
                    .map(mail -> confirm(mail.token()).get("/api/v1/me"))
                    .filter(me -> me.status() == 200)
                    .forEach(me -> ids.add(me.text("/id")));
            return !ids.isEmpty();
        });
        assertThat(ids).hasSize(1);
    }

    @Test
    void oneLinkUsedConcurrentlySignsInOnce() {
        String email = usersay.readers().register(usersay.browser(), "Linh");
        Map<String, String> token = tokenOf(email, "/confirm?token=");
        List<Answer> answers = atOnce(20, () -> usersay.browser().post("/api/v1/accounts/verification", token));
        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .allSatisfy(answer -> answer.refused(400, "invalid-token"));
    }

    private Visitor confirm(String token) {
        Visitor browser = usersay.browser();
        browser.post("/api/v1/accounts/verification", Map.of("token", token));
        return browser;
    }

    private Map<String, String> tokenOf(String email, String words) {
        return Map.of("token", usersay.mailbox().waitFor(email, words).token());
    }

    private static List<Answer> atOnce(int times, Callable<Answer> request) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> futures =
                    Stream.generate(() -> threads.submit(request)).limit(times).toList();
            return futures.stream().map(ReplayIT::get).toList();
        }
    }

    private static Answer get(Future<Answer> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
