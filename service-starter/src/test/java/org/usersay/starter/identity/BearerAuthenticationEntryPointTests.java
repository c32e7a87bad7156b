package org.usersay.starter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtException;

class BearerAuthenticationEntryPointTests {

    @Test
    void unknownKeyIsDistinguishedFromKeysThatCannotBeFetched() {
        assertThat(BearerAuthenticationEntryPoint.namesUnknownKey(because(new RateLimitReachedException())))
                .isTrue();
        assertThat(BearerAuthenticationEntryPoint.namesUnknownKey(because(new KeySourceException("no keys"))))
                .isFalse();
    }

    private static AuthenticationServiceException because(KeySourceException cause) {
        return new AuthenticationServiceException("undecided", new JwtException("undecided", cause));
    }
}
