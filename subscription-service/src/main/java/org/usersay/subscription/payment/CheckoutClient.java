package org.usersay.subscription.payment;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.usersay.starter.externalapi.ExternalCall;
import org.usersay.starter.externalapi.ExternalHttpClients;
import org.usersay.starter.externalapi.RefusedException;
import org.usersay.starter.externalapi.UnusableAnswerException;

/**
 * Client of the providers, with a bulkhead, and a circuit breaker and a retry for each site. A request has an idempotency key, so
 * repeating it is safe. Of an answer no more than {@value #READ} bytes are read.
 */
@Component
class CheckoutClient implements DisposableBean {

    /** Configuration of the circuit breakers and retries. */
    private static final String CONFIGURATION = "checkout";

    private static final int READ = 256 * 1024;
    private static final int TOO_MANY = 429;

    private final CloseableHttpClient http;
    private final Duration timeout;
    private final Bulkhead bulkhead;
    private final CircuitBreakerRegistry circuitBreakers;
    private final RetryRegistry retries;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    CheckoutClient(
            CheckoutSettings settings,
            BulkheadRegistry bulkheads,
            CircuitBreakerRegistry circuitBreakers,
            RetryRegistry retries,
            DnsResolver checkoutDnsResolver) {
        this.timeout = settings.timeout();
        this.circuitBreakers = circuitBreakers;
        this.retries = retries;
        this.bulkhead = bulkheads.bulkhead(
                CONFIGURATION,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrency())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.http = ExternalHttpClients.create(
                checkoutDnsResolver,
                settings.allowInternal(),
                settings.concurrency() + 1,
                settings.connectTimeout(),
                settings.timeout(),
                "Usersay-Checkout");
    }

    /** The body of the provider's answer, within the time-out. */
    String send(String site, ClassicHttpRequest request) throws IOException {
        var name = CONFIGURATION + "-" + site;
        var attempt = circuitBreakers.circuitBreaker(name, CONFIGURATION).decorateCallable(() -> execute(request));
        var attempts = retries.retry(name, CONFIGURATION);
        var guarded = Bulkhead.decorateCallable(
                bulkhead, io.github.resilience4j.retry.Retry.decorateCallable(attempts, attempt));
        try {
            return withinTimeout(guarded);
        } catch (BulkheadFullException e) {
            throw new RefusedException("too many calls at once");
        } catch (CallNotPermittedException e) {
            throw new RefusedException("not available at the moment");
        }
    }

    private String withinTimeout(Callable<String> call) throws IOException {
        var sent = threads.submit(call);
        try {
            return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UnusableAnswerException("no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableAnswerException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("no other exception is declared", e);
        } finally {
            // Interrupts it where it still runs, which closes its connection.
            sent.cancel(true);
        }
    }

    private String execute(ClassicHttpRequest request) throws IOException {
        return ExternalCall.send(
                http,
                request,
                READ,
                answer -> answer.getCode() == TOO_MANY
                        ? new UnusableAnswerException("answered " + TOO_MANY)
                        : ExternalCall.failure(answer));
    }

    @Override
    public void destroy() throws IOException {
        threads.shutdownNow();
        http.close();
    }
}
