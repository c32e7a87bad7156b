package org.usersay.gateway.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

@GatewayTest
class RoutingTests {

    private static final List<WireMockServer> ALL = List.of(Stubs.COMMENTS, Stubs.RATINGS, Stubs.SUBSCRIPTION);

    @BeforeEach
    void everyServiceAnswers() {
        ALL.forEach(
                service -> service.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sites/vir/articles/a1/comments",
                "/api/v1/sites/vir/articles/a1/comments.atom",
                "/api/v1/sites/vir/articles/a1/comments/mine",
                "/api/v1/sites/vir/comment-counts?article=a&article=b",
                "/api/v1/sites/vir/comments/latest",
                "/api/v1/comments/c1",
                "/api/v1/comments/c1/replies?cursor=x%3D",
                "/api/v1/readers/r1",
                "/api/v1/admin/sites/vir/comments?q=a%20b",
                "/api/v1/admin/sites/vir/articles?q=c%E1%BA%A7u",
                "/api/v1/admin/comments/c1/pin",
                "/api/v1/admin/sites/vir/articles/a1",
                "/api/v1/admin/sites/vir/reasons",
                "/api/v1/admin/sites/vir/audit",
                "/api/v1/admin/sites/vir/audit.csv",
                "/api/v1/admin/audit.ndjson",
                "/api/v1/admin/audit/check"
            })
    void commentsAnswers(String path, Client client) {
        assertReaches(Stubs.COMMENTS, path, client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sites/vir/articles/a1/rating",
                "/api/v1/sites/vir/articles/a1/rating/mine",
                "/api/v1/sites/vir/articles/a1/rating.jsonld",
                "/api/v1/sites/vir/ratings?article=a",
                "/api/v1/sites/vir/ratings/top?period=week",
                "/api/v1/admin/sites/vir/ratings/anomalies"
            })
    void ratingsAnswers(String path, Client client) {
        assertReaches(Stubs.RATINGS, path, client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts",
                "/api/v1/session/links/redemption",
                "/api/v1/tokens/refresh",
                "/api/v1/password-resets",
                "/api/v1/me/sessions",
                "/api/v1/me/email-change",
                "/api/v1/me/seats",
                "/api/v1/seat-invitations/acceptance",
                "/api/v1/me/newsletter-preferences?site=vir",
                "/api/v1/subscription-orders/R1/seats",
                "/api/v1/subscription-orders/R1/upgrade",
                "/api/v1/subscription-orders/R1/upgrade-quotes",
                "/api/v1/sites/vir/publications",
                "/api/v1/sites/vir/subscription-orders",
                "/api/v1/sites/vir/subscription-quotes",
                "/api/v1/subscription-orders/R1?token=t",
                "/api/v1/subscription-orders/R1/payment-code.svg?token=t",
                "/api/v1/sites/vir/newsletters/daily/signups",
                "/order?site=vir",
                "/order/check",
                "/order/placed?reference=R1&token=t",
                "/api/v1/newsletter-preferences?token=t",
                "/api/v1/payment-notifications/bank",
                "/api/v1/u/token",
                "/mailed/token/link",
                "/mailed/token/open.gif",
                "/api/v1/admin/sites/vir/subscription-orders.csv",
                "/api/v1/admin/subscription-orders/R1",
                "/api/v1/admin/sites/vir/deliveries?publication=weekly",
                "/api/v1/admin/sites/vir/publications/weekly/issues",
                "/api/v1/admin/sites/vir/deliveries.html?publication=weekly",
                "/api/v1/me/entitlements/vir",
                "/api/v1/sites/vir/articles/a1/meter",
                "/api/v1/admin/mail",
                "/api/v1/admin/suppressions",
                "/api/v1/admin/sites/vir/suppressions",
                "/api/v1/admin/sites/vir/catalog",
                "/api/v1/admin/sites/vir/catalog/versions/1",
                "/api/v1/admin/sites/vir/coupons",
                "/api/v1/admin/sites/vir/coupons/WELCOME10",
                "/api/v1/admin/sites/vir/newsletters/daily/subscribers",
                "/api/v1/admin/readers/r1/suspension",
                "/.well-known/jwks.json"
            })
    void subscriptionAnswers(String path, Client client) {
        assertReaches(Stubs.SUBSCRIPTION, path, client);
    }

    private static void assertReaches(WireMockServer service, String path, Client client) {
        assertThat(client.get(path).statusCode()).isEqualTo(200);
        service.verify(1, getRequestedFor(urlEqualTo(path)));
        ALL.stream()
                .filter(other -> !other.equals(service))
                .forEach(other -> other.verify(0, anyRequestedFor(anyUrl())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/api/v2/comments", "/api/v1/nothing", "/api/v1/admin", "/apis"})
    void anUnknownApiPathIsAProblem(String path, Client client) {
        var answer = client.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/problems/not-found\"").contains("\"instance\":\"" + path);
        ALL.forEach(service -> service.verify(0, anyRequestedFor(anyUrl())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/..;/actuator",
                "/api/v1/comments;x=1",
                "/api/v1/../v1/comments",
                "/api/v1/./comments",
                "/api//v1/comments",
                "/api/v1/comments//c1",
                "/api/v1/comments/%2e%2e/admin",
                "/api/v1/comments/%2E%2E/admin",
                "/api/v1/comments/a%2Fb",
                "/api/v1/comments/a%5Cb",
                "/api/v1/comments/a\\b",
                "/api/v1/comments/%00",
                "/api/v1/comments/%252e%252e",
                "/api/v1/comm%65nts/c1",
                "//actuator/health",
                "/%61ctuator/health"
            })
    void aPathThatCouldMeanTwoThingsIsRefused(String path, Client client) {
        assertThat(client.rawGet(path)).startsWith("HTTP/1.1 400 ");
        ALL.forEach(service -> service.verify(0, anyRequestedFor(anyUrl())));
    }

    @Test
    void managementIsNotThere(Client client) {
        assertThat(client.get("/actuator").statusCode()).isEqualTo(404);
        assertThat(client.get("/actuator/health").statusCode()).isEqualTo(404);
        assertThat(client.get("/error").statusCode()).isEqualTo(404);
        assertThat(new Client(client.managementPort(), 0)
                        .get("/actuator/health/readiness")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void descriptionsOfServicesAreNotPublic(Client client) {
        assertThat(client.get("/api/v1/openapi/ratings").statusCode()).isEqualTo(404);
        ALL.forEach(service -> service.verify(0, anyRequestedFor(anyUrl())));
    }

    @Test
    void aBodyAndItsAnswerPassUnchanged(Client client) {
        Stubs.COMMENTS.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(202)
                        .withHeader("Location", "/api/v1/comments/c9")
                        .withHeader("ETag", "\"7\"")
                        .withHeader("Server", "Jetty")
                        .withBody("{\"id\":\"c9\"}")));

        var answer = client.post(
                "/api/v1/sites/vir/articles/a1/comments",
                "{\"text\":\"Xin chào\"}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "k1",
                "Authorization",
                "Bearer t");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"id\":\"c9\"}");
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/comments/c9");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        Stubs.COMMENTS.verify(postRequestedFor(anyUrl())
                .withRequestBody(equalTo("{\"text\":\"Xin chào\"}"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Idempotency-Key", equalTo("k1")));
    }

    @Test
    void aFormPassesUnparsed(Client client) {
        client.post(
                "/api/v1/sites/vir/articles/a1/comments?x=1",
                "text=a%20b&text=c",
                "Content-Type",
                "application/x-www-form-urlencoded");

        Stubs.COMMENTS.verify(postRequestedFor(urlEqualTo("/api/v1/sites/vir/articles/a1/comments?x=1"))
                .withRequestBody(equalTo("text=a%20b&text=c")));
    }
}
