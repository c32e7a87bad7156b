package org.usersay.subscription.entitlement;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.IdentitySettings;
import org.usersay.starter.site.ArticleKey;
import org.usersay.subscription.signingkey.KeyRing;

/**
 * Issuer of signed statements of what a reader may read on a site, for the publisher's paywall. Type and audience are not those of access
 * tokens, so that neither passes for the other.
 */
@Component
public class StatementIssuer {

    /** As long as a statement may be out of date. */
    static final Duration VALID = Duration.ofSeconds(5);

    private static final JOSEObjectType TYPE = new JOSEObjectType("entitlements+jwt");

    private final KeyRing keys;
    private final IdentitySettings identity;

    StatementIssuer(KeyRing keys, IdentitySettings identity) {
        this.keys = keys;
        this.identity = identity;
    }

    /**
     * The statement of what a reader may read.
     *
     * @param now not later than the entitlements were read
     */
    public SignedStatement issue(String reader, String site, List<Entitlement> entitlements, Instant now) {
        return sign(site, entitlements, now, new JWTClaimsSet.Builder().subject(reader));
    }

    /**
     * Statement that also grants one article, whatever the entitlements are.
     *
     * @param reader null for a browser without an account
     */
    public SignedStatement issue(
            @Nullable String reader, ArticleKey article, List<Entitlement> entitlements, Instant now) {
        return sign(
                article.site(),
                entitlements,
                now,
                new JWTClaimsSet.Builder().subject(reader).claim("article", article.article()));
    }

    private SignedStatement sign(
            String site, List<Entitlement> entitlements, Instant now, JWTClaimsSet.Builder claims) {
        // A JSON Web Token counts whole seconds.
        var asOf = now.truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = asOf.plus(VALID);
        var key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        claims.issuer(identity.issuer())
                .audience("paywall:" + site)
                .claim(
                        "entitlements",
                        entitlements.stream().map(Entitlement::name).toList())
                .issueTime(Date.from(asOf))
                .expirationTime(Date.from(expiresAt));
        var statement = new SignedJWT(header, claims.build());
        try {
            statement.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
        return new SignedStatement(statement.serialize(), expiresAt);
    }
}
