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

    @Autowired
    VoteReader reader;

    private final ArticleKey article = new ArticleKey("vir", "a-" + UuidV7.next());
    private final Voter voter = Voter.reader("r");
    private final VoteMark mark = new VoteMark(article, voter, "r#1", true);
    private final Optional<IdempotencyRecord> request = Optional.of(new IdempotencyRecord("key", "four"));

    /** Its retry was faster, and the reader has changed the vote since. */
    @Test
    void requestThatComesLateChangesNothing() {
        assertThat(cast(4, request))
                .hasValueSatisfying(vote ->
                        assertThat(vote.counted()).map(CountedVote::stars).hasValue(4));
        cast(2, Optional.empty());
        assertThat(cast(4, request)).isEmpty();
        assertThat(votes.withdraw(mark, request)).isEmpty();
        assertThat(reader.find(article, voter))
                .hasValueSatisfying(vote -> assertThat(vote.stars()).isEqualTo(2));
    }

    @Test
    void ofManyAttemptsAtOneRequestOneIsWritten() throws Exception {
        var attempts = new ArrayList<Callable<Optional<Vote>>>();
        for (int i = 0; i < 30; i++) {
            attempts.add(() -> cast(4, request));
        }
        int written = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(attempts)) {
                written += done.get().isPresent() ? 1 : 0;
            }
        }
        assertThat(written).isEqualTo(1);
        assertThat(reader.find(article, voter))
                .hasValueSatisfying(vote -> assertThat(vote.version()).isEqualTo(1));
    }

    @Test
    void everyWriteRaisesTheVersion() {
        cast(4, Optional.empty());
        votes.withdraw(mark, Optional.empty());
        votes.exclude(mark, "reason");
        assertThat(votes.include(mark, "reason"))
                .hasValueSatisfying(vote -> assertThat(vote.version()).isEqualTo(4));
    }

    @Test
    void voteWrittenWithoutRedisIsPendingUntilThisVersionIsCleared() {
        var unmarked = new VoteMark(article, voter, "r#2", false);
        var first =
                votes.cast(unmarked, 4, VoteSource.UNKNOWN, Optional.empty()).orElseThrow();
        votes.cast(unmarked, 5, VoteSource.UNKNOWN, Optional.empty());
        votes.clearPending(first);
        var pending = reader.pending(1_000).stream()
                .filter(vote -> vote.article().equals(article))
                .toList();
        assertThat(pending).extracting(Vote::stars).containsExactly(5);
        votes.clearPending(pending.getFirst());
        assertThat(reader.pending(1_000)).extracting(Vote::article).doesNotContain(article);
    }

    /** In their order as ids, which is not that of the names: a hyphen and a point come before the slash. */
    @Test
    void articlesWithVotesAreFoundOneAfterTheOther() {
        var name = article.article();
        for (var id : new String[] {name + "-b", name, name + ".c", name + "0"}) {
            votes.cast(
                    new VoteMark(new ArticleKey("vir", id), voter, "r#3", true),
                    4,
                    VoteSource.UNKNOWN,
                    Optional.empty());
        }
        var found = new ArrayList<String>();
        for (var next = reader.nextArticle("");
                next.isPresent();
                next = reader.nextArticle(next.get().toString())) {
            if (next.get().article().startsWith(name)) {
                found.add(next.get().article());
            }
        }
        assertThat(found).containsExactly(name + "-b", name + ".c", name, name + "0");
    }

    private Optional<Vote> cast(int stars, Optional<IdempotencyRecord> key) {
        return votes.cast(mark, stars, VoteSource.UNKNOWN, key);
    }
}
