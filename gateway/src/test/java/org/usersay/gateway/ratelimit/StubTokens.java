package org.usersay.gateway.ratelimit;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Verification by name: {@code reader-a} and {@code reader-a/2} are tokens of {@code reader-a}, all others are invented. */
@TestConfiguration
public class StubTokens {

    @Bean
    JwtDecoder decoder() {
        return token -> {
            if (!token.startsWith("reader-")) {
                throw new BadJwtException("invented");
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "ES256")
                    .subject(token.split("/", 2)[0])
                    .build();
        };
    }
}
