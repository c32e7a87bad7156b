package org.usersay.subscription.webhook;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.stereotype.Component;
import org.usersay.starter.externalapi.ExternalHttpClients;
import org.usersay.starter.externalapi.RetryAfter;
import org.usersay.starter.webhook.WebhookEndpoint;
import org.usersay.starter.webhook.WebhookSignature;

/**
 * HTTP client of the endpoints. It connects to no internal address: the filter sees the resolved addresses, and only
 * those are connected to, so that a name cannot mean another one a moment later. Redirects are not followed, and of an
 * answer no more than {@value #READ} bytes are read.
 */
@Component
class EndpointClient implements DisposableBean {

    private static final int READ = 16 * 1024;
    private static final int GONE = 410;

    private final CloseableHttpClient http;
    private final Duration timeout;
    private final Duration longestWait;
    private final boolean allowInternal;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EndpointClient(DeliverySettings settings, DnsResolver webhookDnsResolver, Clock clock) {
        this.allowInternal = settings.allowInternal();
        this.timeout = settings.timeout();
        this.longestWait = settings.longestRetry();
        this.clock = clock;
        this.http = ExternalHttpClients.create(
                webhookDnsResolver,
                allowInternal,
                settings.concurrency() + 1,
                settings.connectTimeout(),
                settings.timeout(),
                "Usersay-Webhooks");
    }

    /**
     * One attempt, ended by the deadline at the latest.
     *
     * @param secrets that sign it
     */
    DeliveryResult send(WebhookEndpoint endpoint, List<String> secrets, String event, String payload)
            throws InterruptedException {
        if (!allowInternal && !"https".equals(endpoint.url().getScheme())) {
            return failed("The endpoint is not https.");
        }
        var attempt = threads.submit(() -> post(endpoint, secrets, event, payload));
        try {
            return attempt.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return failed("No whole answer in " + timeout.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            return failed(reason(Objects.requireNonNull(e.getCause())));
        } finally {
            // Interrupts it where it still runs, which closes its connection.
            attempt.cancel(true);
        }
    }

    private DeliveryResult post(WebhookEndpoint endpoint, List<String> secrets, String event, String payload)
            throws IOException, HttpException {
        var now = clock.instant();
        var request = new HttpPost(endpoint.url());
        request.setHeader("webhook-id", event);
        request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        request.setHeader("webhook-signature", WebhookSignature.sign(secrets, event, now, payload));
        request.setEntity(new StringEntity(payload, ContentType.create("application/json", StandardCharsets.UTF_8)));
        try (var answer = http.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            skip(answer);
            return result(answer, now);
        }
    }

    /** What is longer is cut off, together with the connection. */
    private static void skip(ClassicHttpResponse answer) throws IOException {
        if (answer.getEntity() != null) {
            answer.getEntity().getContent().readNBytes(READ);
        }
    }

    private DeliveryResult result(ClassicHttpResponse answer, Instant now) {
        int status = answer.getCode();
        if (status / 100 == 2) {
            return new DeliveryResult.Delivered();
        }
        if (status == GONE) {
            return new DeliveryResult.Gone();
        }
        return new DeliveryResult.Failed(
                "The endpoint answered " + status + ".", RetryAfter.of(answer, now, longestWait));
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case FilteredHostException e -> "The endpoint has an internal address.";
            case UnknownHostException e -> "The endpoint's name is not known.";
            case SSLException e -> "The endpoint's certificate or TLS was refused: " + e.getMessage();
            default -> "No whole answer: " + failure.getClass().getSimpleName() + ".";
        };
    }

    private static DeliveryResult failed(String why) {
        return new DeliveryResult.Failed(why, Optional.empty());
    }

    @Override
    public void destroy() throws IOException {
        threads.shutdownNow();
        http.close();
    }
}
