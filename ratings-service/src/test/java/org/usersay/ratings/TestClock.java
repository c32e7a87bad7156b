package org.usersay.ratings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The system's clock, set forward or back by as much as a test likes. */
public final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public void set(Duration ahead) {
        this.ahead = ahead;
    }

    /** So that the clock shows {@code now}, and goes on. */
    public void set(Instant now) {
        this.ahead = Duration.between(Instant.now(), now);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {
        @Bean
        TestClock testClock() {
            return new TestClock();
        }
    }
}
