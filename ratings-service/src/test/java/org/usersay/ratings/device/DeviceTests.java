package org.usersay.ratings.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.identity.Role;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Tokens;

/** Voting without an account. */
@RatingsTest
class DeviceTests {

    @Autowired
    Stars stars;

    @Autowired
    Devices devices;

    @Autowired
    NetworkHasher networkHasher;

    @Autowired
    DeviceStore store;

    @Autowired
    Votes votes;

    @Autowired
    Tallies tallies;

    @Autowired
    MongoDatabase database;

    @Autowired
    TestClock clock;

    private final String article = "article-" + UUID.randomUUID();

    @AfterEach
    void resetClock() {
        clock.set(Duration.ZERO);
    }

    @Test
    void newDeviceIsHeldOutUntilItIsRipe() {
        var device = DeviceCookies.from(DeviceCookies.fresh());
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
    void copiedDeviceCountsOnce() throws Exception {
        var token = DeviceCookies.fresh();
        all(Collections.nCopies(50, () -> stars.rate(article, DeviceCookies.from(token), 5)));
        ripen();
        counts(1);
        all(Collections.nCopies(50, () -> stars.rate(article, DeviceCookies.from(token), 4)));
        counts(1);
    }

    @Test
    void forgedDevicesAreRefused() {
        var good = DeviceCookies.fresh();
        for (var bad : List.of(
                good.substring(0, good.length() - 1) + (good.endsWith("A") ? "B" : "A"),
                good.replaceFirst("v1", "v2"),
                "v1." + "a".repeat(22) + ".1." + "a".repeat(43),
                "nonsense",
                "v1.{\"$ne\":null}.1.x")) {
            assertThat(stars.rate(article, DeviceCookies.from(bad), 5))
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
        var token = DeviceCookies.fresh();
        stars.rate(article, DeviceCookies.from(token), 5);
        stars.rate(rated, DeviceCookies.from(token), 1);
        ripen();
        var reader = Stars.bearer(Tokens.reader("reader-" + article));
        stars.rate(rated, reader, 4);
        reader.set("X-Usersay-Device", token);
        all(Collections.nCopies(20, () -> stars.mine(article, reader)));
        assertThat(stars.mine(article, reader)).bodyJson().isStrictlyEqualTo("{\"stars\":5}");
        assertThat(stars.mine(rated, reader)).bodyJson().isStrictlyEqualTo("{\"stars\":4}");
        counts(1);
        assertThat(stars.rating(rated)).bodyJson().extractingPath("$.average").isEqualTo(4.0);
        assertThat(stars.rating(rated)).bodyJson().extractingPath("$.count").isEqualTo(1);

        var other = Stars.bearer(Tokens.reader("other-" + article));
        other.set("X-Usersay-Device", token);
        assertThat(stars.mine(article, other)).bodyJson().isStrictlyEqualTo("{\"stars\":null}");
        assertThat(stars.rate(article, DeviceCookies.from(token), 1)).hasStatus(401);
        counts(1);
    }

    /** A cookie that was copied to several people's browsers: one of them gets its votes, and they count once. */
    @Test
    void whoMayNotVoteHereBringsNoDevicesVotesHere() {
        var token = DeviceCookies.fresh();
        stars.rate(article, DeviceCookies.from(token), 5);
        ripen();
        for (var stranger : List.of(
                Tokens.of("stranger-" + article, "elsewhere", Role.READER), Tokens.unverified("new-" + article))) {
            var headers = Stars.bearer(stranger);
            headers.set("X-Usersay-Device", token);
            assertThat(stars.mine(article, headers)).bodyJson().isStrictlyEqualTo("{\"stars\":null}");
        }
        assertThat(stars.mine(article, DeviceCookies.from(token))).bodyJson().isStrictlyEqualTo("{\"stars\":5}");
        counts(1);
    }

    @Test
    void ofReadersWhoBringTheSameDeviceOneTakesItOver() throws Exception {
        var token = DeviceCookies.fresh();
        stars.rate(article, DeviceCookies.from(token), 5);
        ripen();
        var readers = IntStream.range(0, 10)
                .mapToObj(i -> {
                    var headers = Stars.bearer(Tokens.reader(i + "-" + article));
                    headers.set("X-Usersay-Device", token);
                    return headers;
                })
                .toList();
        all(readers.stream()
                .<Callable<MvcTestResult>>map(reader -> () -> stars.mine(article, reader))
                .toList());
        counts(1);
        assertThat(readers.stream()
                        .filter(reader -> body(stars.mine(article, reader)).equals("{\"stars\":5}")))
                .hasSize(1);
    }

    @Test
    void votesOnTheirWayWhileTheReaderSignsInAreHisOrRefused() throws Exception {
        var token = DeviceCookies.fresh();
        stars.rate(article, DeviceCookies.from(token), 5);
        ripen();
        var reader = Stars.bearer(Tokens.reader("r-" + article));
        reader.set("X-Usersay-Device", token);
        var rated = IntStream.range(0, 12).mapToObj(i -> article + "-" + i).toList();
        var work = new ArrayList<Callable<MvcTestResult>>();
        for (var one : rated) {
            work.add(() -> stars.rate(one, DeviceCookies.from(token), 4));
            work.add(() -> stars.mine(one, reader));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get().getResponse().getStatus()).isIn(200, 401);
            }
        }
        for (var one : rated) {
            counts(one, body(stars.mine(one, reader)).equals("{\"stars\":4}") ? 1 : 0);
        }
        assertThat(body(stars.mine(article, reader))).isEqualTo("{\"stars\":5}");
    }

    /** Wherever the service dies while it merges, the next request of the reader ends it. */
    @Test
    void mergeThatWasBrokenOffIsEndedOnce() {
        var token = DeviceCookies.fresh();
        var device = Voter.device(DeviceCookies.id(token));
        var key = new ArticleKey("vir", article);
        var reader = "r-" + article;
        stars.rate(article, DeviceCookies.from(token), 5);
        ripen();
        store.claim(DeviceCookies.id(token), reader, clock.instant());
        counts(1);
        tallies.change(key, device, mark -> votes.exclude(mark, Devices.MERGED));
        counts(0);

        var signedIn = Stars.bearer(Tokens.reader(reader));
        signedIn.set("X-Usersay-Device", token);
        assertThat(stars.mine(article, signedIn)).bodyJson().isStrictlyEqualTo("{\"stars\":5}");
        counts(1);
        stars.rate(article, signedIn, 2);
        store.claim(DeviceCookies.id(token), reader, clock.instant());
        clock.set(Duration.ofMinutes(2));
        devices.processDue();
        assertThat(stars.mine(article, signedIn)).bodyJson().isStrictlyEqualTo("{\"stars\":2}");
        counts(1);
    }

    /** The vote was written, and its service died before it saw that a reader has taken the device over meanwhile. */
    @Test
    void voteLeftBehindByADeathIsMergedAMinuteLater() {
        var token = DeviceCookies.fresh();
        var late = article + "-late";
        stars.rate(article, DeviceCookies.from(token), 5);
        ripen();
        store.recordArticle(DeviceCookies.id(token), new ArticleKey("vir", late), clock.instant());
        var reader = Stars.bearer(Tokens.reader("r-" + article));
        reader.set("X-Usersay-Device", token);
        stars.mine(article, reader);
        var device = Voter.device(DeviceCookies.id(token));
        var key = new ArticleKey("vir", late);
        tallies.change(key, device, mark -> votes.cast(mark, 1, VoteSource.UNKNOWN, Optional.empty()));
        stars.rate(late, reader, 4);
        counts(late, 2);

        clock.set(Duration.ofMinutes(2));
        devices.processDue();
        counts(late, 1);
        assertThat(stars.mine(late, reader)).bodyJson().isStrictlyEqualTo("{\"stars\":4}");
    }

    @Test
    void voteLeftBehindByADeathRipensAMinuteLater() {
        var token = DeviceCookies.fresh();
        stars.rate(article, DeviceCookies.from(token), 5);
        ripen();
        var key = new ArticleKey("vir", article);
        var device = Voter.device(DeviceCookies.id(token));
        tallies.change(key, device, mark -> votes.exclude(mark, Devices.YOUNG));
        counts(0);
        clock.set(Duration.ofMinutes(14));
        devices.processDue();
        counts(1);
    }

    @Test
    void oneNetworkBringsFewNewDevices() throws Exception {
        var address = "203.0." + ThreadLocalRandom.current().nextInt(256) + ".";
        var hasty = DeviceCookies.from(DeviceCookies.fresh(), address + 1);
        all(Collections.nCopies(20, () -> stars.rate(article, hasty, 5)));
        for (int i = 0; i < 4; i++) {
            assertThat(stars.rate(article, DeviceCookies.from(DeviceCookies.fresh(), address + i), 5))
                    .hasStatusOk();
        }
        assertThat(stars.rate(article, DeviceCookies.from(DeviceCookies.fresh(), address + 99), 5))
                .hasStatus(429)
                .headers()
                .containsHeader("Retry-After");
    }

    /** Five new devices may come of one network here. */
    @Test
    void refusedVoteCostsNothing() {
        stars.announce(article, "{\"state\":\"CLOSED\"}");
        var address = "203.1." + ThreadLocalRandom.current().nextInt(256) + ".1";
        for (int i = 0; i < 8; i++) {
            var token = DeviceCookies.fresh();
            assertThat(stars.rate(article, DeviceCookies.from(token, address), 5))
                    .hasStatus(409)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/thread-closed");
            assertThat(store.find(DeviceCookies.id(token))).isEmpty();
        }
        assertThat(stars.rate(article + "-open", DeviceCookies.from(DeviceCookies.fresh(), address), 5))
                .hasStatusOk();
    }

    /** Five new devices may come of one network here. */
    @Test
    void withdrawalThatFindsNothingCostsNothing() {
        var address = "203.2." + ThreadLocalRandom.current().nextInt(256) + ".1";
        for (int i = 0; i < 8; i++) {
            var token = DeviceCookies.fresh();
            assertThat(stars.withdraw(article, DeviceCookies.from(token, address)))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.mine")
                    .isNull();
            assertThat(store.find(DeviceCookies.id(token))).isEmpty();
        }
        var device = DeviceCookies.from(DeviceCookies.fresh(), address);
        assertThat(stars.rate(article, device, 5)).hasStatusOk();
        stars.withdraw(article, device);
        assertThat(stars.mine(article, device)).bodyJson().isStrictlyEqualTo("{\"stars\":null}");
    }

    /** He signs in and takes back what the device gave, in one request. */
    @Test
    void readerWithdrawsTheVoteThatHisDeviceBrings() {
        var token = DeviceCookies.fresh();
        stars.rate(article, DeviceCookies.from(token), 5);
        ripen();
        counts(1);
        var reader = Stars.bearer(Tokens.reader("r-" + article));
        reader.set("X-Usersay-Device", token);
        assertThat(stars.withdraw(article, reader)).hasStatusOk();
        counts(0);
        assertThat(stars.mine(article, reader)).bodyJson().isStrictlyEqualTo("{\"stars\":null}");
    }

    @Test
    void addressesAreHashedByNetworkUnderADailyKey() {
        var hidden = networkHasher.hash("198.51.100.7").orElseThrow();
        assertThat(hidden)
                .doesNotContain("198.51")
                .isEqualTo(networkHasher.hash("198.51.100.9").orElseThrow());
        assertThat(networkHasher.hash("198.51.101.7")).get().isNotEqualTo(hidden);
        assertThat(networkHasher.hash("example.org")).isEmpty();
        clock.set(Duration.ofDays(1));
        assertThat(networkHasher.hash("198.51.100.7")).get().isNotEqualTo(hidden);
    }

    @Test
    void keysOfAddressesAreForgotten() {
        networkHasher.hash("198.51.100.7");
        var keys = database.getCollection("network_keys");
        assertThat(keys.countDocuments()).isPositive();
        clock.set(Duration.ofDays(7));
        networkHasher.deleteOld();
        assertThat(keys.countDocuments()).isPositive();
        clock.set(Duration.ofDays(9));
        networkHasher.deleteOld();
        assertThat(keys.countDocuments()).isZero();
    }

    private void all(List<? extends Callable<MvcTestResult>> requests) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).hasStatusOk();
            }
        }
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void counts(int count) {
        counts(article, count);
    }

    private void counts(String rated, int count) {
        assertThat(stars.rating(rated)).bodyJson().extractingPath("$.count").isEqualTo(count);
    }

    private void ripen() {
        DeviceCookies.ripen(devices, clock);
    }
}
