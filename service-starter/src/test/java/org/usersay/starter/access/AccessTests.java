package org.usersay.starter.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.identity.ReadRequests;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.test.MappingSecurityContract;
import org.usersay.starter.test.Tokens;
import org.usersay.starter.test.WithStores;

/** Answers of mappings by the annotation they carry and the token that is sent. */
@SpringBootTest(
        properties = {
            "spring.config.import=classpath:usersay-defaults.yml",
            "usersay.service.key=the key of the tests",
            "usersay.sites[0].id=vir",
            "usersay.sites[0].name=One",
            "usersay.sites[0].url=http://localhost:8080",
            "usersay.sites[0].origins=http://localhost:8080",
            "usersay.sites[1].id=other",
            "usersay.sites[1].name=Other",
            "usersay.sites[1].url=http://localhost:8081",
            "usersay.sites[1].origins=http://localhost:8081"
        })
@AutoConfigureMockMvc
@WithStores
class AccessTests extends MappingSecurityContract {

    private static final String ADMINISTRATOR = Tokens.administrator("chief");
    private static final String MODERATOR = Tokens.of("mod", "vir", Role.READER, Role.MODERATOR);
    private static final String STAFF = Tokens.of("staff", "vir", Role.READER, Role.STAFF);

    @Autowired
    MockMvcTester mvc;

    @Test
    void readerIsAnySignedInReader() {
        assertThat(get("/reader", Tokens.unverified("r"))).hasStatusOk();
        assertThat(get("/reader", Tokens.reader("r"))).hasStatusOk();
    }

    @Test
    void verifiedReaderNeedsAVerifiedAddress() {
        assertProblem(get("/verified", Tokens.unverified("r")), 403, "/problems/not-verified");
        assertThat(get("/verified", Tokens.reader("r"))).hasStatusOk();
        assertThat(get("/verified", ADMINISTRATOR)).hasStatusOk();
    }

    @Test
    void roleCountsOnItsOwnSiteOnly() {
        assertThat(get("/sites/vir/moderator", MODERATOR)).hasStatusOk();
        assertProblem(get("/sites/other/moderator", MODERATOR), 403, "/problems/forbidden");
        assertProblem(get("/sites/vir/staff", MODERATOR), 403, "/problems/forbidden");
        assertThat(get("/sites/vir/staff", STAFF)).hasStatusOk();
        assertProblem(get("/sites/other/staff", STAFF), 403, "/problems/forbidden");
        assertProblem(get("/sites/vir/moderator", Tokens.reader("r")), 403, "/problems/forbidden");
    }

    @Test
    void roleForEverySiteCountsOnAll() {
        var token = Tokens.of("mod", "*", Role.MODERATOR);
        assertThat(get("/sites/vir/moderator", token)).hasStatusOk();
        assertThat(get("/sites/other/moderator", token)).hasStatusOk();
    }

    @Test
    void eitherRoleIsEnoughWhereBothAreNamed() {
        for (var token : List.of(MODERATOR, STAFF, ADMINISTRATOR)) {
            assertThat(get("/sites/vir/staff-or-moderator", token)).hasStatusOk();
        }
        assertProblem(get("/sites/other/staff-or-moderator", STAFF), 403, "/problems/forbidden");
        assertProblem(get("/sites/vir/staff-or-moderator", Tokens.reader("r")), 403, "/problems/forbidden");
    }

    @Test
    void administratorHoldsEveryRoleOnEverySite() {
        for (var path : List.of("/sites/other/moderator", "/sites/other/staff", "/administrator", "/moderator")) {
            assertThat(get(path, ADMINISTRATOR)).as(path).hasStatusOk();
        }
        assertProblem(get("/administrator", MODERATOR), 403, "/problems/forbidden");
    }

    @Test
    void unknownSiteIsNotFoundWhateverTheRole() {
        for (var token : List.of(ADMINISTRATOR, MODERATOR, Tokens.reader("r"))) {
            assertProblem(get("/sites/nowhere/moderator", token), 404, "/problems/unknown-site");
        }
        assertProblem(get("/sites/nowhere/moderator", null), 401, "/problems/not-authenticated");
    }

    @Test
    void roleOfAnySiteIsEnoughWhereThePathHasNone() {
        assertThat(get("/moderator", MODERATOR)).hasStatusOk();
        assertProblem(get("/moderator", STAFF), 403, "/problems/forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"text\":null}", "{\"text\":\"a\"}"})
    void administrativeMappingIsRefusedWhateverTheBody(String body) {
        assertProblem(put("vir", Tokens.reader("r"), body), 403, "/problems/forbidden");
        assertProblem(put("other", MODERATOR, body), 403, "/problems/forbidden");
        assertProblem(put("nowhere", MODERATOR, body), 404, "/problems/unknown-site");
        assertProblem(put("vir", null, body), 401, "/problems/not-authenticated");
        assertThat(put("vir", MODERATOR, body)).hasStatus(body.contains("\"a\"") ? 200 : 400);
    }

    @Test
    void publicMappingReceivesTheReaderWhereATokenIsSent() {
        assertThat(get("/public", null)).hasStatusOk().bodyText().isEqualTo("anonymous");
        assertThat(get("/public", Tokens.reader("r1"))).hasStatusOk().bodyText().isEqualTo("r1");
        assertThat(get("/public", Tokens.expired("r1"))).hasStatus(401);
        assertThat(mvc.head().uri("/public")).hasStatusOk();
    }

    @Test
    void internalMappingNeedsASignatureOverTheBody() {
        assertThat(signed("[1]", "[1]")).hasStatusOk().bodyText().isEqualTo("[1]");
        assertProblem(signed("[1]", "[2]"), 401, "/problems/not-authenticated");
        assertProblem(
                mvc.post()
                        .uri("/internal/echo")
                        .header("Authorization", "Bearer " + ADMINISTRATOR)
                        .content("[1]")
                        .exchange(),
                401,
                "/problems/not-authenticated");
    }

    private MvcTestResult signed(String signedBody, String sentBody) {
        var time = Long.toString(System.currentTimeMillis() / 1000);
        return mvc.post()
                .uri("/internal/echo")
                .header(ServiceSignature.TIME, time)
                .header(
                        ServiceSignature.SIGNATURE,
                        ServiceSignature.sign("the key of the tests", time, "POST", "/internal/echo", signedBody))
                .contentType(MediaType.APPLICATION_JSON)
                .content(sentBody)
                .exchange();
    }

    private MvcTestResult put(String site, @Nullable String token, String body) {
        var request = mvc.put()
                .uri("/api/v1/admin/sites/{site}/text", site)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return token == null
                ? request.exchange()
                : request.header("Authorization", "Bearer " + token).exchange();
    }

    private MvcTestResult get(String path, @Nullable String token) {
        var request = mvc.get().uri(path);
        return token == null
                ? request.exchange()
                : request.header("Authorization", "Bearer " + token).exchange();
    }

    private static void assertProblem(MvcTestResult result, int status, String type) {
        assertThat(result)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("\"" + type + "\"");
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Mappings.class)
    static class App {

        @Bean
        Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                publicRequests() {
            return requests ->
                    requests.requestMatchers(ReadRequests.of("/public")).permitAll();
        }
    }

    @RestController
    static class Mappings {

        @Public
        @GetMapping("/public")
        String open(Optional<Reader> reader) {
            return reader.map(Reader::id).orElse("anonymous");
        }

        @ReaderOnly
        @GetMapping("/reader")
        void reader() {}

        @VerifiedReaderOnly
        @GetMapping("/verified")
        void verified() {}

        @ModeratorOnly
        @GetMapping("/sites/{site}/moderator")
        void siteModerator() {}

        @ModeratorOnly
        @PutMapping("/api/v1/admin/sites/{site}/text")
        void text(@Valid @RequestBody Text text) {}

        record Text(@NotNull String text) {}

        @ModeratorOnly
        @GetMapping("/moderator")
        void moderator() {}

        @StaffOnly
        @GetMapping("/sites/{site}/staff")
        void staff() {}

        @StaffOrModeratorOnly
        @GetMapping("/sites/{site}/staff-or-moderator")
        void staffOrModerator() {}

        @AdministratorOnly
        @GetMapping("/administrator")
        void administrator() {}

        @InternalOnly
        @PostMapping("/internal/echo")
        String echo(@RequestBody String body) {
            return body;
        }
    }
}
