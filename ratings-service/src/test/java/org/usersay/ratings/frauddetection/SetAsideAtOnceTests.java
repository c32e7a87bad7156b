package org.usersay.ratings.frauddetection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.usersay.ratings.OwnRedis;
import org.usersay.ratings.Stars;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;

/** What votes touch is looked at a minute later here; what a moderator does, at once. */
@SpringBootTest(
        properties = {
            "management.server.port=-1",
            "usersay.ratings.summary.cached=1ms",
            "usersay.ratings.tally.overdue=1m",
        })
@AutoConfigureMockMvc
@Import({Tokens.Keys.class, Stars.class, OwnRedis.class})
class SetAsideAtOnceTests {

    private static final Reader MODERATOR = new Reader("m1", "s1", "Mai", Set.of(Role.MODERATOR), "vir");

    @Autowired
    Stars stars;

    @Autowired
    VoteExclusions voteExclusions;

    @Test
    void listsFollowAModeratorAtOnce() {
        stars.rate("article", "honest", 5);
        stars.rate("article", "bought", 5);
        var bought = List.of(new VoteRef("article", "bought"));
        var set = voteExclusions.setAside("vir", null, bought, MODERATOR, "seen", Optional.empty());
        listed(1);
        voteExclusions.reverse(set, MODERATOR, "sorry");
        listed(2);
    }

    private void listed(int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(stars.get(Stars.SITE + "/ratings/top?period=all", Tokens.moderator("m1")))
                                .bodyJson()
                                .extractingPath("$.items[0].count")
                                .isEqualTo(count));
    }
}
