package org.usersay.starter.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import redis.clients.jedis.UnifiedJedis;

/** Verification of access tokens, in the services and in the gateway, which counts requests by verified reader. */
@AutoConfiguration(afterName = "org.usersay.redis.RedisAutoConfiguration")
@ConditionalOnClass(JwtDecoder.class)
@EnableConfigurationProperties(IdentitySettings.class)
@EnableScheduling
final class TokenAutoConfiguration {

    @Bean
    RevocationCache revocationCache(UnifiedJedis redis, Clock clock) {
        return new RevocationCache(redis, clock);
    }

    /** The issuer's published keys; the issuer itself and tests define their own source. */
    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> publishedKeys(IdentitySettings settings) throws MalformedURLException {
        return new PublishedKeys(settings.jwksUri().toURL());
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(
            IdentitySettings settings, JWKSource<SecurityContext> keys, RevocationCache revocationCache, Clock clock) {
        return new CachingJwtDecoder(
                AccessTokenDecoderFactory.decoder(settings, keys), revocationCache, clock, settings.cachedTokens());
    }
}
