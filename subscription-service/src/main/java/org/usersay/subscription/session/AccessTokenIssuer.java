package org.usersay.subscription.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.IdentitySettings;
import org.usersay.starter.identity.RevocationCache;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.signingkey.KeyRing;

/** Issuer of signed access tokens. */
@Component
class AccessTokenIssuer {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final KeyRing keys;
    private final IdentitySettings identity;
    private final SessionSettings settings;
    private final BadgeSource badgeSource;
    private final Clock clock;

    AccessTokenIssuer(
            KeyRing keys, IdentitySettings identity, SessionSettings settings, BadgeSource badgeSource, Clock clock) {
        this.keys = keys;
        this.identity = identity;
        this.settings = settings;
        this.badgeSource = badgeSource;
        this.clock = clock;
    }

    /**
     * Signed token for a session.
     *
     * @param account as read from the store not before {@code asOf}
     * @param asOf the moment of issue: a revocation at or after it voids the token, however late the token is signed
     */
    String issue(Account account, String session, Instant asOf) {
        var now = clock.instant();
        var badges = badgeSource.of(account, now);
        var claims = new JWTClaimsSet.Builder()
                .issuer(identity.issuer())
                .audience(identity.audience())
                .subject(account.id())
                .claim("sid", session)
                .claim("name", account.name().value())
                .claim(
                        "roles",
                        account.roles().stream().sorted().map(Role::name).toList())
                .claim("site", account.site())
                .claim("badges", badges.names())
                .issueTime(Date.from(asOf))
                .claim(RevocationCache.ISSUED_AT_MILLIS, asOf.toEpochMilli())
                .expirationTime(Date.from(badges.earlier(now.plus(settings.access()))))
                .build();
        return sign(claims);
    }

    private String sign(JWTClaimsSet claims) {
        var key = keys.current();
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
        return token.serialize();
    }
}
