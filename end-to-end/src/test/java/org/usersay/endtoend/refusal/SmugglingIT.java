package org.usersay.endtoend.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.endtoend.http.RawRequest;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Forged headers and paths. */
@ExtendWith(RunningSystem.class)
class SmugglingIT {

    private final Usersay usersay;

    SmugglingIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void identityHeadersOfClientsAreIgnored() {
        Visitor pretender = usersay.program();
        for (String name : new String[] {
            "X-User",
            "X-User-Id",
            "X-Usersay-Reader",
            "X-Usersay-Roles",
            "X-Forwarded-User",
            "X-Remote-User",
            "X-Original-URL"
        }) {
            pretender = pretender.with(name, "admin");
        }
        pretender.get("/api/v1/me").expect(401);
        pretender.get("/api/v1/admin/sites/vir/comments").expect(401);
        pretender.post(Article.fresh().comments(), Map.of("text", "As admin.")).expect(401);
    }

    @Test
    void mailsLinkToThePublicAddressWhateverTheHostHeader() {
        Account linh = usersay.readers().signedIn("Linh");
        usersay.browser()
                .with("X-Forwarded-Host", "evil.example.org")
                .with("X-Forwarded-Proto", "https")
                .with("Forwarded", "host=evil.example.org")
                .post("/api/v1/password-resets", Map.of("email", linh.email()))
                .expect(202);
        String text = usersay.mailbox().waitFor(linh.email(), "/reset?token=").text();
        assertThat(text).contains(usersay.gateway() + "/reset?token=").doesNotContain("evil.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "//actuator/env",
                "/api/v1/../../actuator/env",
                "/api/v1/..%2f..%2factuator/env",
                "/api/v1/%2e%2e/%2e%2e/actuator/env",
                "/api/v1/sites/vir/..;/..;/..;/..;/actuator/env",
                "/;x=y/actuator/env",
                "/api/v1/sites/vir/articles/..%2F..%2Fadmin/comments",
                "/api/v1/sites/vir/articles/a%2Fb/comments",
                "/api/v1/sites/vir/articles/a%00b/comments",
                "/api/v1/sites/vir/articles/a%0d%0ab/comments",
                "/api/v1/sites/vir/articles/a\\b/comments",
                "/api/v1/sites/vir/articles/%ff/comments",
                "/META-INF/MANIFEST.MF",
                "/..%2f..%2fetc/passwd",
                "/WEB-INF/web.xml",
                "/application.yaml"
            })
    void aMalformedPathIsRefused(String path) {
        String answer = RawRequest.send(
                usersay.gateway(),
                "GET " + path + " HTTP/1.1\r\nHost: " + usersay.gateway().getAuthority()
                        + "\r\nConnection: close\r\n\r\n");
        assertThat(RawRequest.status(answer)).as(answer).isIn(400, 404);
        assertThat(answer).doesNotContain("Exception").doesNotContain("Tomcat");
    }

    @Test
    void aLineBreakInAHeaderAddsNoHeader() {
        String answer = RawRequest.send(
                usersay.gateway(),
                "GET /api/v1/sites/vir/articles/x/comments?cursor=%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: "
                        + usersay.gateway().getAuthority() + "\r\nConnection: close\r\n\r\n");
        assertThat(RawRequest.status(answer)).isEqualTo(400);
        assertThat(answer).doesNotContain("\nSet-Cookie: a=b");
    }
}
