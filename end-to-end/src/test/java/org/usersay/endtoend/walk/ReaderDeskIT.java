package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** What moderators do about readers, and that it is effective in every service within five seconds. */
@ExtendWith(RunningSystem.class)
class ReaderDeskIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Usersay usersay;
    private final Article article = Article.fresh();

    ReaderDeskIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aBanIsEffectiveEverywhereAndItsUndoBringsTheCommentsBack() {
        Account linh = usersay.readers().signedIn("Linh");
        linh.browser().post(article.comments(), Map.of("text", "A remark.")).expect(201);
        linh.browser().put(article.myRating(), Map.of("stars", 5)).expect(200);
        Visitor token = usersay.program().bearing(linh.token());
        Visitor chief = usersay.administrator();
        String ban = "/api/v1/admin/readers/" + idOf(linh) + "/ban";

        chief.put(ban, Map.of("reason", "spam", "removeComments", true)).expect(200);

        await("the ban in every service").atMost(SOON).untilAsserted(() -> {
            token.get("/api/v1/me").expect(401);
            token.get(article.comments() + "/mine").expect(401);
            token.get(article.myRating()).expect(401);
            assertThat(comments()).isZero();
            assertThat(votes()).isZero();
        });

        token.post(article.comments(), Map.of("text", "One more.")).expect(401);
        token.put(article.myRating(), Map.of("stars", 4)).expect(401);

        chief.delete(ban + "?restoreComments=true").expect(204);
        await("the undo").atMost(SOON).untilAsserted(() -> {
            assertThat(comments()).isEqualTo(1);
            assertThat(votes()).isEqualTo(1);
        });
    }

    @Test
    void aModeratorWhoIsSuspendedInTheMiddleOfASessionModeratesNoMore() {
        Account minh = usersay.readers().signedIn("Gia Khiem");
        Visitor chief = usersay.administrator();
        chief.put(
                        "/api/v1/admin/readers/" + idOf(minh) + "/roles",
                        Map.of("roles", List.of("MODERATOR"), "site", "vir"))
                .expect(200);
        Account again = new Account(minh.email(), minh.name(), usersay.browser());
        again.browser()
                .post("/api/v1/session", Map.of("email", minh.email(), "password", Readers.PASSWORD))
                .expect(200);
        Visitor moderator = usersay.program().bearing(again.token());
        moderator.get("/api/v1/admin/sites/vir/queues").expect(200);

        chief.put("/api/v1/admin/readers/" + idOf(again) + "/ban", Map.of("reason", "left the team"))
                .expect(200);

        await("the moderator to be out").atMost(SOON).untilAsserted(() -> {
            moderator.get("/api/v1/admin/sites/vir/queues").expect(401);
            moderator.get("/api/v1/admin/sites/vir/ratings/anomalies").expect(401);
            moderator.get("/api/v1/admin/sites/vir/readers?name=a").expect(401);
        });
    }

    @Test
    void aModeratorWhoseRoleIsTakenAwayModeratesNoMoreWithTheTokenOfBefore() {
        Account reader = usersay.readers().signedIn("Diem Quynh");
        Visitor chief = usersay.administrator();
        String roles = "/api/v1/admin/readers/" + idOf(reader) + "/roles";
        chief.put(roles, Map.of("roles", List.of("MODERATOR"), "site", "vir")).expect(200);
        Account promoted = new Account(reader.email(), reader.name(), usersay.browser());
        Visitor moderator = usersay.program().bearing(promoted.token());
        moderator.get("/api/v1/admin/sites/vir/queues").expect(200);
        moderator.get("/api/v1/admin/sites/vir/ratings/anomalies").expect(200);

        chief.put(roles, Map.of("roles", List.of("READER"), "site", "vir")).expect(200);

        await("the role to be gone").atMost(SOON).untilAsserted(() -> {
            moderator.get("/api/v1/admin/sites/vir/queues").expect(401);
            moderator.get("/api/v1/admin/sites/vir/ratings/anomalies").expect(401);
        });
        Visitor demoted = usersay.program().bearing(promoted.token());
        demoted.get("/api/v1/admin/sites/vir/queues").expect(403);
        demoted.get("/api/v1/admin/sites/vir/ratings/anomalies").expect(403);
    }

    @Test
    void anInvitedReaderModeratesAfterAccepting() {
        Account lan = usersay.readers().signedIn("Bao Quyen");
        usersay.administrator()
                .post("/api/v1/admin/sites/vir/invitations", Map.of("email", lan.email(), "role", "MODERATOR"))
                .expect(201);
        String token =
                usersay.mailbox().waitFor(lan.email(), "/invitation?token=").token();
        usersay.program().get("/invitation?site=vir&lang=vi").expect(200);
        lan.browser().get("/api/v1/admin/sites/vir/queues").expect(403);
        lan.browser()
                .post("/api/v1/invitations/acceptance", Map.of("token", token))
                .expect(200);
        lan.browser().post("/api/v1/session/refresh", Map.of()).expect(200);
        lan.browser().get("/api/v1/admin/sites/vir/queues").expect(200);
    }

    private String idOf(Account account) {
        return account.browser().get("/api/v1/me").expect(200).text("/id");
    }

    private int comments() {
        return usersay.program()
                .get(article.comments())
                .expect(200)
                .at("/count")
                .asInt();
    }

    private int votes() {
        return usersay.program().get(article.rating()).expect(200).at("/count").asInt();
    }
}
