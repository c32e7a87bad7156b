package org.usersay.starter.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublishedKeysTests {

    private static final JWKSelector PUBLISHED =
            new JWKSelector(new JWKMatcher.Builder().keyID("published").build());
    private static final JWKSelector UNKNOWN =
            new JWKSelector(new JWKMatcher.Builder().keyID("unknown").build());

    @RegisterExtension
    static final WireMockExtension ISSUER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private PublishedKeys keys;

    @BeforeEach
    void start() throws MalformedURLException {
        keys = new PublishedKeys(URI.create("http://127.0.0.1:" + ISSUER.getPort() + "/jwks.json")
                .toURL());
    }

    @AfterEach
    void close() throws Exception {
        keys.close();
    }

    private List<JWK> keys(JWKSelector selector) throws KeySourceException {
        return keys.get(selector, null);
    }

    private static void publish() throws JOSEException {
        var key = new ECKeyGenerator(Curve.P_256).keyID("published").generate();
        ISSUER.stubFor(any(anyUrl()).willReturn(okJson(new JWKSet(key).toString())));
    }

    @Test
    void noKeyIsUnknownBeforeTheFirstKeysAndTheyAreFetchedSoon() throws JOSEException {
        ISSUER.stubFor(any(anyUrl()).willReturn(serviceUnavailable()));
        for (int request = 0; request < 10; request++) {
            assertThatThrownBy(() -> keys(PUBLISHED))
                    .isInstanceOf(KeySourceException.class)
                    .isNotInstanceOf(RateLimitReachedException.class);
        }

        publish();

        await().ignoreExceptions().until(() -> keys(PUBLISHED).size() == 1);
    }

    @Test
    void unknownKeysCauseFewFetches() throws JOSEException {
        publish();
        assertThat(keys(PUBLISHED)).hasSize(1);

        assertThatThrownBy(() -> {
                    while (true) {
                        assertThat(keys(UNKNOWN)).isEmpty();
                    }
                })
                .isInstanceOf(RateLimitReachedException.class);

        assertThat(keys(PUBLISHED)).hasSize(1);
    }
}
