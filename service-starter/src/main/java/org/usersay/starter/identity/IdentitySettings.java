package org.usersay.starter.identity;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Verification of access tokens.
 *
 * @param issuer the only accepted {@code iss}
 * @param audience must be among a token's {@code aud}
 * @param jwksUri where the issuer publishes its public keys
 * @param clockSkew how far clocks may differ
 * @param cachedTokens how many verified tokens are remembered until they expire
 */
@ConfigurationProperties("usersay.identity")
public record IdentitySettings(
        @DefaultValue("http://localhost:8080") String issuer,
        @DefaultValue("usersay") String audience,

        @DefaultValue("http://localhost:8083/.well-known/jwks.json")
        URI jwksUri,

        @DefaultValue("5s") Duration clockSkew,
        @DefaultValue("20000") int cachedTokens) {}
