package org.usersay.gateway.forwarded;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the clients of one address (IPv6: one /64) may hold at the same time.
 *
 * @param connections to the gateway; trusted proxies may have more
 * @param requests on their way to a service, public reads excepted; further ones wait a moment
 * @param streams of live events
 */
@ConfigurationProperties("usersay.per-address")
public record NetworkSettings(
        @DefaultValue("2000") int connections,
        @DefaultValue("128") int requests,
        @DefaultValue("500") int streams) {

    public NetworkSettings {
        if (connections < 1 || requests < 1 || streams < 1) {
            throw new IllegalArgumentException("usersay.per-address: each number must be at least 1");
        }
    }
}
