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
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.IdentitySettings;
import org.usersay.subscription.signingkey.KeyRing;

/**
 * Issuer of signed statements of what a reader may read on a site, for the publisher's paywall. Type and audience are not those of access
 * tokens, so that neither passes for the other.
 */
@Component
class StatementIssuer {

    /** As long as a statement may be out of date. */
    static final Duration VALID = Duration.ofSeconds(5);

    private static final JOSEObjectType TYPE = new JOSEObjectType("entitlements+jwt");

    private final KeyRing keys;
    private final IdentitySettings identity;

    StatementIssuer(KeyRing keys, IdentitySettings identity) {
        this.keys = keys;
        this.identity = identity;
    }

    /** @param asOf not later than the entitlements were read */
    String issue(String reader, String site, List<Entitlement> entitlements, Instant asOf) {
        var key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(identity.issuer())
                .audience("paywall:" + site)
                .subject(reader)
                .claim(
                        "entitlements",
                        entitlements.stream().map(Entitlement::name).toList())
                .issueTime(Date.from(asOf))
                .expirationTime(Date.from(asOf.plus(VALID)))
                .build();
        var statement = new SignedJWT(header, claims);
        try {
            statement.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
        return statement.serialize();
    }
}
