package org.usersay.endtoend.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** A company's subscription, from the order to a colleague who reads, and that its end is effective within five seconds. */
@ExtendWith(RunningSystem.class)
class SeatIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Usersay usersay;

    SeatIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void aColleagueReadsBySeatUntilItIsTakenBackAndTheBadgeFollows() {
        Account buyer = usersay.readers().signedIn("Ngoc Han");
        String order = buyer.browser()
                .post("/api/v1/sites/vir/subscription-orders", order(buyer.email()))
                .expect(201)
                .text("/reference");
        String seats = "/api/v1/subscription-orders/" + order + "/seats";
        Visitor staff = usersay.administrator();
        for (String state : new String[] {"CONFIRMED", "PAID"}) {
            staff.json("PATCH", "/api/v1/admin/subscription-orders/" + order, "{\"state\":\"%s\"}".formatted(state))
                    .expect(200);
        }
        String atWork = Readers.freshAddress();
        buyer.browser().post(seats, Map.of("email", atWork)).expect(201);
        String token = usersay.mailbox().waitFor(atWork, "/seat?token=").token();
        usersay.program().get("/seat?site=vir&lang=vi&token=" + token).expect(200);

        Account colleague = usersay.readers().signedIn("Duc Anh");
        assertThat(entitlements(colleague)).isEqualTo("[]");
        colleague
                .browser()
                .post("/api/v1/seat-invitations/acceptance", Map.of("token", token))
                .expect(200);
        await("the seat").atMost(SOON).untilAsserted(() -> {
            colleague.browser().post("/api/v1/session/refresh", Map.of()).expect(200);
            assertThat(entitlements(colleague)).contains("digital-access");
        });
        Article article = Article.fresh();
        String badges = colleague
                .browser()
                .post(article.comments(), Map.of("text", "With a seat."))
                .expect(201)
                .at("/author/badges")
                .toString();
        assertThat(badges).contains("SUBSCRIBER");

        String bearer = colleague.token();
        String seat = staff.get(seats).expect(200).text("/items/0/id");
        staff.delete(seats + "/" + seat).expect(204);
        await("the end of the seat").atMost(SOON).untilAsserted(() -> {
            usersay.program().bearing(bearer).get("/api/v1/me").expect(401);
            colleague.browser().post("/api/v1/session/refresh", Map.of()).expect(200);
            assertThat(entitlements(colleague)).isEqualTo("[]");
        });
        assertThat(staff.get("/api/v1/admin/subscription-orders/" + order)
                        .expect(200)
                        .text("/staff/history/3/period"))
                .isEqualTo("SEAT_REMOVED");
    }

    private static Map<String, Object> order(String email) {
        return Map.of(
                "plan",
                "digital-team-12",
                "copies",
                1,
                "startsOn",
                LocalDate.now(ZoneOffset.UTC).toString(),
                "subscriber",
                Map.of("name", "Tran Ngoc Han", "email", email));
    }

    private static String entitlements(Account reader) {
        return reader.browser()
                .get("/api/v1/me/entitlements")
                .expect(200)
                .at("/items")
                .toString();
    }
}
