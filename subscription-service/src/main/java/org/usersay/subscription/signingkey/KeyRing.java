package org.usersay.subscription.signingkey;

import com.mongodb.MongoException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Current signing key and all keys whose signatures are valid: those of the last period, the current one and, shortly
 * before it starts, the next one. Read from MongoDB once a minute; while it is unavailable the last keys are used.
 */
@Component
public class KeyRing implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final KeyStore store;
    private final KeySettings settings;
    private final Clock clock;
    private volatile @Nullable Ring ring;

    KeyRing(KeyStore store, KeySettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** The key to sign with. */
    public ECKey current() {
        return ring().current();
    }

    /** The public halves of all keys whose signatures count. */
    public JWKSet published() {
        return new JWKSet(List.copyOf(ring().keys())).toPublicJWKSet();
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(published());
    }

    private Ring ring() {
        var known = ring;
        if (known != null && clock.instant().isBefore(known.readAt().plus(FRESH))) {
            return known;
        }
        return renew(known);
    }

    private synchronized Ring renew(@Nullable Ring stale) {
        var known = ring;
        if (known != null && !known.equals(stale)) {
            return known;
        }
        try {
            var read = read();
            ring = read;
            return read;
        } catch (MongoException e) {
            if (known == null) {
                throw e;
            }
            log.warn("The signing keys stay as they were: {}", e.getMessage());
            return known;
        }
    }

    private Ring read() {
        var now = clock.instant();
        var period = settings.periodAt(now.getEpochSecond());
        var next = settings.periodAt(now.plus(settings.ahead()).getEpochSecond());
        var current = store.findOrCreate(period);
        var keys = new ArrayList<JWK>();
        store.find(period - 1).ifPresent(keys::add);
        keys.add(current);
        if (next > period) {
            keys.add(store.findOrCreate(next));
        }
        store.deleteBefore(period - 1);
        return new Ring(current, List.copyOf(keys), now);
    }

    private record Ring(ECKey current, List<JWK> keys, Instant readAt) {}
}
