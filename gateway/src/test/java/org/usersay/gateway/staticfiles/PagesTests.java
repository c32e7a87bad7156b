package org.usersay.gateway.staticfiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;

@GatewayTest
class PagesTests {

    @ParameterizedTest
    @CsvSource({
        "/probe, text/html",
        "/probe/, text/html",
        "/probe/articles/ice-and-snow, text/html",
        "/probe/script.js, text/javascript",
        "/assets/probe-AB12CD34.js, text/javascript",
        "/assets/probe.svg, image/svg+xml"
    })
    void aFileIsServedAsWhatItIs(String path, String type, Client client) {
        var answer = client.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void aPageIsGuardedByAStrictPolicy(Client client) {
        var policy = client.get("/probe")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        assertThat(policy)
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void anyPageMayLoadTheScript(Client client) {
        var headers = client.get("/probe/script.js", "Origin", "https://unknown.example")
                .headers();

        assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/assets/probe-AB12CD34.js | max-age=31536000, public, immutable",
                "/assets/probe.svg | max-age=3600, public",
                "/probe | max-age=60, public"
            })
    void onlyAnAddressWithAHashIsKeptForEver(String path, String expected, Client client) {
        assertThat(client.get(path).headers().firstValue("Cache-Control")).hasValue(expected);
    }

    @Test
    void pageWithTheTokenOfAnOrderIsNobodysToKeep(Client client) {
        var page = client.get("/subscription?reference=AAAAA-AAAAA&token=t0ken");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(client.get("/subscription").headers().firstValue("Cache-Control"))
                .hasValue("max-age=60, public");
    }

    @Test
    void aKnownValidatorIsAnsweredWithoutABody(Client client) {
        var etag = client.get("/probe").headers().firstValue("ETag").orElseThrow();

        var again = client.get("/probe", "If-None-Match", "\"x\", " + etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("max-age=60, public");
    }

    @Test
    void pageIsCompressedForClientsThatAcceptIt(Client client) {
        var plain = client.get("/probe");
        var packed = client.get("/probe", "Accept-Encoding", "br, gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Vary").orElse("")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(plain.body().length() / 4);
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, true",
        "gzip;q=0.8, true",
        "'br, gzip;q=0.5', true",
        "gzip;q=0, false",
        "'gzip; q=0.0, br', false"
    })
    void theWeightOfACodingCounts(String accepted, boolean compressed, Client client) {
        var answer = client.get("/probe", "Accept-Encoding", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(compressed);
    }

    @Test
    void eachFormHasItsOwnTag(Client client) {
        var plain = client.get("/probe").headers().firstValue("ETag").orElseThrow();
        var packed = client.get("/probe", "Accept-Encoding", "gzip")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(packed).isNotEqualTo(plain);
        assertThat(client.get("/probe", "Accept-Encoding", "gzip", "If-None-Match", packed)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void headHasTheHeadersAndNoBody(Client client) {
        var head = client.send("HEAD", "/probe", null);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isEqualTo(client.get("/probe").body().length());
    }

    @Test
    void aMissingPageIsAPageForAPerson(Client client) {
        var answer = client.get("/nothing", "Accept", "text/html,*/*");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aMissingPageIsAProblemForAProgram(Client client) {
        assertThat(client.get("/nothing").headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void postToAPageIsRefused(Client client) {
        var answer = client.post("/probe", "x");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }
}
