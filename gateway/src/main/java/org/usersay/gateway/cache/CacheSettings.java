package org.usersay.gateway.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Response cache.
 *
 * @param enabled whether responses are cached
 * @param size memory that cached responses may take, or an eighth of the heap if that is less
 * @param longest how long a response is reused, whatever its {@code max-age} allows; a service may say less. Together with its
 *     way it stays under the second within which every change must show
 * @param patience how long a request waits for another's before it gets a stale response
 * @param outage how long a response is kept for when its service is down
 */
@ConfigurationProperties("usersay.cache")
record CacheSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64MB") DataSize size,
        @DefaultValue("800ms") Duration longest,
        @DefaultValue("1s") Duration patience,
        @DefaultValue("1h") Duration outage) {}
