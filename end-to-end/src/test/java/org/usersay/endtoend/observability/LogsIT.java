package org.usersay.endtoend.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.json.JsonMapper;

/** Logs of all processes as JSON, of what people type in without a word. */
@ExtendWith(RunningSystem.class)
class LogsIT {

    private final Usersay usersay;

    LogsIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void logsAreJsonWithoutPersonalData() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String email = "personal-" + mark + "@example.org";
        String name = "Name " + mark;
        String password = "password of " + mark;
        String street = "Street " + mark;
        String text = "Opinion of " + mark;
        Visitor browser = usersay.browser();
        browser.post(
                        "/api/v1/accounts",
                        Map.of("site", Usersay.SITE, "email", email, "displayName", name, "password", password))
                .expect(202);
        String token = usersay.mailbox().waitFor(email, "/confirm?token=").token();
        browser.post("/api/v1/accounts/verification", Map.of("token", token)).expect(204);
        usersay.browser()
                .post("/api/v1/session", Map.of("email", email, "password", password + "?"))
                .expect(401);
        browser.post(Article.fresh().comments(), Map.of("text", text)).expect(201);
        browser.post(Article.fresh().comments(), Map.of("text", text, "unknown", mark))
                .expect(400);
        browser.post(
                "/api/v1/sites/vir/subscription-orders",
                Map.of(
                        "plan",
                        "unknown",
                        "copies",
                        1,
                        "startsOn",
                        LocalDate.now(ZoneOffset.UTC).plusDays(7).toString(),
                        "subscriber",
                        Map.of("name", name, "email", email),
                        "delivery",
                        Map.of("recipient", name, "address", street, "city", "Ha Noi", "country", "VN")));

        assertThat(usersay.logs())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(
                        (program, log) -> assertThat(log).as(program).doesNotContain(mark, token, Readers.PASSWORD));
        for (var service : List.of("gateway", "comments-service", "ratings-service", "subscription-service")) {
            assertThat(usersay.logs().getOrDefault(service, "").lines().filter(line -> line.startsWith("{")))
                    .as(service)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(JsonMapper.shared()
                                    .readTree(line)
                                    .path("message")
                                    .asString(""))
                            .isNotBlank());
        }
    }
}
