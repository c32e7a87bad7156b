package org.usersay.gateway.error;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

/** What people see where a link of a mail, a form or an address of a page does not work. */
@GatewayTest
@TestPropertySource(properties = {"usersay.limits.factor=1", "usersay.limits.comments=1/1h"})
class ProblemPageFilterTests {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @BeforeEach
    void serviceRefuses() {
        Stubs.SUBSCRIPTION.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(404)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"type\":\"/problems/not-found\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/u/a/b, 404",
        "GET, /api/v1/u/a%20, 400",
        "GET, /api/v1/u/a?x=%zz, 400",
        "DELETE, /api/v1/u/a, 404",
        "GET, /confirm?token=%, 400",
        "POST, /confirm, 405",
        "GET, /problems/none, 404"
    })
    void browsersReceiveAPage(String method, String path, int status, Client client) {
        var answer = client.raw(
                "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .formatted(method, path, BROWSER));

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: text/html;charset=utf-8")
                .contains("<html lang=\"en\">", "/brand/vir.css", "<h1>")
                .doesNotContain("/problems/not-found", "{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/u/a", "/nosuch"})
    void otherClientsReceiveTheProblem(String path, Client client) {
        for (var accepted : new String[] {"*/*", "application/json"}) {
            var answer = client.get(path, "Accept", accepted);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void thePageIsInTheBrowsersLanguage(Client client) {
        Stubs.SUBSCRIPTION.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

        var answer = client.get("/api/v1/u/a", "Accept", BROWSER, "Accept-Language", "vi-VN,vi;q=0.9,en;q=0.8");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'self'");
        assertThat(answer.body()).contains("<html lang=\"vi\">", "Tạm thời không truy cập được");
    }

    @Test
    void aFormThatIsSentTooOftenIsAnsweredWithAPage(Client client) {
        var path = "/api/v1/sites/vir/articles/a1/comments";
        var form = new String[] {"Accept", BROWSER, "Content-Type", "application/x-www-form-urlencoded"};
        client.post(path, "text=a", form);

        var answer = client.post(path, "text=a", form);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("<h1>Too many requests</h1>");
        assertThat(client.post(path, "{}", "Content-Type", "application/json", "Accept", BROWSER)
                        .body())
                .startsWith("{");
    }
}
