package org.usersay.subscription.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.subscription.test.AdjustableClock;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;
import tools.jackson.databind.JsonNode;

/** A new secret is shown once and signs at once; the one before signs beside it for a day. */
@SubscriptionTest
class SecretRotationTests {

    private static final String ENDPOINTS = "/admin/sites/other/webhooks";
    private static final String NAME = "other/cms";
    private static final String CONFIGURED = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ANOTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @Autowired
    EndpointSecrets secrets;

    @Autowired
    AuditTrail audit;

    @Autowired
    MongoDatabase database;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AdjustableClock clock;

    @Autowired
    Client client;

    @AfterEach
    void asItWas() {
        clock.reset();
        database.getCollection("webhook_secrets").deleteMany(new Document());
    }

    @Test
    void newSecretSignsAtOnceAndTheFormerOneForADay() {
        var answer = rotate("cms", "\"0\"");
        assertThat(answer).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"1\"");
        assertThat(answer.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store", "private");
        var made = client.body(answer).at("/secret").asString();
        assertThat(made).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(signing(CONFIGURED, null)).containsExactly(made, CONFIGURED);
        assertThat(endpoint().at("/rotating").asBoolean()).isTrue();
        assertThat(endpoint().at("/previousSecretUntil").asString())
                .isEqualTo(client.body(answer).at("/previousUntil").asString());
        clock.advance(Duration.ofHours(25));
        assertThat(signing(CONFIGURED, null)).containsExactly(made);
        assertThat(endpoint().at("/rotating").asBoolean()).isFalse();
        assertThat(endpoint().at("/previousSecretUntil").isNull()).isTrue();
    }

    @Test
    void secretIsShownOnceAndTheTrailSaysWhoMadeIt() {
        var made = client.body(rotate("cms", null)).at("/secret").asString();
        var chief = client.administrator().accessToken();
        assertThat(client.getAs(chief, ENDPOINTS)).bodyText().doesNotContain(made, "whsec_");
        assertThat(audit.page("other", AuditSearch.EVERYTHING, null, 1).items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.target()).isEqualTo("cms"))
                .satisfies(entry -> assertThat(entry.toString()).doesNotContain(made))
                .extracting(AuditEntry::action)
                .isEqualTo("WEBHOOK_SECRET");
        var again = client.body(rotate("cms", null)).at("/secret").asString();
        assertThat(signing(CONFIGURED, null)).containsExactly(again, made, CONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "\"2\"", "W/\"1\"", "1", "", "\"whsec_\""})
    void secretThatWasReplacedMeanwhileIsNotReplacedAgain(String ifMatch) {
        var made = client.body(rotate("cms", "\"0\"")).at("/secret").asString();
        assertThat(rotate("cms", ifMatch)).hasStatus(412);
        assertThat(signing(CONFIGURED, null)).containsExactly(made, CONFIGURED);
        assertThat(rotate("cms", "\"7\", \"1\"")).hasStatusOk();
        assertThat(rotate("cms", "*")).hasStatusOk();
    }

    @Test
    void ofTwoProcessesThatReplaceTheSameSecretOneIsRefused() {
        var configured = endpoint(CONFIGURED, null);
        for (int time = 0; time < 2; time++) {
            var seen = secrets.of(NAME, configured);
            var made = secrets.replace(NAME, configured, seen).current();
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> secrets.replace(NAME, configured, seen));
            assertThat(secrets.of(NAME, configured).current()).isEqualTo(made);
        }
    }

    @Test
    void noMoreThanFourSecretsSign() {
        for (int time = 0; time < 6; time++) {
            assertThat(rotate("cms", null)).hasStatusOk();
        }
        assertThat(signing(CONFIGURED, null))
                .hasSize(4)
                .doesNotContain(CONFIGURED)
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherSecretInTheSettingsTakesThePlaceOfWhatIsStored() {
        rotate("cms", null);
        assertThat(signing(ANOTHER, CONFIGURED)).containsExactly(ANOTHER, CONFIGURED);
        assertThat(secrets.of(NAME, endpoint(ANOTHER, null)).version()).isEqualTo(1);
    }

    @Test
    void previousSecretOfTheSettingsSignsForADayMoreToo() {
        var configured = endpoint(CONFIGURED, ANOTHER);
        var made = secrets.replace(NAME, configured, secrets.of(NAME, configured));
        assertThat(signing(CONFIGURED, ANOTHER)).containsExactly(made.current(), CONFIGURED, ANOTHER);
        clock.advance(Duration.ofHours(25));
        assertThat(signing(CONFIGURED, ANOTHER)).containsExactly(made.current());
    }

    @Test
    void secretsOfOtherEndpointsStay() {
        assertThat(rotate("cms", null)).hasStatusOk();
        assertThat(secrets.of("vir/crm", endpoint(CONFIGURED, null)).signing()).containsExactly(CONFIGURED);
        assertThat(rotate("none", null)).hasStatus(404);
        assertThat(rotate("crm", null)).as("of another site").hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"READER\"]", "[\"READER\",\"MODERATOR\",\"STAFF\"]"})
    void whoIsNoAdministratorReplacesNothing(String roles) {
        var reader = client.reader();
        mvc.put()
                .uri("/api/v1/admin/readers/" + client.idOf(reader) + "/roles")
                .header("Authorization", "Bearer " + client.administrator().accessToken())
                .contentType("application/json")
                .content("{\"roles\":%s,\"site\":\"other\"}".formatted(roles))
                .exchange();
        var again = client.signedIn(reader.email(), client.signIn(reader.email(), Client.PASSWORD));
        for (var site : List.of("other", "vir")) {
            assertThat(client.postAs(again.accessToken(), "/admin/sites/" + site + "/webhooks/cms/secret", ""))
                    .hasStatus(403);
        }
        assertThat(signing(CONFIGURED, null)).containsExactly(CONFIGURED);
    }

    @Test
    void noTextOfASecretIsItself() {
        var made = secrets.of(NAME, endpoint(CONFIGURED, ANOTHER));
        assertThat(made.toString() + Endpoints.NewSecret.of(made)).doesNotContain("whsec_");
    }

    private MvcTestResult rotate(String endpoint, @Nullable String ifMatch) {
        var request = mvc.post()
                .uri("/api/v1" + ENDPOINTS + "/" + endpoint + "/secret")
                .header("Authorization", "Bearer " + client.administrator().accessToken());
        return (ifMatch == null ? request : request.header(HttpHeaders.IF_MATCH, ifMatch)).exchange();
    }

    private JsonNode endpoint() {
        return client.body(client.getAs(client.administrator().accessToken(), ENDPOINTS))
                .at("/items/0");
    }

    private List<String> signing(String configured, @Nullable String previous) {
        return secrets.of(NAME, endpoint(configured, previous)).signing();
    }

    private static WebhookEndpoint endpoint(String secret, @Nullable String previous) {
        return new WebhookEndpoint("cms", URI.create("https://localhost/usersay"), secret, previous, Set.of());
    }
}
