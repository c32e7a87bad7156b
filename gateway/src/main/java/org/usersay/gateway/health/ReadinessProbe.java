package org.usersay.gateway.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.BackendService;
import org.usersay.gateway.route.RouteSettings;

/** Asks every service's management port at once, at most one round at a time, and keeps the round for a second. */
@Component
final class ReadinessProbe implements DisposableBean {

    private final RouteSettings routes;
    private final HealthSettings settings;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Round last;

    ReadinessProbe(RouteSettings routes, HealthSettings settings) {
        this.routes = routes;
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .executor(threads)
                .build();
    }

    Map<BackendService, Boolean> byService() {
        var known = last;
        if (known != null && isFresh(known)) {
            return known.ready();
        }
        asking.lock();
        try {
            var latest = last;
            if (latest == null || !isFresh(latest)) {
                latest = new Round(askAll(), System.nanoTime());
                last = latest;
            }
            return latest.ready();
        } finally {
            asking.unlock();
        }
    }

    private boolean isFresh(Round round) {
        return System.nanoTime() - round.at() < settings.keep().toNanos();
    }

    private Map<BackendService, Boolean> askAll() {
        var asked = new EnumMap<BackendService, Future<Boolean>>(BackendService.class);
        for (var service : BackendService.values()) {
            asked.put(
                    service,
                    threads.submit(() -> isReady(routes.address(service).managementUri())));
        }
        var ready = new EnumMap<BackendService, Boolean>(BackendService.class);
        asked.forEach((service, answer) -> ready.put(service, get(answer)));
        return ready;
    }

    private boolean isReady(URI management) throws InterruptedException {
        var request = HttpRequest.newBuilder(management.resolve("/actuator/health/readiness"))
                .timeout(settings.timeout())
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean get(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return false;
        }
    }

    @Override
    public void destroy() {
        client.shutdownNow();
        threads.shutdownNow();
    }

    private record Round(Map<BackendService, Boolean> ready, long at) {}
}
