package org.usersay.starter.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.test.Tokens;
import org.usersay.starter.test.WithStores;

/** The {@code Idempotency-Key} on mappings that do nothing for it themselves. */
@SpringBootTest(
        properties = {"spring.config.import=classpath:usersay-defaults.yml", "usersay.web.unlimited-bodies=/uploaded"})
@AutoConfigureMockMvc
@WithStores
class IdempotencyTests {

    private static final String FIRST = "{\"text\":\"first\"}";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AtomicInteger calls;

    @Autowired
    MongoDatabase database;

    private final String key = UUID.randomUUID().toString();

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void repeatedRequestIsAnsweredAgainAndNotExecutedAgain(String method) {
        var before = calls.get();
        var first = send(method, "ann", FIRST);
        var second = send(method, "ann", FIRST);
        assertThat(calls.get()).isEqualTo(before + 1);
        assertThat(second).hasStatus(201).hasHeader(HttpHeaders.LOCATION, "/made/" + calls.get());
        assertThat(second).hasHeader(HttpHeaders.SET_COOKIE, "secret=s" + calls.get());
        assertThat(second.getResponse().getContentType())
                .isEqualTo(first.getResponse().getContentType());
        assertThat(second.getResponse().getContentAsByteArray())
                .isNotEmpty()
                .isEqualTo(first.getResponse().getContentAsByteArray());
    }

    @Test
    void keyOfAnotherRequestIsRefused() {
        send("POST", "ann", FIRST);
        assertThat(send("POST", "ann", "{\"text\":\"other\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(send("PUT", "ann", FIRST)).hasStatus(422);
    }

    @Test
    void keyOfAnotherUploadOfTheSameLengthIsRefused() {
        var before = calls.get();
        assertThat(upload("one dump")).hasStatus(201);
        assertThat(upload("one dump")).hasStatus(201);
        assertThat(upload("two dump")).hasStatus(422);
        assertThat(calls.get()).isEqualTo(before + 1);
    }

    @Test
    void keyOfAnotherFormIsRefused() {
        var before = calls.get();
        assertThat(form("name=ann")).hasStatus(201);
        assertThat(form("name=ann")).hasStatus(201);
        assertThat(form("name=bob")).hasStatus(422);
        assertThat(calls.get()).isEqualTo(before + 1);
    }

    @Test
    void keysOfDifferentSendersAreDifferent() {
        var before = calls.get();
        send("POST", "ann", FIRST);
        send("POST", "bob", FIRST);
        stranger("192.0.2.1", "a=1");
        stranger("192.0.2.2", "a=1");
        stranger("192.0.2.2", "a=2");
        stranger("192.0.2.2", "a=2");
        assertThat(calls.get()).isEqualTo(before + 5);
    }

    @Test
    void refusedRequestMayBeCorrectedUnderItsKey() {
        assertThat(send("POST", "ann", "{\"text\":\"refuse\"}")).hasStatus(409);
        assertThat(send("POST", "ann", FIRST)).hasStatus(201);
    }

    @Test
    void requestBeingProcessedIsNotExecutedASecondTimeUntilItsLeaseIsOver() {
        send("POST", "ann", FIRST);
        var before = calls.get();
        setStarted(Clock.systemUTC().instant());
        assertThat(send("POST", "ann", FIRST)).hasStatus(409).hasHeader(HttpHeaders.RETRY_AFTER, "1");
        setStarted(Clock.systemUTC().instant().minusSeconds(31));
        assertThat(send("POST", "ann", FIRST)).hasStatus(201);
        assertThat(calls.get()).isEqualTo(before + 1);
    }

    @Test
    void storedOutcomeRevealsNothing() {
        send("POST", "ann", FIRST);
        for (var stored : database.getCollection("idempotent_requests").find()) {
            var text = stored.toJson()
                    + new String(stored.get("outcome", Binary.class).getData(), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("secret", "first", key);
        }
    }

    @Test
    void malformedKeyIsRefused() {
        var before = calls.get();
        assertThat(mvc.post()
                        .uri("/made")
                        .header(IdempotencyKey.HEADER, "k".repeat(65))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(FIRST))
                .hasStatus(400);
        assertThat(calls.get()).isEqualTo(before);
    }

    private void setStarted(Instant instant) {
        database.getCollection("idempotent_requests")
                .updateMany(
                        new Document(),
                        new Document("$set", new Document("startedAt", Date.from(instant)))
                                .append("$unset", new Document("outcome", "")));
    }

    private MvcTestResult send(String method, String reader, String body) {
        return mvc.method(HttpMethod.valueOf(method))
                .uri("/made")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Tokens.reader(reader))
                .header(IdempotencyKey.HEADER, key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult upload(String dump) {
        return mvc.post()
                .uri("/uploaded")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Tokens.reader("ann"))
                .header(IdempotencyKey.HEADER, key)
                .contentType(MediaType.TEXT_PLAIN)
                .content(dump)
                .exchange();
    }

    private MvcTestResult form(String fields) {
        return mvc.post()
                .uri("/form")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + Tokens.reader("ann"))
                .header(IdempotencyKey.HEADER, key)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(fields)
                .exchange();
    }

    private void stranger(String address, String cookie) {
        assertThat(mvc.post()
                        .uri("/made")
                        .header("X-Forwarded-For", "10.0.0.1, " + address)
                        .header(HttpHeaders.COOKIE, cookie)
                        .header(IdempotencyKey.HEADER, key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(FIRST))
                .hasStatus(201);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Made.class)
    static class App {

        @Bean
        AtomicInteger calls() {
            return new AtomicInteger();
        }

        @Bean
        Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                publicRequests() {
            return requests ->
                    requests.requestMatchers("/made", "/uploaded", "/form").permitAll();
        }
    }

    @RestController
    @Public
    static class Made {

        private final AtomicInteger calls;

        Made(AtomicInteger calls) {
            this.calls = calls;
        }

        record Text(String text) {}

        record Answer(String text, int number) {}

        @PostMapping("/uploaded")
        ResponseEntity<Integer> upload(InputStream body) throws IOException {
            body.transferTo(OutputStream.nullOutputStream());
            return ResponseEntity.status(201).body(calls.incrementAndGet());
        }

        @PostMapping("/form")
        ResponseEntity<Integer> fill(@RequestParam String name) {
            return ResponseEntity.status(201).body(calls.incrementAndGet());
        }

        @RequestMapping(
                path = "/made",
                method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
        ResponseEntity<Answer> make(@RequestBody Text text) {
            if (text.text().equals("refuse")) {
                throw CommonProblem.CONFLICT.refusal("Send another text.");
            }
            var number = calls.incrementAndGet();
            return ResponseEntity.status(201)
                    .header(HttpHeaders.LOCATION, "/made/" + number)
                    .header(HttpHeaders.SET_COOKIE, "secret=s" + number)
                    .body(new Answer(text.text(), number));
        }
    }
}
