package org.usersay.ratings.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.starter.test.Tokens;

/** Voting without an account. */
@RatingsTest
class DeviceTests {

    @Autowired
    Stars stars;

    @Autowired
    Devices devices;

    @Autowired
    Networks networks;

    @Autowired
    TestClock clock;

    private final String article = "article-" + UUID.randomUUID();

    @AfterEach
    void resetClock() {
        clock.set(Duration.ZERO);
    }

    @Test
    void newDeviceIsHeldOutUntilItIsRipe() {
        var device = from(token());
        assertThat(stars.rate(article, device, 5))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.mine")
                .isEqualTo(5);
        counts(0);
        assertThat(stars.mine(article, device)).bodyJson().isStrictlyEqualTo("{\"stars\":5}");
        ripen();
        counts(1);
        stars.rate(article, device, 3);
        counts(1);
    }

    @Test
    void copiedDeviceCountsOnce() {
        var token = token();
        stars.rate(article, from(token), 5);
        stars.rate(article, from(token), 4);
        ripen();
        counts(1);
    }

    @Test
    void forgedDevicesAreRefused() {
        var good = token();
        for (var bad : List.of(
                good.substring(0, good.length() - 1) + (good.endsWith("A") ? "B" : "A"),
                good.replaceFirst("v1", "v2"),
                "v1." + "a".repeat(22) + ".1." + "a".repeat(43),
                "nonsense",
                "v1.{\"$ne\":null}.1.x")) {
            assertThat(stars.rate(article, from(bad), 5))
                    .as(bad)
                    .hasStatus(401)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/invalid-device");
        }
        assertThat(stars.rate(article, new HttpHeaders(), 5)).hasStatus(401);
    }

    @Test
    void readerTakesADevicesVotesOverOnce() throws Exception {
        var rated = article + "-rated-by-both";
        var token = token();
        stars.rate(article, from(token), 5);
        stars.rate(rated, from(token), 1);
        ripen();
        var reader = Stars.bearer(Tokens.reader("reader-" + article));
        stars.rate(rated, reader, 4);
        reader.set("X-Usersay-Device", token);
        var requests = Collections.<Callable<MvcTestResult>>nCopies(20, () -> stars.mine(article, reader));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).hasStatusOk();
            }
        }
        assertThat(stars.mine(article, reader)).bodyJson().isStrictlyEqualTo("{\"stars\":5}");
        assertThat(stars.mine(rated, reader)).bodyJson().isStrictlyEqualTo("{\"stars\":4}");
        counts(1);
        assertThat(stars.rating(rated)).bodyJson().extractingPath("$.average").isEqualTo(4.0);
        assertThat(stars.rating(rated)).bodyJson().extractingPath("$.count").isEqualTo(1);

        var other = Stars.bearer(Tokens.reader("other-" + article));
        other.set("X-Usersay-Device", token);
        assertThat(stars.mine(article, other)).bodyJson().isStrictlyEqualTo("{\"stars\":null}");
        assertThat(stars.rate(article, from(token), 1)).hasStatus(401);
        counts(1);
    }

    @Test
    void oneNetworkBringsFewNewDevices() {
        var address = "203.0." + ThreadLocalRandom.current().nextInt(256) + ".";
        for (int i = 0; i < 5; i++) {
            assertThat(stars.rate(article, from(token(), address + i), 5)).hasStatusOk();
        }
        assertThat(stars.rate(article, from(token(), address + 99), 5))
                .hasStatus(429)
                .headers()
                .containsHeader("Retry-After");
    }

    @Test
    void addressesAreHashedByNetworkUnderADailyKey() {
        var hidden = networks.hide("198.51.100.7").orElseThrow();
        assertThat(hidden)
                .doesNotContain("198")
                .isEqualTo(networks.hide("198.51.100.9").orElseThrow());
        assertThat(networks.hide("198.51.101.7")).get().isNotEqualTo(hidden);
        assertThat(networks.hide("example.org")).isEmpty();
        clock.set(Duration.ofDays(1));
        assertThat(networks.hide("198.51.100.7")).get().isNotEqualTo(hidden);
    }

    private void counts(int count) {
        assertThat(stars.rating(article)).bodyJson().extractingPath("$.count").isEqualTo(count);
    }

    private void ripen() {
        clock.set(Duration.ofMinutes(11));
        devices.ripen();
        clock.set(Duration.ZERO);
    }

    private static HttpHeaders from(String token) {
        var random = ThreadLocalRandom.current();
        return from(token, "10." + random.nextInt(256) + "." + random.nextInt(256) + ".1");
    }

    private static HttpHeaders from(String token, String address) {
        var headers = new HttpHeaders();
        headers.set("X-Usersay-Device", token);
        headers.set("X-Forwarded-For", address);
        return headers;
    }

    private static String token() {
        var id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        var text = "v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(id) + "."
                + Instant.now().getEpochSecond();
        return text + "." + Device.sign(text, "test-key");
    }
}
