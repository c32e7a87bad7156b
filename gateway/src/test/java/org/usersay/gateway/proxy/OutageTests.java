package org.usersay.gateway.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.gateway.Client;
import org.usersay.gateway.GatewayTest;
import org.usersay.gateway.Stubs;

@GatewayTest
class OutageTests {

    private static final String POST = "/api/v1/sites/vir/articles/a1/comments";
    private static final String READ = "/api/v1/comments/c1";

    @AfterEach
    void theServiceIsBack(Client client) {
        commentsAnswers(aResponse().withBody("{}"));
        awaitRecovery(client);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsNamedAndNotRepeated(Fault fault, Client client) {
        commentsAnswers(aResponse().withFault(fault));

        var answer = client.post(POST, "{}", "Authorization", "Bearer t");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"/problems/unavailable\"")
                .contains("\"service\":\"comments\"")
                .contains("may have been carried out");
        Stubs.COMMENTS.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void aSilentServiceIsNotWaitedForLong(Client client) {
        commentsAnswers(aResponse().withFixedDelay(60_000));

        var answer = client.get(READ);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("Nothing was changed");
    }

    @Test
    void aFailingServiceIsLeftAloneAndTriedAgain(Client client) {
        commentsAnswers(aResponse().withStatus(502));
        IntStream.range(0, 60).forEach(i -> client.get(READ));
        var asked = Stubs.COMMENTS.findAll(anyRequestedFor(anyUrl())).size();

        assertThat(asked).isLessThan(60);

        commentsAnswers(aResponse().withBody("{}"));
        awaitRecovery(client);
    }

    @Test
    void anotherServiceStaysUp(Client client) {
        commentsAnswers(aResponse().withStatus(502));
        Stubs.RATINGS.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
        IntStream.range(0, 30).forEach(i -> client.get(READ));

        assertThat(client.get("/api/v1/sites/vir/articles/a1/rating").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 429, 500, 501, 503})
    void whatAServiceRefusesItselfOpensNothing(int status, Client client) {
        commentsAnswers(aResponse().withStatus(status).withHeader("Retry-After", "7"));

        var answers = IntStream.range(0, 60).mapToObj(i -> client.get(READ)).toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        });
        Stubs.COMMENTS.verify(60, anyRequestedFor(anyUrl()));
    }

    private static void commentsAnswers(ResponseDefinitionBuilder answer) {
        Stubs.COMMENTS.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static void awaitRecovery(Client client) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        IntStream.range(0, 60).allMatch(i -> client.get(READ).statusCode() == 200));
    }
}
