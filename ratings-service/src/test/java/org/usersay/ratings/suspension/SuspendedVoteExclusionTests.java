package org.usersay.ratings.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.starter.identity.Role;
import org.usersay.starter.internalapi.ReaderEvent;
import org.usersay.starter.internalapi.ReaderEvent.Kind;
import org.usersay.starter.test.Tokens;

/** Votes follow their reader's standing. */
@RatingsTest
class SuspendedVoteExclusionTests {

    @Autowired
    Stars stars;

    @Autowired
    SuspendedVoteExclusion suspendedVoteExclusion;

    @Autowired
    TestClock clock;

    private final String reader = UUID.randomUUID().toString();
    private final String article = "article-" + reader;

    @AfterEach
    void resetClock() {
        clock.set(Duration.ZERO);
    }

    @Test
    void suspendedReadersVotesLeaveAndComeBack() {
        stars.rate(article, reader, 5);
        stars.rate(article, "other", 3);
        tell(Kind.SUSPENDED);
        tell(Kind.SUSPENDED);
        counts(1);
        tell(Kind.READMITTED);
        counts(2);
    }

    @Test
    void suspensionEndsByItself() {
        stars.rate(article, reader, 5);
        tell(Kind.SUSPENDED);
        counts(0);
        clock.set(Duration.ofHours(2));
        suspendedVoteExclusion.processDue();
        counts(1);
    }

    /** An access token outlives its reader's standing for a moment. */
    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "LEFT"})
    void votesGivenWithTheLastTokenLeaveAsWell(Kind kind) {
        tell(kind);
        stars.rate(article, reader, 5);
        counts(1);
        clock.set(Duration.ofSeconds(11));
        suspendedVoteExclusion.processDue();
        counts(0);
        clock.set(Duration.ZERO);
        stars.rate(article + "-later", reader, 5);
        clock.set(Duration.ofMinutes(12));
        suspendedVoteExclusion.processDue();
        assertThat(stars.rating(article + "-later"))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(0);
    }

    @Test
    void whoIsReadmittedSoonIsNotTakenForSuspendedLater() {
        stars.rate(article, reader, 5);
        tell(Kind.SUSPENDED);
        tell(Kind.READMITTED);
        clock.set(Duration.ofMinutes(12));
        suspendedVoteExclusion.processDue();
        counts(1);
    }

    @Test
    void votesOfReadersWhoLeftLeaveForGood() {
        stars.rate(article, reader, 5);
        tell(Kind.LEFT);
        tell(Kind.READMITTED);
        counts(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"votes.csv", "votes.ndjson"})
    void votesOfReadersWhoLeftAreInNoFile(String file) {
        stars.rate(article, reader, 5);
        stars.rate(article, "other", 3);
        tell(Kind.SUSPENDED);
        tell(Kind.LEFT);
        assertThat(stars.get(Stars.ADMIN + "/" + file, Tokens.of("s1", "vir", Role.READER, Role.STAFF)))
                .hasStatusOk()
                .bodyText()
                .contains(article + (file.endsWith("csv") ? ",other,3," : "\",\"voter\":\"other\",\"stars\":3"))
                .doesNotContain("," + reader + ",", "\"voter\":\"" + reader);
    }

    private void tell(Kind kind) {
        var until = Instant.now().plus(Duration.ofHours(1));
        suspendedVoteExclusion.apply(
                new ReaderEvent(UUID.randomUUID().toString(), kind, reader, Instant.now(), until, false));
    }

    private void counts(int count) {
        assertThat(stars.rating(article)).bodyJson().extractingPath("$.count").isEqualTo(count);
    }
}
