package org.usersay.starter.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.usersay.starter.identity.Role;

/** Mints access tokens that a service under test accepts, and such as it must not. Each is the text after {@code Bearer}. */
public final class Tokens {

    private static final ECKey KEY = key("test");
    private static final ECKey FORGED_KEY = key("test");

    private Tokens() {}

    /** What the issuer publishes, as JSON, for a service that runs in a process of its own. */
    public static String keySet() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    /** A verified reader of site {@code vir}. */
    public static String reader(String id) {
        return of(id, "vir", Role.READER);
    }

    public static String moderator(String id) {
        return of(id, "vir", Role.READER, Role.MODERATOR);
    }

    public static String administrator(String id) {
        return of(id, "*", Role.READER, Role.ADMIN);
    }

    /** Somebody whose address is not verified: no role at all. */
    public static String unverified(String id) {
        return of(id, "vir");
    }

    public static String of(String id, String site, Role... roles) {
        return signed(KEY, claims(id, site, roles));
    }

    /** A token with {@code change} made to its claims, properly signed. */
    public static String with(String id, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(KEY, change.apply(claims(id, "vir", Role.READER)));
    }

    /** Signed by a key with the right id that is not ours. */
    public static String forged(String id) {
        return signed(FORGED_KEY, claims(id, "vir", Role.READER, Role.ADMIN));
    }

    public static String expired(String id) {
        return with(id, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60))));
    }

    public static String wrongAudience(String id) {
        return with(id, claims -> claims.audience("somebody-else"));
    }

    public static String wrongIssuer(String id) {
        return with(id, claims -> claims.issuer("https://elsewhere.example"));
    }

    /** {@code alg: none}, with no signature. */
    public static String unsigned(String id) {
        return new PlainJWT(claims(id, "vir", Role.READER, Role.ADMIN).build()).serialize();
    }

    /** Every token that must be answered with 401. */
    public static List<String> unacceptable(String id) {
        return List.of(forged(id), expired(id), wrongAudience(id), wrongIssuer(id), unsigned(id), "no.token.at-all");
    }

    private static JWTClaimsSet.Builder claims(String id, String site, Role... roles) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .audience("usersay")
                .subject(id)
                .claim("sid", UUID.randomUUID().toString())
                .claim("name", "Reader " + id)
                .claim("roles", List.of(roles).stream().map(Role::name).toList())
                .claim("site", site)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    private static String signed(ECKey key, JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the place of the issuer's published keys. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Keys {
        @Bean
        JWKSource<SecurityContext> testKeys() {
            return new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK()));
        }
    }
}
