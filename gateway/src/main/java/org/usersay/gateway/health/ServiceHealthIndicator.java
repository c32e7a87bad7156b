package org.usersay.gateway.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Readiness of one service, requested at its management port by one thread at a time and reused for a second. */
final class ServiceHealthIndicator implements HealthIndicator, AutoCloseable {

    private final HttpRequest readiness;
    private final long keepNanos;
    private final HttpClient client;
    private final ReentrantLock checking = new ReentrantLock();
    private volatile @Nullable Result latest;

    ServiceHealthIndicator(URI readiness, HealthSettings settings) {
        this.readiness =
                HttpRequest.newBuilder(readiness).timeout(settings.timeout()).build();
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
            return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
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
