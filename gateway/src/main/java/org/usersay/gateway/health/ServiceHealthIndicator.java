package org.usersay.gateway.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.usersay.starter.discovery.ServiceAddresses;

/**
 * Readiness of one service, which is that of any of its instances: requested at their management ports by one thread at a time and
 * reused for a second.
 */
final class ServiceHealthIndicator implements HealthIndicator, AutoCloseable {

    private final ServiceAddresses addresses = new ServiceAddresses();
    private final URI readiness;
    private final Duration timeout;
    private final long keepNanos;
    private final HttpClient client;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile @Nullable Result latest;

    ServiceHealthIndicator(URI readiness, HealthSettings settings) {
        this.readiness = readiness;
        this.timeout = settings.timeout();
        this.keepNanos = settings.keep().toNanos();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public Health health() {
        var known = latest;
        if (known == null || !isFresh(known)) {
            known = check();
        }
        return (known.ready() ? Health.up() : Health.down()).build();
    }

    private Result check() {
        checking.lock();
        try {
            var known = latest;
            if (known == null || !isFresh(known)) {
                known = new Result(isReady(), System.nanoTime());
                latest = known;
            }
            return known;
        } finally {
            checking.unlock();
        }
    }

    private boolean isFresh(Result result) {
        return System.nanoTime() - result.at() < keepNanos;
    }

    private boolean isReady() {
        try {
            for (var instance : addresses.of(readiness)) {
                if (isReady(instance)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isReady(URI instance) {
        try {
            var request = HttpRequest.newBuilder(instance).timeout(timeout).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private record Result(boolean ready, long at) {}
}
