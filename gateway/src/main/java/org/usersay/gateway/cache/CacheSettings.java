package org.usersay.gateway.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept at the edge.
 *
 * @param enabled whether anything is
 * @param size how much memory the kept answers may take
 * @param longest how long an answer is given without asking again, whatever its {@code max-age} allows; a service may say
 *     less. Together with a moment on the way it stays under the second within which every change must show
 * @param patience how long a reader waits for somebody else's request before he is given what was kept for an outage
 * @param outage how long an answer is kept for when its service is down
 */
@ConfigurationProperties("usersay.cache")
record CacheSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("64MB") DataSize size,
        @DefaultValue("800ms") Duration longest,
        @DefaultValue("1s") Duration patience,
        @DefaultValue("1h") Duration outage) {}
