package org.usersay.ratings.frauddetection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.ratings.device.DeviceCookies;
import org.usersay.ratings.device.Devices;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Tokens;

/** From a flood to its set-aside and back. */
@RatingsTest
class SetAsideTests {

    @Autowired
    Stars stars;

    @Autowired
    RecentVoteLog recent;

    @Autowired
    AnomalyDetector detector;

    @Autowired
    AnomalyStore anomalyStore;

    @Autowired
    AuditTrail audit;

    @Autowired
    Devices devices;

    @Autowired
    TestClock clock;

    @Autowired
    Votes votes;

    @Autowired
    Tallies tallies;

    private static final Reader MODERATOR = new Reader("m1", "s1", "Mai", Set.of(Role.MODERATOR), "vir");

    private final String article = "article-" + UUID.randomUUID();
    private final String moderator = Tokens.moderator("m1");

    @AfterEach
    void resetClock() {
        clock.set(Duration.ZERO);
    }

    @Test
    void floodIsFoundSetAsideAndBroughtBack() {
        for (int i = 0; i < 20; i++) {
            var headers = new HttpHeaders(Stars.bearer(Tokens.reader("flood-" + i)));
            headers.set("X-Forwarded-For", "192.0.2." + i);
            stars.rate(article, headers, 1);
        }
        stars.rate(article, "honest", 5);
        recent.record();
        detector.detect();
        var found = anomalyStore.newest("vir").stream()
                .filter(anomaly -> anomaly.kind() == Detection.Kind.FLOOD
                        && anomaly.about().equals(article))
                .findFirst()
                .orElseThrow();
        assertThat(stars.announce(
                        article, "{\"title\":\"Ice\",\"url\":\"https://news.example/ice\",\"state\":\"OPEN\"}"))
                .hasStatus(204);
        assertThat(stars.get(Stars.ADMIN + "/anomalies", moderator))
                .hasStatusOk()
                .bodyText()
                .contains(found.evidence(), "\"titles\":{\"" + article + "\":\"Ice\"}")
                .doesNotContain("192.0.2");

        var set = stars.send(
                "POST",
                Stars.ADMIN + "/set-asides",
                moderator,
                "{\"anomaly\":\"" + found.id() + "\",\"reason\":\"one office\"}");
        assertThat(set).hasStatus(201).bodyJson().extractingPath("$.state").isEqualTo("APPLIED");
        assertThat(set).bodyJson().extractingPath("$.acts[0].byName").isEqualTo("Reader m1");
        counts(1);
        assertThat(stars.rate(article, "flood-3", 2)).hasStatusOk();
        counts(1);

        var id = anomaliesSet();
        var reversed = stars.send("DELETE", Stars.ADMIN + "/set-asides/" + id + "?reason=sorry", moderator, "");
        assertThat(reversed)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.acts[*].what")
                .asArray()
                .containsExactly("SET_ASIDE", "REVERSED");
        counts(21);
        assertAudited(id);
    }

    @Test
    void burstIsShownAndSetAside() {
        for (int i = 0; i < 32; i++) {
            vote(article, "burst-" + i + "-" + article, "198.51." + i + ".1", i % 5 + 1);
        }
        shownAndSetAside(Detection.Kind.BURST, article);
        counts(0);
    }

    @Test
    void ringIsShownAndSetAside() {
        var articles = List.of(article, article + "-2", article + "-3", article + "-4");
        for (var each : articles) {
            for (int i = 0; i < 3; i++) {
                vote(each, "ring-" + i + "-" + article, "203.0." + i + ".1", 5);
            }
        }
        stars.rate(article, "honest", 4);
        shownAndSetAside(Detection.Kind.RING, "ring-0-" + article);
        counts(1);
    }

    private void vote(String rated, String reader, String address, int given) {
        var headers = new HttpHeaders(Stars.bearer(Tokens.reader(reader)));
        headers.set("X-Forwarded-For", address);
        assertThat(stars.rate(rated, headers, given)).hasStatusOk();
    }

    private void shownAndSetAside(Detection.Kind kind, String about) {
        recent.record();
        detector.detect();
        var found = anomalyStore.newest("vir").stream()
                .filter(anomaly -> anomaly.kind() == kind && anomaly.about().equals(about))
                .findFirst()
                .orElseThrow();
        assertThat(stars.get(Stars.ADMIN + "/anomalies", moderator))
                .hasStatusOk()
                .bodyText()
                .contains(found.evidence());
        assertThat(stars.send(
                        "POST",
                        Stars.ADMIN + "/set-asides",
                        moderator,
                        "{\"anomaly\":\"" + found.id() + "\",\"reason\":\"seen\"}"))
                .hasStatus(201);
    }

    private void assertAudited(String id) {
        assertThat(audit.page("vir", AuditSearch.EVERYTHING, null, AuditTrail.MAX_PAGE).items().stream()
                        .filter(line -> line.target().equals(id)))
                .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::detail)
                .containsExactly(
                        tuple("REVERSED", "m1", "20 votes: sorry"), tuple("SET_ASIDE", "m1", "20 votes: one office"));
        assertThat(audit.check("vir").brokenAt()).isNull();
    }

    /** Twenty browsers of one script would be too many for the network's limit; the few that pass it are seen. */
    @Test
    void scriptedDevicesAreHeldOutAndShown() {
        for (int i = 0; i < 8; i++) {
            var device = DeviceCookies.from(DeviceCookies.fresh(), "198.18.7." + i);
            assertThat(stars.rate(article, device, 1)).hasStatus(i < 5 ? 200 : 429);
        }
        counts(0);
        recent.record();
        detector.detect();
        assertThat(anomalyStore.newest("vir").stream()
                        .filter(anomaly -> anomaly.about().equals(article)))
                .singleElement()
                .satisfies(farm -> {
                    assertThat(farm.kind()).isEqualTo(Detection.Kind.FRESH_DEVICES);
                    assertThat(farm.evidence())
                            .isEqualTo("5 devices of one network voted within 30 seconds of coming to be");
                    assertThat(farm.count()).isEqualTo(5);
                });
    }

    @Test
    void listsMoveWithTheVotesThatAreSetAside() {
        var category = "c" + UUID.randomUUID().toString().substring(0, 8);
        stars.announce(article, "{\"category\":\"" + category + "\"}");
        stars.rate(article, "honest", 5);
        stars.rate(article, "bought", 5);
        listed(category, 2);
        var set = setAside("bought");
        listed(category, 1);
        voteExclusions.reverse(set, MODERATOR, "sorry");
        listed(category, 2);
    }

    /** Whether the reader signs in before or after a moderator has looked, his inherited vote goes and comes with the rest. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deviceIsFollowedToTheReaderWhoTookItOver(boolean before) {
        var token = DeviceCookies.fresh();
        stars.rate(article, DeviceCookies.from(token), 5);
        DeviceCookies.ripen(devices, clock);
        counts(1);
        var reader = Stars.bearer(Tokens.reader("r-" + article));
        reader.set("X-Usersay-Device", token);
        if (before) {
            stars.mine(article, reader);
        }
        var set = setAside("device:" + DeviceCookies.id(token));
        counts(0);
        stars.mine(article, reader);
        counts(0);
        voteExclusions.reverse(set, MODERATOR, "sorry");
        counts(1);
    }

    /** Another process, or the one that ends what died, may be late with what was decided before. */
    @Test
    void lastDecisionHoldsWhicheverProcessAppliesIt() {
        stars.rate(article, "a", 5);
        var set = voteExclusions.find("vir", setAside("a").id()).orElseThrow();
        counts(0);
        voteExclusions.reverse(set, MODERATOR, "sorry");
        counts(1);
        assertThat(voteExclusions
                        .complete(set.in(VoteExclusions.State.APPLYING))
                        .state())
                .isEqualTo(VoteExclusions.State.REVERSED);
        counts(1);
    }

    /** A script that repeats its request after a time-out must not make a second set, which would outlast the first. */
    @Test
    void repeatedRequestMakesNoSecondSet() {
        stars.rate(article, "a", 5);
        stars.rate(article, "b", 5);
        var path = Stars.ADMIN + "/set-asides";
        var body = "{\"votes\":[{\"article\":\"%s\",\"voter\":\"%s\"}],\"reason\":\"one office\"}";
        for (int i = 0; i < 2; i++) {
            assertThat(stars.keyed("POST", path, moderator, article, body.formatted(article, "a")))
                    .hasStatus(201);
        }
        assertThat(stars.keyed("POST", path, moderator, article.substring(8), body.formatted(article, "b")))
                .hasStatus(201);
        assertThat(stars.keyed("POST", path, moderator, article, body.formatted(article, "b")))
                .hasStatus(422);
        counts(0);
        voteExclusions.newest("vir").stream()
                .filter(set -> set.votes().getFirst().article().equals(article))
                .forEach(set -> voteExclusions.reverse(set, MODERATOR, "sorry"));
        assertThat(voteExclusions.newest("vir").stream()
                        .filter(set -> set.votes().getFirst().article().equals(article)))
                .hasSize(2);
        assertThat(stars.keyed("POST", path, moderator, article, body.formatted(article, "a")))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("REVERSED");
        counts(2);
    }

    /** A browser may send its request twice at once, to two processes. */
    @Test
    void sameRequestManyTimesAtOnceMakesOneSet() throws Exception {
        stars.rate(article, "a", 5);
        var body = "{\"votes\":[{\"article\":\"%s\",\"voter\":\"a\"}],\"reason\":\"one office\"}".formatted(article);
        var requests = Collections.<Callable<MvcTestResult>>nCopies(
                16, () -> stars.keyed("POST", Stars.ADMIN + "/set-asides", moderator, article, body));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get())
                        .hasStatus(201)
                        .bodyJson()
                        .extractingPath("$.state")
                        .isEqualTo("APPLIED");
            }
        }
        counts(0);
        assertThat(voteExclusions.newest("vir").stream()
                        .filter(set -> set.votes().getFirst().article().equals(article)))
                .singleElement()
                .satisfies(set -> voteExclusions.reverse(set, MODERATOR, "sorry"));
        counts(1);
    }

    /** Whatever the sets' ids are made of. */
    @Test
    void newestSetComesFirst() {
        for (var voter : List.of("a", "b", "c")) {
            stars.keyed(
                    "POST",
                    Stars.ADMIN + "/set-asides",
                    moderator,
                    voter + article,
                    "{\"votes\":[{\"article\":\"%s\",\"voter\":\"%s\"}],\"reason\":\"r\"}".formatted(article, voter));
            clock.set(Duration.ofSeconds(1 + voter.charAt(0) - 'a'));
        }
        assertThat(voteExclusions.newest("vir").stream()
                        .map(set -> set.votes().getFirst())
                        .filter(vote -> vote.article().equals(article))
                        .map(VoteRef::voter))
                .containsExactly("c", "b", "a");
    }

    /** A moderator's page names some of them; setting aside the finding means all. */
    @Test
    void largeSetIsMovedWholeAndShownInPart() {
        for (int i = 0; i < 120; i++) {
            var key = new ArticleKey("vir", article);
            var voter = Voter.reader("flood-" + i);
            tallies.change(key, voter, mark -> votes.cast(mark, 1, VoteSource.UNKNOWN, Optional.empty()));
        }
        var names = IntStream.range(0, 120)
                .mapToObj(i -> new VoteRef(article, "flood-" + i))
                .toList();
        counts(120);
        var set = voteExclusions.setAside("vir", null, names, MODERATOR, "a test", Optional.empty());
        counts(0);
        assertThat(set.count()).isEqualTo(120);
        assertThat(voteExclusions.newest("vir").stream()
                        .filter(listed -> listed.id().equals(set.id())))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.count()).isEqualTo(120);
                    assertThat(listed.votes()).hasSize(20);
                });
        voteExclusions.reverse(voteExclusions.find("vir", set.id()).orElseThrow(), MODERATOR, "sorry");
        counts(120);
    }

    @Test
    void oldFindingsAreForgotten() {
        stars.rate(article, "first", 1);
        for (int i = 0; i < 30; i++) {
            stars.rate(article, "b" + i, 1 + i % 5);
        }
        recent.record();
        detector.detect();
        assertThat(found()).isNotEmpty();
        clock.set(Duration.ofDays(91));
        anomalyStore.deleteOld();
        assertThat(found()).isEmpty();
    }

    private List<AnomalyStore.Anomaly> found() {
        return anomalyStore.newest("vir").stream()
                .filter(anomaly -> anomaly.about().equals(article))
                .toList();
    }

    private VoteExclusions.SetAside setAside(String voter) {
        return voteExclusions.setAside(
                "vir", null, List.of(new VoteRef(article, voter)), MODERATOR, "a test", Optional.empty());
    }

    private void listed(String category, int count) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                stars.get(Stars.SITE + "/ratings/top?period=day&category=" + category, moderator))
                        .bodyJson()
                        .extractingPath("$.items[0].count")
                        .isEqualTo(count));
    }

    /** Two moderators, or two processes, at once: no line is lost and the chain stays whole. */
    @Test
    void actsAtOnceAreAllInTheTrail() throws Exception {
        var acts = IntStream.range(0, 12)
                .<Callable<MvcTestResult>>mapToObj(i -> () -> stars.send(
                        "POST",
                        Stars.ADMIN + "/set-asides",
                        Tokens.moderator("m" + i),
                        "{\"votes\":[{\"article\":\"%s\",\"voter\":\"nobody\"}],\"reason\":\"%s\"}"
                                .formatted(article, article)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var act : threads.invokeAll(acts)) {
                assertThat(act.get()).hasStatus(201);
            }
        }
        assertThat(audit.page("vir", AuditSearch.EVERYTHING, null, AuditTrail.MAX_PAGE).items().stream()
                        .filter(line -> line.detail().endsWith(article)))
                .hasSize(12);
        assertThat(audit.check("vir").brokenAt()).isNull();
    }

    @Test
    void onlyModeratorsOfTheSite() {
        for (var token : new String[] {Tokens.reader("r"), Tokens.of("m", "other", Role.MODERATOR)}) {
            assertThat(stars.get(Stars.ADMIN + "/anomalies", token)).hasStatus(403);
            assertThat(stars.send("POST", Stars.ADMIN + "/set-asides", token, "{\"votes\":[],\"reason\":\"x\"}"))
                    .hasStatus(403);
        }
        for (var bad : new String[] {
            "{\"reason\":\"x\"}",
            "{\"votes\":[{\"article\":\"a b\",\"voter\":\"v\"}],\"reason\":\"x\"}",
            "{\"votes\":[{\"article\":\"a\",\"voter\":{\"$ne\":1}}],\"reason\":\"x\"}",
            "{\"votes\":[{\"article\":\"a\",\"voter\":\"v\"}],\"reason\":\"\"}"
        }) {
            assertThat(stars.send("POST", Stars.ADMIN + "/set-asides", moderator, bad))
                    .as(bad)
                    .hasStatus(400);
        }
        assertThat(stars.send("DELETE", Stars.ADMIN + "/set-asides/nothing", moderator, ""))
                .hasStatus(404);
    }

    @Autowired
    VoteExclusions voteExclusions;

    private String anomaliesSet() {
        return voteExclusions.newest("vir").stream()
                .filter(set -> set.votes().getFirst().article().equals(article))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void counts(int count) {
        assertThat(stars.rating(article)).bodyJson().extractingPath("$.count").isEqualTo(count);
    }
}
