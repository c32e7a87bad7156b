package org.usersay.subscription.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.subscription.webhook.DeliveryResult.Delivered;
import org.usersay.subscription.webhook.DeliveryResult.Failed;
import org.usersay.subscription.webhook.DeliveryResult.Gone;

/** Every misbehaviour of an endpoint has a result, and none is reached that is internal. */
class EndpointClientTests {

    private static final List<String> SECRETS = List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @RegisterExtension
    static final WireMockExtension ENDPOINT =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final EndpointClient client = client(true, SystemDefaultDnsResolver.INSTANCE);

    @AfterEach
    void close() throws IOException {
        client.destroy();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anyStatusOfThe200sIsADelivery(int status) throws InterruptedException {
        answers(aResponse().withStatus(status).withBody(status == 204 ? null : "thanks"));
        assertThat(send()).isInstanceOf(Delivered.class);
        var request = ENDPOINT.findAll(postRequestedFor(urlEqualTo("/hook"))).getFirst();
        assertThat(request.getBodyAsString()).isEqualTo("{\"type\":\"ping\"}");
        assertThat(request.getHeader("webhook-id")).isEqualTo("event-1");
        assertThat(request.getHeader("webhook-timestamp")).matches("[0-9]{10}");
        assertThat(request.getHeader("webhook-signature")).matches("v1,[A-Za-z0-9+/]{43}=");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 503})
    void anyOtherStatusIsAFailure(int status) throws InterruptedException {
        answers(aResponse().withStatus(status));
        assertThat(send()).isEqualTo(new Failed("The endpoint answered " + status + ".", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreNotFollowed(int status) throws InterruptedException {
        answers(aResponse().withStatus(status).withHeader("Location", ENDPOINT.baseUrl() + "/elsewhere"));
        assertThat(send()).isInstanceOf(Failed.class);
        ENDPOINT.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void goneIsAResultOfItsOwn() throws InterruptedException {
        answers(aResponse().withStatus(410));
        assertThat(send()).isInstanceOf(Gone.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenAnswersAreFailures(Fault fault) throws InterruptedException {
        answers(aResponse().withFault(fault));
        assertThat(send()).isInstanceOf(Failed.class);
    }

    @Test
    void silentEndpointsFailAtTheDeadline() throws InterruptedException, IOException {
        answers(aResponse().withStatus(200).withFixedDelay(60_000));
        assertThat(sendInASecond().description()).startsWith("No whole answer");
    }

    @Test
    void drippingEndpointsFailAtTheDeadline() throws InterruptedException, IOException {
        answers(aResponse().withStatus(200).withBody("drop by drop".repeat(100)).withChunkedDribbleDelay(600, 60_000));
        assertThat(sendInASecond().description()).startsWith("No whole answer");
    }

    @Test
    void longAnswersAreCutOff() throws InterruptedException {
        answers(aResponse().withStatus(200).withBody(new byte[8 * 1024 * 1024]));
        assertThat(send()).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "Wed, 21 Oct 2099 07:28:00 GMT", "999999999"})
    void retryAfterIsKeptUpToTheLongestWait(String value) throws InterruptedException {
        answers(aResponse().withStatus(429).withHeader("Retry-After", value));
        var wait = value.equals("30") ? Duration.ofSeconds(30) : Duration.ofHours(1);
        assertThat(send()).isEqualTo(new Failed("The endpoint answered 429.", Optional.of(wait)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999999999999", ""})
    void retryAfterThatIsNoneIsIgnored(String value) throws InterruptedException {
        answers(aResponse().withStatus(429).withHeader("Retry-After", value));
        assertThat(send()).isEqualTo(new Failed("The endpoint answered 429.", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "ff02::1"
            })
    void internalAddressesAreNotConnectedTo(String address) throws Exception {
        answers(aResponse().withStatus(200));
        var guarded = client(false, name(InetAddress.getByName(address)));
        try {
            assertThat(guarded.send(endpoint("https://cms.example.org:" + ENDPOINT.getPort()), SECRETS, "event-1", "{}")
                            .description())
                    .isEqualTo("The endpoint has an internal address.");
        } finally {
            guarded.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1:1/", "https://[::1]:1/", "https://localhost:1/", "https://2130706433:1/"})
    void internalAddressesInTheUrlAreNotConnectedTo(String url) throws Exception {
        var guarded = client(false, SystemDefaultDnsResolver.INSTANCE);
        try {
            assertThat(guarded.send(endpoint(url), SECRETS, "event-1", "{}").description())
                    .isIn("The endpoint has an internal address.", "The endpoint's name is not known.");
        } finally {
            guarded.destroy();
        }
    }

    /** The name is resolved once, and what was checked is what is connected to. */
    @Test
    void nameThatMeansAnInternalAddressTheSecondTimeIsOfNoUse() throws Exception {
        var resolved = new AtomicInteger();
        var rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                // A public address on which nothing is, and from then on the endpoint of this test.
                return new InetAddress[] {
                    InetAddress.getByName(resolved.getAndIncrement() == 0 ? "240.0.0.1" : "127.0.0.1")
                };
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        answers(aResponse().withStatus(200));
        var guarded = client(false, rebinding);
        try {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(guarded.send(
                                endpoint("https://cms.example.org:" + ENDPOINT.getPort()), SECRETS, "event-1", "{}"))
                        .isInstanceOf(Failed.class);
            }
            assertThat(resolved).hasValue(3);
            ENDPOINT.verify(0, postRequestedFor(anyUrl()));
        } finally {
            guarded.destroy();
        }
    }

    @Test
    void plainHttpIsRefused() throws Exception {
        var guarded = client(false, SystemDefaultDnsResolver.INSTANCE);
        try {
            assertThat(guarded.send(endpoint("http://cms.example.org/"), SECRETS, "event-1", "{}")
                            .description())
                    .isEqualTo("The endpoint is not https.");
        } finally {
            guarded.destroy();
        }
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        ENDPOINT.stubFor(post(anyUrl()).willReturn(answer));
    }

    private DeliveryResult send() throws InterruptedException {
        return send(client);
    }

    private static DeliveryResult sendInASecond() throws InterruptedException, IOException {
        var impatient = new EndpointClient(
                DeliveryTests.settings(true, Duration.ofSeconds(1)),
                SystemDefaultDnsResolver.INSTANCE,
                Clock.systemUTC());
        try {
            return send(impatient);
        } finally {
            impatient.destroy();
        }
    }

    private static DeliveryResult send(EndpointClient sender) throws InterruptedException {
        return sender.send(endpoint(ENDPOINT.baseUrl() + "/hook"), SECRETS, "event-1", "{\"type\":\"ping\"}");
    }

    private static WebhookEndpoint endpoint(String url) {
        return new WebhookEndpoint("cms", URI.create(url), SECRETS.getFirst(), null, Set.of());
    }

    private static EndpointClient client(boolean allowInternal, DnsResolver names) {
        return new EndpointClient(DeliveryTests.settings(allowInternal), names, Clock.systemUTC());
    }

    private static DnsResolver name(InetAddress address) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {address};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
