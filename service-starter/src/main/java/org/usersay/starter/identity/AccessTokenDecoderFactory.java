package org.usersay.starter.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Base64;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Factory of the decoder of access tokens. Nothing in a token selects how it is verified. */
final class AccessTokenDecoderFactory {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final List<String> REQUIRED_CLAIMS = List.of("sub", "sid", "name", "roles", "site", "exp");

    private AccessTokenDecoderFactory() {}

    static JwtDecoder decoder(IdentitySettings settings, JWKSource<SecurityContext> keys) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        // Claims are checked below, by Spring Security's validators.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(settings.clockSkew()),
                new JwtIssuerValidator(settings.issuer()),
                audience(settings.audience()),
                requiredClaims()));
        return token -> {
            requireCanonical(token);
            return decoder.decode(token);
        };
    }

    /**
     * The last letter of a part may have bits that decoding drops, so up to sixteen texts would be one token. Only the one that
     * encoding gives is accepted.
     */
    private static void requireCanonical(String token) {
        try {
            for (var part : token.split("\\.", -1)) {
                if (!BASE64.encodeToString(Base64.getUrlDecoder().decode(part)).equals(part)) {
                    throw new BadJwtException("The token is not in canonical Base64.");
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw new BadJwtException("The token is not in Base64.", malformed);
        }
    }

    private static OAuth2TokenValidator<Jwt> audience(String audience) {
        return token -> token.getAudience() != null && token.getAudience().contains(audience)
                ? OAuth2TokenValidatorResult.success()
                : failure("The token has another audience.");
    }

    private static OAuth2TokenValidator<Jwt> requiredClaims() {
        return token -> REQUIRED_CLAIMS.stream().allMatch(token::hasClaim)
                ? OAuth2TokenValidatorResult.success()
                : failure("The token lacks a claim.");
    }

    private static OAuth2TokenValidatorResult failure(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", description, null));
    }
}
