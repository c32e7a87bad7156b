package org.usersay.gateway.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

/** Requests that the container or the firewall refuses. */
@GatewayTest
class ContainerRefusalTests {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/{a}", "/api/v1/a%2Fb", "/api/v1/a?q=<script>", "/api/v1/%zz"})
    void aMalformedTargetIsAProblem(String target, Client client) {
        assertIsProblem(client.rawGet(target), 400);
    }

    @Test
    void tooManyHeadersAreAProblem(Client client) {
        var request = "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n";

        assertThat(client.raw(request)).matches("(?s)HTTP/1.1 (431|400) .*").doesNotContain("<html");
    }

    @Test
    void anAddressThatIsTooLongIsRefused(Client client) {
        assertThat(client.rawGet("/api/v1/me?q=" + "a".repeat(40_000)))
                .matches("(?s)HTTP/1.1 (414|431|400) .*")
                .doesNotContain("<html");
    }

    @Test
    void aRequestWithoutHostIsAProblem(Client client) {
        assertIsProblem(client.raw("GET /api/v1/me HTTP/1.1\r\nConnection: close\r\n\r\n"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Last-Event-ID", "Accept-Language", "Stripe-Signature", "X-Not-Forwarded"})
    void aControlCharacterInAHeaderIsAProblem(String header, Client client) {
        for (var path : List.of("/api/v1/comments/c1", "/api/v1/me", "/docs/openapi.json")) {
            var answer = client.raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s: a\u0080b\r\n\r\n"
                    .formatted(path, header));

            assertThat(answer).doesNotStartWith("HTTP/1.1 5").doesNotContain("Exception");
            if (!header.startsWith("X-")) {
                assertIsProblem(answer, 400);
            }
        }
    }

    @Test
    void anUnknownMethodIsAProblemThatNamesTheOthers(Client client) {
        assertThat(client.raw("TRACE /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("Allow: GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE");
        assertIsProblem(client.raw("TRACE /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 405);
        assertIsProblem(client.raw("BREW /api/v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), 405);
    }

    private static void assertIsProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"type\":\"/problems/")
                .doesNotContain("<html")
                .doesNotContain("Jetty");
    }
}
