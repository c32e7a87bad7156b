package org.usersay.starter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

class AuthorizationHeaderTokenResolverTests {

    private final AuthorizationHeaderTokenResolver tokens = new AuthorizationHeaderTokenResolver();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c"})
    void theSchemeIsReadInAnyCase(String header) {
        request.addHeader("Authorization", header);
        assertThat(tokens.resolve(request)).isEqualTo("a.b.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Beare", ""})
    void anotherSchemeIsNoToken(String header) {
        request.addHeader("Authorization", header);
        assertThat(tokens.resolve(request)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer\ta.b.c", "Bearera.b.c"})
    void aSchemeWithoutATokenIsRefused(String header) {
        request.addHeader("Authorization", header);
        assertThatThrownBy(() -> tokens.resolve(request)).isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void aTokenElsewhereIsNotRead() {
        request.setParameter("access_token", "a.b.c");
        assertThat(tokens.resolve(request)).isNull();
    }
}
