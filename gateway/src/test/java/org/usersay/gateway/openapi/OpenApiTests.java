package org.usersay.gateway.openapi;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatewayTest
@DirtiesContext
class OpenApiTests {

    private static final String DOCUMENT = "/docs/openapi.json";

    @Test
    void joinsWhatIsThereAndNamesWhatIsMissing(Client client) {
        describe(Stubs.COMMENTS, "comments", "/api/v1/comments/{id}", "string");
        describe(Stubs.RATINGS, "ratings", "/api/v1/admin/sites/{site}/ratings/anomalies", "integer");

        var incomplete = client.get(DOCUMENT);
        assertThat(incomplete.statusCode()).isEqualTo(200);
        assertThat(incomplete.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(incomplete.body()).at("/x-missing/0").asString()).isEqualTo("subscription");

        describe(Stubs.SUBSCRIPTION, "subscription", "/api/v1/me", "string");
        var whole = Awaitility.await()
                .until(
                        () -> client.get(DOCUMENT),
                        answer -> !json(answer.body()).has("x-missing"));
        var document = json(whole.body());
        assertThat(whole.headers().firstValue("ETag")).isPresent();
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("http://localhost:8080");
        assertThat(document.path("paths").propertyNames())
                .contains("/api/v1/me", "/api/v1/comments/{id}", "/api/v1/sites/{site}/engagement");
        assertThat(document.at("/paths/~1api~1v1~1admin~1sites~1{site}~1ratings~1anomalies/get/tags/0")
                        .asString())
                .isEqualTo("Admin: ratings");
        assertThat(document.at("/components/schemas/RatingsThing/type").asString())
                .isEqualTo("integer");
        assertThat(document.at("/paths/~1api~1v1~1me/get/responses/200/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/SubscriptionThing");
        assertThat(document.at("/components/responses/Problem404/description").asString())
                .contains("/problems/not-found");
        assertThat(whole.body()).doesNotContain("127.0.0.1", Stubs.COMMENTS.baseUrl());
    }

    @Test
    void thePageLoadsItsOwnFilesOnly(Client client) {
        var page = client.get("/docs", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'", "style-src 'self'");
        assertThat(page.body()).doesNotContain("http://", "https://", "<style", "onload");
        for (var file : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "start.js"}) {
            assertThat(page.body()).contains("/docs/" + file);
            assertThat(client.get("/docs/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(client.get("/docs/swagger-initializer.js").statusCode()).isEqualTo(404);
    }

    private static void describe(WireMockServer service, String name, String path, String type) {
        service.stubFor(get("/api/v1/openapi/" + name).willReturn(okJson("""
                {"openapi": "3.1.0", "servers": [{"url": "http://127.0.0.1:1"}],
                 "paths": {"%s": {"get": {"responses": {
                   "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                   "404": {"$ref": "#/components/responses/Problem404"}}}}},
                 "components": {"schemas": {"Thing": {"type": "%s"}}, "responses": {"Problem404": {"description": "x"}}}}
                """.formatted(path, type))));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
