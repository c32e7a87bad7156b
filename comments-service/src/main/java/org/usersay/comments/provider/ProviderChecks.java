package org.usersay.comments.provider;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.usersay.starter.externalapi.ExternalHttpClients;
import org.usersay.starter.site.Sites;
import tools.jackson.databind.json.JsonMapper;

/**
 * The providers of each site, which check a comment at the same time and within one deadline. Who has not answered by then has
 * not decided, and the call ends.
 */
@Component
class ProviderChecks implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ProviderChecks.class);

    private final Map<String, List<ProviderClient>> clients = new HashMap<>();
    private final CloseableHttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration timeout;
    private final MeterRegistry meters;

    ProviderChecks(
            ProviderSettings settings,
            ProviderGuards guards,
            DnsResolver providerDnsResolver,
            Sites sites,
            JsonMapper json,
            MeterRegistry meters,
            Clock clock) {
        this.timeout = settings.timeout();
        this.meters = meters;
        this.http = ExternalHttpClients.create(
                providerDnsResolver,
                settings.allowInternal(),
                settings.concurrency() + 1,
                settings.connectTimeout(),
                settings.timeout(),
                "Usersay-Screening");
        settings.providers().forEach((site, configured) -> {
            if (sites.find(site).isEmpty()) {
                throw new IllegalArgumentException(
                        "usersay.comments.screening.providers." + site + " is not the id of a site");
            }
            clients.put(
                    site,
                    configured.providers(json, clock).stream()
                            .map(provider -> new ProviderClient(
                                    provider,
                                    http,
                                    guards.of(site + "-" + provider.name()),
                                    settings.longestPause(),
                                    clock))
                            .toList());
        });
    }

    boolean areNone(String site) {
        return !clients.containsKey(site);
    }

    /** What each provider of the comment's site finds. */
    List<Finding> check(CheckedComment comment) {
        var site = comment.site().id();
        var ofSite = clients.getOrDefault(site, List.of());
        long deadline = System.nanoTime() + timeout.toNanos();
        var checks = ofSite.stream()
                .map(client -> threads.submit(() -> timed(site, client, comment, deadline)))
                .toList();
        var findings = new ArrayList<Finding>();
        for (int at = 0; at < checks.size(); at++) {
            findings.add(await(checks.get(at), ofSite.get(at), site, deadline));
        }
        return findings;
    }

    private Finding timed(String site, ProviderClient client, CheckedComment comment, long deadline) {
        long start = System.nanoTime();
        var finding = client.check(comment, deadline);
        meters.timer(
                        "usersay.screening.provider",
                        "site",
                        site,
                        "provider",
                        client.provider().name(),
                        "outcome",
                        finding.outcome())
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return finding;
    }

    private Finding await(Future<Finding> check, ProviderClient client, String site, long deadline) {
        var title = client.provider().title();
        try {
            return check.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Finding.Undecided(title + ": no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding.Undecided(title + ": interrupted");
        } catch (ExecutionException e) {
            log.error("The check of {} by {} failed", site, title, requireNonNull(e.getCause()));
            return new Finding.Undecided(title + ": failed");
        } finally {
            // Interrupts it where it still runs, which closes its connection.
            check.cancel(true);
        }
    }

    @Override
    public void destroy() throws IOException {
        threads.shutdownNow();
        http.close();
    }
}
