package org.usersay.comments.provider;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersay.starter.externalapi.ExternalCall;
import org.usersay.starter.externalapi.RefusedException;
import org.usersay.starter.externalapi.RetryAfter;
import org.usersay.starter.externalapi.UnusableAnswerException;

/**
 * Client of one provider of one site, with a bulkhead, a circuit breaker and a retry. Whatever goes wrong is undecided; of an
 * answer no more than {@value #READ} bytes are read.
 */
final class ProviderClient {

    private static final Logger log = LoggerFactory.getLogger(ProviderClient.class);
    private static final int READ = 64 * 1024;

    private final ScreeningProvider provider;
    private final HttpClient http;
    private final Guards guards;
    private final Duration longestPause;
    private final Clock clock;
    private volatile Instant pausedUntil = Instant.MIN;

    ProviderClient(ScreeningProvider provider, HttpClient http, Guards guards, Duration longestPause, Clock clock) {
        this.provider = provider;
        this.http = http;
        this.guards = guards;
        this.longestPause = longestPause;
        this.clock = clock;
    }

    /** What the calls are guarded by, each with the name of site and provider. */
    record Guards(Bulkhead bulkhead, CircuitBreaker circuitBreaker, Retry retry) {}

    ScreeningProvider provider() {
        return provider;
    }

    /**
     * What the provider finds.
     *
     * @param deadline value of {@link System#nanoTime} from which on no attempt begins
     */
    Finding check(CheckedComment comment, long deadline) {
        if (clock.instant().isBefore(pausedUntil)) {
            return undecided("asked to be left alone for a while");
        }
        var request = provider.request(comment);
        var attempt = guards.circuitBreaker().decorateCheckedSupplier(() -> send(request));
        var attempts = guards.retry().decorateCheckedSupplier(() -> {
            if (System.nanoTime() - deadline >= 0) {
                throw new RefusedException("no time is left");
            }
            return attempt.get();
        });
        try {
            return Bulkhead.decorateCheckedSupplier(guards.bulkhead(), attempts).get();
        } catch (BulkheadFullException e) {
            return undecided("too many checks at once");
        } catch (CallNotPermittedException e) {
            return undecided("not available at the moment");
        } catch (IOException e) {
            log.debug("{} did not decide: {}", guards.circuitBreaker().getName(), e.toString());
            return undecided(reason(e));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // CheckedSupplier declares it; the calls decorated here throw nothing else.
            throw new IllegalStateException("no other exception is declared", e);
        }
    }

    private Finding send(ClassicHttpRequest request) throws IOException {
        return provider.read(ExternalCall.send(http, request, READ, answer -> {
            pause(answer);
            return ExternalCall.failure(answer);
        }));
    }

    private void pause(ClassicHttpResponse answer) {
        var now = clock.instant();
        RetryAfter.of(answer, now, longestPause).ifPresent(asked -> pausedUntil = now.plus(asked));
    }

    private Finding.Undecided undecided(String why) {
        return new Finding.Undecided(provider.title() + ": " + why);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case UnknownHostException e -> "its name is not known";
            case SSLException e -> "its certificate or TLS was refused";
            case RefusedException e -> String.valueOf(e.getMessage());
            case UnusableAnswerException e -> String.valueOf(e.getMessage());
            default -> "no whole answer";
        };
    }
}
