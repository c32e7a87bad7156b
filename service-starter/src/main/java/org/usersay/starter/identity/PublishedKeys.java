package org.usersay.starter.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys that the issuer publishes. They are fetched again for an unknown key, at a limited rate; a process that has just started,
 * while the issuer is restarted too, must neither refuse valid tokens as unknown nor wait long for its next fetch.
 */
final class PublishedKeys extends JWKSetBasedJWKSource<SecurityContext> {

    private static final long MILLIS_BETWEEN_FETCHES = 1_000;

    private volatile boolean published;

    PublishedKeys(URL address) {
        super(((JWKSetBasedJWKSource<SecurityContext>)
                        JWKSourceBuilder.<SecurityContext>create(address, new InstancesResourceRetriever())
                                .rateLimited(MILLIS_BETWEEN_FETCHES)
                                .retrying(true)
                                .outageTolerant(true)
                                .build())
                .getJWKSetSource());
    }

    /** @throws RateLimitReachedException for an unknown key; any other fault is an outage */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            var keys = super.get(selector, context);
            published = true;
            return keys;
        } catch (RateLimitReachedException notFetched) {
            if (published) {
                throw notFetched;
            }
            throw new KeySourceException("No keys have been fetched yet.");
        }
    }
}
