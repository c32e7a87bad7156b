package org.usersay.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.ReadRequests;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.RevocationCache;
import org.usersay.starter.site.Sites;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;
import org.usersay.starter.test.WithStores;
import redis.clients.jedis.UnifiedJedis;

/** The mechanisms as a service's client meets them. */
@SpringBootTest(properties = "spring.config.import=classpath:usersay-defaults.yml")
@AutoConfigureMockMvc
@WithStores
class StarterTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    UnifiedJedis redis;

    @Autowired
    RevocationCache revocationCache;

    @Test
    void readerComesFromVerifiedToken() {
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + Tokens.reader("r1")))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("r1");
    }

    @Test
    void missingTokenIsRejectedWithProblem() {
        assertThat(mvc.get().uri("/who"))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/not-authenticated"));
    }

    @Test
    void missingTokenIsAcceptedWhereReaderIsOptional() {
        assertThat(mvc.get().uri("/maybe")).hasStatusOk().bodyText().isEqualTo("nobody");
    }

    @Test
    void unacceptableTokensAreRefusedEvenWhereNoneIsNeeded() {
        for (var token : Tokens.unacceptable("r1")) {
            assertThat(mvc.get().uri("/maybe").header("Authorization", "Bearer " + token))
                    .hasStatus(401)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void endedSessionIsRefusedAlthoughItsTokenWasVerifiedBefore() {
        var token = Tokens.with("r2", claims -> claims.claim("sid", "ended"));
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + token))
                .hasStatusOk();
        redis.zadd(RevocationCache.KEY, System.currentTimeMillis(), "sid:ended");
        revocationCache.refresh();
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + token))
                .hasStatus(401);
        redis.zrem(RevocationCache.KEY, "sid:ended");
        revocationCache.refresh();
    }

    @Test
    void strictBody() {
        for (var bad : List.of(
                "{\"stars\":\"5\"}",
                "{\"stars\":4.5}",
                "{\"stars\":null}",
                "{\"stars\":{\"$ne\":null}}",
                "{\"stars\":5,\"roles\":[\"ADMIN\"]}",
                "{\"stars\":5,\"stars\":4}",
                "{\"stars\":5} x",
                "stars=5",
                "")) {
            assertThat(mvc.post()
                            .uri("/body")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(bad))
                    .as(bad)
                    .hasStatus(400)
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.errors", errors -> assertThat(errors).asArray().hasSize(1));
        }
        assertThat(mvc.post()
                        .uri("/body")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"stars\":5}"))
                .hasStatusOk();
        assertThat(mvc.post().uri("/body").contentType(MediaType.TEXT_PLAIN).content("{\"stars\":5}"))
                .hasStatus(415);
    }

    @Test
    void problemsOfTheFrameworkHaveATypeToo() {
        assertThat(mvc.post().uri("/body").contentType(MediaType.TEXT_PLAIN).content("x"))
                .bodyJson()
                .hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/unsupported-media-type"));
        assertThat(mvc.get().uri("/number?value=many"))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/invalid-request"));
        assertThat(mvc.get().uri("/nowhere").header("Authorization", "Bearer " + Tokens.reader("r1")))
                .hasStatus(404)
                .bodyJson()
                .hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/not-found"));
    }

    @Test
    void unknownFieldIsPointedAt() {
        assertThat(mvc.post()
                        .uri("/body")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"stars\":5,\"roles\":1}"))
                .bodyJson()
                .hasPathSatisfying(
                        "$.errors[0].pointer", pointer -> assertThat(pointer).isEqualTo("/roles"));
    }

    @Test
    void oversizeBodyIsRefused() {
        assertThat(mvc.post()
                        .uri("/body")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(" ".repeat(70_000) + "{}"))
                .hasStatus(413);
    }

    @Test
    void sitesAndArticlesAreChecked() {
        assertThat(mvc.get().uri("/articles/vir/a-1")).hasStatusOk();
        assertThat(mvc.get().uri("/articles/other/a-1")).hasStatus(404);
        assertThat(mvc.get().uri("/articles/vir/{article}", "a\u0001b")).hasStatus(400);
        assertThat(mvc.get().uri("/articles/vir/{article}", "a$b")).hasStatus(400);
    }

    @Test
    void faultRevealsNothingOfItself() {
        assertThat(mvc.get().uri("/fault"))
                .hasStatus(500)
                .bodyText()
                .contains("/problems/internal")
                .doesNotContain("IllegalState", "secret");
    }

    @Test
    void responsesAndProblemsCarryTheTraceId() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        assertThat(mvc.get().uri("/articles/other/a-1").header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"))
                .hasHeader("X-Request-Id", trace)
                .bodyJson()
                .extractingPath("$.traceId")
                .isEqualTo(trace);
    }

    @Test
    void malformedTraceparentIsReplaced() {
        assertThat(mvc.get()
                        .uri("/maybe")
                        .header("traceparent", "00-<script>-00f067aa0ba902b7-01")
                        .exchange()
                        .getResponse()
                        .getHeader("X-Request-Id"))
                .matches("[0-9a-f]{32}");
    }

    @Test
    void malformedIdempotencyKeyIsRefused() {
        assertThat(mvc.get()
                        .uri("/key")
                        .header("Authorization", "Bearer " + Tokens.reader("r1"))
                        .header("Idempotency-Key", "k1"))
                .bodyText()
                .isEqualTo("k1");
        assertThat(mvc.get().uri("/key").header("Idempotency-Key", "k".repeat(65)))
                .hasStatus(400);
    }

    @Test
    void keysOfStrangersAreThoseOfTheirAddresses() throws Exception {
        assertThat(keyFrom("192.0.2.1")).isEqualTo(keyFrom("192.0.2.1")).isNotEqualTo(keyFrom("192.0.2.2"));
    }

    private String keyFrom(String address) throws Exception {
        return mvc.get()
                .uri("/key")
                .header("X-Forwarded-For", address)
                .header("Idempotency-Key", "k1")
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "value=%ff", "value=%c0%af", "q=%00", "value=1&%", "value=%ED%A0%80"})
    void malformedQueryIsRefused(String query) {
        assertThat(mvc.get().uri("/number").with(request -> {
                    request.setQueryString(query);
                    return request;
                }))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "multipart/mixed",
                "multipart/form-data; boundary=x",
                "application/json;charset=no"
            })
    void contentTypeThatNamesNoMediaTypeIsRefused(String type) {
        assertThat(mvc.get().uri("/number?value=1").header("Content-Type", type))
                .hasStatus(415);
        assertThat(mvc.post().uri("/body").header("Content-Type", type).content("{\"stars\":1}"))
                .hasStatus(415)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unsupported-media-type");
    }

    @Test
    void tokenInAnotherSpellingIsRefused() {
        var token = Tokens.reader("r1");
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = letters.indexOf(token.charAt(token.length() - 1));
        var same = token.substring(0, token.length() - 1) + letters.charAt(last ^ 1);
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + same))
                .hasStatus(401);
        assertThat(mvc.get().uri("/who").header("Authorization", "Bearer " + token))
                .hasStatusOk();
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        var cursor = new CursorCodec("vir/a newest").encode(List.of("1", "x"));
        assertThat(new CursorCodec("vir/a newest").<String>decode(cursor, 2, values -> String.join(" ", values)))
                .isEqualTo("1 x");
        var madeUp = new CursorCodec("vir/b newest").encode(List.of("1000000000000000000000", "x"));
        assertThat(mvc.get().uri("/cursor/{cursor}", madeUp)).hasStatus(400);
        assertThat(mvc.get().uri("/cursor/{cursor}", cursor)).hasStatus(400);
        assertThat(mvc.get().uri("/cursor/{cursor}", "*")).hasStatus(400);
        assertThat(mvc.get().uri("/cursor/{cursor}", "AAAA")).hasStatus(400);
    }

    @Test
    void lostScriptsAreSentAgain() {
        var lua = org.usersay.redis.LuaScript.resource("echo.lua");
        assertThat(lua.run(redis, List.of("k"), List.of("a"))).isEqualTo("a");
        Stores.flushRedis();
        redis.scriptFlush();
        assertThat(lua.run(redis, List.of("k"), List.of("b"))).isEqualTo("b");
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import({Routes.class, SecurityConfiguration.class})
    static class App {}

    @Configuration(proxyBeanMethods = false)
    static class SecurityConfiguration {
        @Bean
        Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                publicRequests() {
            return requests -> requests.requestMatchers(ReadRequests.of(
                            "/maybe", "/key", "/articles/{site}/{article}", "/cursor/{cursor}", "/number", "/fault"))
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, "/body")
                    .permitAll();
        }
    }

    @RestController
    static class Routes {
        private final Sites sites;

        Routes(Sites sites) {
            this.sites = sites;
        }

        record Body(int stars) {}

        @GetMapping("/who")
        String who(Reader reader) {
            return reader.id();
        }

        @GetMapping("/maybe")
        String maybe(Optional<Reader> reader) {
            return reader.map(Reader::id).orElse("nobody");
        }

        @GetMapping("/key")
        @Nullable
        String key(Optional<IdempotencyKey> key) {
            return key.map(IdempotencyKey::value).orElse(null);
        }

        @PostMapping("/body")
        String body(@RequestBody Body body) {
            return Integer.toString(body.stars());
        }

        @GetMapping("/articles/{site}/{article}")
        String article(@PathVariable String site, @PathVariable String article) {
            return sites.article(site, article).hashTag();
        }

        @GetMapping("/cursor/{cursor}")
        String cursor(@PathVariable String cursor) {
            return new CursorCodec("vir/b newest")
                    .decode(cursor, 2, values -> Long.valueOf(values.getFirst()))
                    .toString();
        }

        @GetMapping("/number")
        int number(@RequestParam int value) {
            return value;
        }

        @GetMapping("/fault")
        String fault() {
            throw new IllegalStateException("secret");
        }
    }
}
