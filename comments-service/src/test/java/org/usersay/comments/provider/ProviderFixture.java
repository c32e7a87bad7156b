package org.usersay.comments.provider;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.provider.ProviderSettings.AkismetSettings;
import org.usersay.comments.provider.ProviderSettings.ModerationServiceSettings;
import org.usersay.comments.provider.ProviderSettings.PublisherSettings;
import org.usersay.comments.provider.ProviderSettings.SiteProviders;
import org.usersay.starter.externalapi.RefusedException;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import tools.jackson.databind.json.JsonMapper;

/** Providers of a site under test, guarded as in the service. */
final class ProviderFixture {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final Site SITE =
            Site.plain("vir", "Demo newsroom", URI.create("https://vir.example"), List.of("https://vir.example"));

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-31T12:00:00Z"));
    final CircuitBreakerRegistry circuitBreakers = CircuitBreakerRegistry.of(Map.of(
            "screening-provider",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(6)
                    .minimumNumberOfCalls(4)
                    .waitDurationInOpenState(Duration.ofHours(1))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .recordExceptions(IOException.class)
                    .build()));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Longer than an answer takes on a busy machine. */
    Duration timeout = Duration.ofSeconds(20);

    int concurrency = 8;
    DnsResolver dns = SystemDefaultDnsResolver.INSTANCE;

    static AkismetSettings akismet(String url) {
        return new AkismetSettings(URI.create(url), "akismet-key");
    }

    static ModerationServiceSettings moderation(String url, @Nullable Integer scoreToHold) {
        return new ModerationServiceSettings(URI.create(url), "moderation-key", "omni", scoreToHold);
    }

    static PublisherSettings publisher(String url) {
        return new PublisherSettings(URI.create(url), SECRET, null);
    }

    static CheckedComment comment(String text) {
        return new CheckedComment(
                SITE,
                "harbour",
                Optional.of("https://vir.example/harbour"),
                false,
                text,
                "<p>" + text + "</p>",
                "reader-1");
    }

    ProviderChecks local(SiteProviders providers) {
        return checks(providers, true);
    }

    ProviderChecks strict(SiteProviders providers) {
        return checks(providers, false);
    }

    private ProviderChecks checks(SiteProviders providers, boolean allowInternal) {
        var settings = new ProviderSettings(
                Map.of("vir", providers),
                timeout,
                concurrency,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                allowInternal);
        var retries = RetryRegistry.of(Map.of(
                "screening-provider",
                RetryConfig.custom()
                        .maxAttempts(2)
                        .intervalFunction(IntervalFunction.ofRandomized(Duration.ofMillis(5)))
                        .retryExceptions(IOException.class)
                        .ignoreExceptions(RefusedException.class)
                        .build()));
        return new ProviderChecks(
                settings,
                new ProviderGuards(BulkheadRegistry.ofDefaults(), circuitBreakers, retries, settings),
                dns,
                new Sites(List.of(SITE)),
                new JsonMapper(),
                meters,
                new MovedClock());
    }

    /** Clock that stands still until a test moves it. */
    private final class MovedClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
