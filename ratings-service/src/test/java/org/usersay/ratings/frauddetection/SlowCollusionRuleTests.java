package org.usersay.ratings.frauddetection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.vote.VoteCast;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.starter.site.ArticleKey;

/** Readers who vote alike over hours, hidden among a day's ordinary readers. */
@RatingsTest
class SlowCollusionRuleTests {

    private static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");
    private static final Duration DAY = Duration.ofHours(16);
    private static final int ARTICLES = 40;

    @Autowired
    RecentVoteLog recent;

    @Autowired
    AnomalyDetector detector;

    @Autowired
    AnomalyStore anomalyStore;

    private final SlowCollusionRule rule = new SlowCollusionRule();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void ordinaryCrowdIsNoRing(long seed) {
        assertThat(rule.detect(crowd(new Random(seed), 300))).isEmpty();
        assertThat(rule.detect(crowd(new Random(seed), 20))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 30})
    void ringIsFoundAlsoWhereItVotesOnOtherArticlesAsWell(int size) {
        var random = new Random(size);
        var casts = crowd(random, 300);
        for (int voter = 0; voter < size; voter++) {
            var name = "ring-" + voter;
            for (int i = 0; i < 5; i++) {
                casts.add(cast("article-" + (ARTICLES - 1 - i), name, 1, MORNING.plus(Duration.ofHours(2L * i))));
            }
            for (int i = 0; i < 6; i++) {
                casts.add(cast("article-" + random.nextInt(10), name, stars(random), at(random)));
            }
        }
        casts.sort(Comparator.comparing(ObservedVote::at));
        assertThat(rule.detect(casts)).singleElement().satisfies(detection -> {
            assertThat(detection.kind()).isEqualTo(Detection.Kind.RING);
            assertThat(detection.figures().get("voters"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(size)
                    .allSatisfy(voter -> assertThat(voter.toString()).startsWith("ring-"));
            assertThat(detection.evidence())
                    .startsWith(size + " voters gave the same stars to the same 5 articles within 8 hours; ");
        });
    }

    /** The rule for the last minutes has seen it. */
    @Test
    void quickRingIsLeftToTheOtherRule() {
        var casts = crowd(new Random(1), 300);
        for (int voter = 0; voter < 4; voter++) {
            for (int i = 0; i < 5; i++) {
                casts.add(cast("article-" + (ARTICLES - 1 - i), "ring-" + voter, 1, MORNING.plusSeconds(i)));
            }
        }
        assertThat(rule.detect(casts)).isEmpty();
    }

    /** Half of all who voted: too few others to tell what is usual. */
    @Test
    void fewReadersWhoAgreeAreNoRing() {
        var casts = new ArrayList<ObservedVote>();
        for (int voter = 0; voter < 4; voter++) {
            for (int i = 0; i < 5; i++) {
                casts.add(cast("article-" + i, "friend-" + voter, 5, MORNING.plus(Duration.ofHours(i))));
            }
        }
        for (int voter = 0; voter < 4; voter++) {
            casts.add(cast("article-1", "reader-" + voter, 3, MORNING));
        }
        assertThat(rule.detect(casts)).isEmpty();
    }

    @Test
    void moderatorsReadOfOneThatTookHours() {
        var run = UUID.randomUUID().toString().substring(0, 8);
        var now = Instant.now();
        for (int voter = 0; voter < 3; voter++) {
            for (int i = 0; i < 4; i++) {
                see(run + "-" + i, run + "-ring-" + voter, 1, now.minus(Duration.ofHours(3L * (4 - i))));
            }
        }
        for (int voter = 0; voter < 20; voter++) {
            see(run + "-" + voter % 4, run + "-reader-" + voter, 2 + voter % 3, now.minusSeconds(voter));
        }
        recent.record();
        detector.detect();
        assertThat(about(run)).isEmpty();
        detector.detectSlowCollusion();
        detector.detectSlowCollusion();
        assertThat(about(run)).singleElement().satisfies(found -> {
            assertThat(found.evidence())
                    .isEqualTo("3 voters gave the same stars to the same 4 articles within 9 hours;"
                            + " 12 of the 12 votes with these stars there are theirs");
            assertThat(found.count()).isEqualTo(12);
        });
    }

    private List<AnomalyStore.Anomaly> about(String run) {
        return anomalyStore.newest("vir").stream()
                .filter(anomaly -> anomaly.about().startsWith(run))
                .toList();
    }

    private void see(String article, String voter, int stars, Instant at) {
        recent.onVote(new VoteCast(new ArticleKey("vir", article), Voter.reader(voter), stars, VoteSource.UNKNOWN, at));
    }

    /** Of a day: some articles have most of the votes, most votes are good, some readers rate nearly everything. */
    private static List<ObservedVote> crowd(Random random, int readers) {
        var casts = new ArrayList<ObservedVote>();
        for (int reader = 0; reader < readers; reader++) {
            boolean diligent = reader % 60 == 0;
            int votes = diligent ? ARTICLES - 3 : 1 + random.nextInt(10);
            var articles = articles(random, diligent);
            for (int i = 0; i < votes; i++) {
                casts.add(cast("article-" + articles.get(i), "reader-" + reader, stars(random), at(random)));
            }
        }
        casts.sort(Comparator.comparing(ObservedVote::at));
        return casts;
    }

    /** In the order in which somebody comes upon them. */
    private static List<Integer> articles(Random random, boolean diligent) {
        var at = new TreeMap<Double, Integer>();
        for (int article = 0; article < ARTICLES; article++) {
            at.put(random.nextDouble() * (diligent ? 1 : article + 1), article);
        }
        return List.copyOf(at.values());
    }

    private static int stars(Random random) {
        return random.nextInt(100) < 60 ? 5 : 1 + random.nextInt(5);
    }

    private static Instant at(Random random) {
        return MORNING.plusSeconds(random.nextLong(DAY.toSeconds()));
    }

    private static ObservedVote cast(String article, String voter, int stars, Instant at) {
        return new ObservedVote(article, voter, stars, Optional.empty(), Optional.empty(), at);
    }
}
