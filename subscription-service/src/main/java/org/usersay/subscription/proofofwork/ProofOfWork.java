package org.usersay.subscription.proofofwork;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.secret.RandomToken;
import org.usersay.subscription.secret.ServerSecrets;

/**
 * Challenges that cost a browser a moment of computing and are checked by one digest. Each is signed and for one purpose, so none is
 * stored; until it expires its solution is good again for the same purpose, which the caller bounds.
 */
@Component
public class ProofOfWork {

    private static final int DIGEST_BITS = 256;

    private final ServerSecrets secrets;
    private final ProofOfWorkSettings settings;
    private final Clock clock;

    ProofOfWork(ServerSecrets secrets, ProofOfWorkSettings settings, Clock clock) {
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    public Challenge challenge(String purpose) {
        var terms = settings.bits() + "."
                + clock.instant().plus(settings.validFor()).getEpochSecond();
        return new Challenge(terms + "." + signature(terms, purpose), settings.bits());
    }

    /** Whether it solves a challenge that was made for this purpose and is valid. */
    public boolean accepts(String purpose, @Nullable Solution solution) {
        if (solution == null) {
            return false;
        }
        var challenge = solution.challenge();
        var end = challenge.lastIndexOf('.');
        var terms = challenge.substring(0, end);
        var parts = terms.split("\\.", -1);
        return RandomToken.parse(challenge.substring(end + 1))
                        .filter(new RandomToken(signature(terms, purpose))::equals)
                        .isPresent()
                && Instant.ofEpochSecond(Long.parseLong(parts[1])).isAfter(clock.instant())
                && zeroBits(challenge + "." + solution.nonce()) >= Integer.parseInt(parts[0]);
    }

    private String signature(String terms, String purpose) {
        return secrets.named("proof-of-work").successor(terms + "." + purpose).value();
    }

    /** How many bits the digest of a text begins with that are zero. */
    public static int zeroBits(String text) {
        var digest = Base64.getUrlDecoder().decode(RandomToken.digest(text));
        return DIGEST_BITS - new BigInteger(1, digest).bitLength();
    }
}
