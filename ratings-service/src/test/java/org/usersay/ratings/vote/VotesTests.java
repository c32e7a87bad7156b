package org.usersay.ratings.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.ratings.RatingsTest;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;

@RatingsTest
class VotesTests {

    @Autowired
    Votes votes;

    private final ArticleKey article = new ArticleKey("vir", "a-" + UuidV7.next());
    private final Voter voter = Voter.reader("r");
    private final Optional<IdempotencyRecord> once = Optional.of(new IdempotencyRecord("key", "four"));

    /** Its retry was faster, and the reader has changed his mind since. */
    @Test
    void requestThatComesLateUndoesNothing() {
        assertThat(votes.cast(article, voter, 4, VoteSource.UNKNOWN, once).movesTally())
                .isTrue();
        votes.cast(article, voter, 2);
        assertThat(votes.cast(article, voter, 4, VoteSource.UNKNOWN, once).movesTally())
                .isFalse();
        assertThat(votes.withdraw(article, voter, once)).isEmpty();
        assertThat(votes.find(article, voter))
                .hasValueSatisfying(vote -> assertThat(vote.stars()).isEqualTo(2));
    }

    @Test
    void ofManyAttemptsAtOneRequestOneIsWritten() throws Exception {
        var attempts = new ArrayList<Callable<VoteChange>>();
        for (int i = 0; i < 30; i++) {
            attempts.add(() -> votes.cast(article, voter, 4, VoteSource.UNKNOWN, once));
        }
        int moved = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(attempts)) {
                moved += done.get().movesTally() ? 1 : 0;
            }
        }
        assertThat(moved).isEqualTo(1);
        assertThat(votes.find(article, voter))
                .hasValueSatisfying(vote -> assertThat(vote.version()).isEqualTo(1));
    }
}
