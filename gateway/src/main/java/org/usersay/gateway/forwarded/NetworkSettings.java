package org.usersay.gateway.forwarded;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds on what the clients of one address (IPv6: one /64) hold at the same time or cause.
 *
 * @param perAddress the numbers
 * @param factor multiplies every rate and what one address may hold, for tests and benchmarks
 */
@ConfigurationProperties("usersay.limits")
public record NetworkSettings(
        @DefaultValue PerAddress perAddress,
        @DefaultValue("1") long factor) {

    public int connections() {
        return times(perAddress.connections());
    }

    public int requests() {
        return times(perAddress.requests());
    }

    public int streams() {
        return times(perAddress.streams());
    }

    public int clientErrors() {
        return times(perAddress.clientErrors());
    }

    private int times(int number) {
        return Math.clamp(number * factor, 1, Integer.MAX_VALUE);
    }

    /**
     * The numbers.
     *
     * @param connections connections that one address (IPv6: one /64) may have open, or an eighth of the heap at 16 KB each if
     *     that is less; trusted proxies may have more
     * @param requests its requests that may be on their way to a service at the same time, public reads excepted; further ones
     *     wait two seconds, then 429
     * @param streams its live streams that may be open
     * @param clientErrors its malformed, oversized or too many requests (400, 413, 414, 415, 429) a second; the answers to
     *     further ones are delayed by up to a second
     */
    public record PerAddress(
            @DefaultValue("2000") int connections,
            @DefaultValue("128") int requests,
            @DefaultValue("500") int streams,
            @DefaultValue("20") int clientErrors) {}
}
