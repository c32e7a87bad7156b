package org.usersay.ratings.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.usersay.ratings.RatingsApplication;
import org.usersay.ratings.TestClock;
import org.usersay.ratings.tally.VoteScenario.Step;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Stores;

/** After any sequence of changes, applied in any order, twice or never, a tally equals a count of the votes, for each day too. */
class TallyPropertyTests {

    private static final Duration DUST = Duration.ofSeconds(30);
    private static final int LONGEST = 25;
    private static final ConfigurableApplicationContext SERVICE = new SpringApplicationBuilder(
                    RatingsApplication.class, TestClock.Configuration.class)
            .run(
                    "--server.port=0",
                    "--management.server.port=-1",
                    "--spring.mongodb.uri=" + Stores.freshDatabase(),
                    "--usersay.redis.uri=" + Stores.redis(),
                    "--usersay.redis.timeout=5s",
                    "--usersay.ratings.tally.overdue=30ms",
                    "--usersay.ratings.tally.abandoned=300ms",
                    "--usersay.ratings.tally.check-every=10ms");

    private final Tallies tallies = SERVICE.getBean(Tallies.class);
    private final RedisTallies redis = SERVICE.getBean(RedisTallies.class);
    private final VoteReader reader = SERVICE.getBean(VoteReader.class);
    private final Votes votes = SERVICE.getBean(Votes.class);
    private final TestClock clock = SERVICE.getBean(TestClock.class);

    @AfterContainer
    static void stop() {
        SERVICE.close();
    }

    @Provide
    static Arbitrary<List<Step>> scenarios() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(VoteScenario.Act.class),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(VoteScenario.Delivery.class))
                .as(Step::new)
                .list()
                .ofMaxSize(LONGEST);
    }

    @Property(tries = 40)
    void everyVoteScenarioEndsExact(@ForAll("scenarios") List<Step> steps) {
        var article = new ArticleKey("vir", "scenario-" + UuidV7.next());
        var scenario = new VoteScenario(article, tallies, reader, votes, clock);
        steps.forEach(scenario::take);
        scenario.deliverWhatIsLate();

        await().pollInterval(Duration.ofMillis(5)).atMost(DUST).untilAsserted(() -> {
            var exact = recount(article);
            assertThat(days(exact)).isEqualTo(scenario.byDay());
            var shown = tallies.totals(List.of(article)).of(article);
            assertThat(shown).isEqualTo(exact.total());
            assertThat(shown.count()).isEqualTo(scenario.count());
            assertThat(shown.average()).isEqualTo(scenario.mean(), within(1e-9));
            assertThat(redis.tallies(Set.of(article)))
                    .hasEntrySatisfying(
                            article, inRedis -> assertThat(inRedis.tally()).isEqualTo(exact));
        });
    }

    private static Map<String, Long> days(Tally tally) {
        var days = new HashMap<>(tally.fields());
        days.keySet().removeAll(Tally.TOTALS);
        return days;
    }

    private Tally recount(ArticleKey article) {
        var sum = new TallyBuilder();
        reader.forEach(article, sum::add);
        return sum.build();
    }
}
