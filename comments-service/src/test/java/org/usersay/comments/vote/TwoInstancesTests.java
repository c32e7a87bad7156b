package org.usersay.comments.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.Report;
import org.usersay.comments.posting.CommentUpdates;
import org.usersay.comments.posting.OriginCheck;
import org.usersay.comments.posting.RequestOrigin;
import org.usersay.comments.store.AnotherInstance;
import org.usersay.comments.store.Comments;

/**
 * Two instances of the service over one store. They share no turns, so that only the conditions of their writes keep
 * what they do at once exact.
 */
@CommentsServiceTest
class TwoInstancesTests {

    private static final int LANES = 4;

    @Autowired
    Api api;

    @Autowired
    ApplicationContext context;

    @Autowired
    CommentVoteStore store;

    @Autowired
    Comments comments;

    @Autowired
    OriginCheck originCheck;

    private static final RequestOrigin ORIGIN = RequestOrigin.of(new HttpHeaders());

    private final String article = Api.article();
    private String comment = "";

    /** What takes turns in one instance. */
    private record Instance(Votes votes, CommentUpdates changes) {}

    private final List<Instance> instances = new ArrayList<>();

    @BeforeEach
    void start() {
        comment = id(api.posted(article, "ann", "worth a vote"));
        for (int i = 0; i < 2; i++) {
            var changes = AnotherInstance.updates(context);
            instances.add(new Instance(new Votes(store, comments, changes, originCheck), changes));
        }
    }

    @RepeatedTest(3)
    void repeatedVoteOfAReaderIsCountedOnce() throws InterruptedException, ExecutionException {
        atOnce(25, (instance, i) -> instance.votes().cast("bob", comment, 1, ORIGIN));
        var votes = comments.require(comment).votes();
        assertThat(votes.up()).isEqualTo(1);
        assertThat(votes.down()).isZero();
        assertThat(votes.pending()).isEmpty();
    }

    @RepeatedTest(5)
    void countMatchesTheLastVoteOfAReaderWhoKeepsChangingIt() throws InterruptedException, ExecutionException {
        atOnce(25, (instance, i) -> instance.votes().cast("bob", comment, i % 3 - 1, ORIGIN));
        assertThat(comments.require(comment).votes().score()).isEqualTo(mine("bob", comment));
    }

    @Test
    void votesOfManyReadersWhoKeepChangingThemAreCountedExactly() throws InterruptedException, ExecutionException {
        atOnce(40, (instance, i) -> instance.votes().cast("reader" + i % 7, comment, i * 5 % 3 - 1, ORIGIN));
        var expected = new int[3];
        for (int reader = 0; reader < 7; reader++) {
            expected[mine("reader" + reader, comment) + 1]++;
        }
        var votes = comments.require(comment).votes();
        assertThat(votes.up()).isEqualTo(expected[2]);
        assertThat(votes.down()).isEqualTo(expected[0]);
        assertThat(votes.pending()).isEmpty();
        assertThat(api.read(Api.thread(article)).at("/items/0/score").intValue())
                .isEqualTo(expected[2] - expected[0]);
    }

    @Test
    void oneReaderOverSeveralCommentsKeepsEveryVote() throws InterruptedException, ExecutionException {
        var others = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            others.add(id(api.posted(article, "ann", "another")));
        }
        atOnce(40, (instance, i) -> instance.votes().cast("bob", others.get(i % 4), i % 3 == 0 ? 1 : -1, ORIGIN));
        assertThat(others).allSatisfy(other -> {
            var votes = comments.require(other).votes();
            assertThat(votes.up() + votes.down()).isEqualTo(1);
            assertThat(votes.score()).isEqualTo(mine("bob", other));
        });
    }

    @Test
    void reportsOfAReaderAreKeptOnce() throws InterruptedException, ExecutionException {
        atOnce(
                25,
                (instance, i) -> instance.changes()
                        .report(comment, new Report("r" + i % 3, Report.Reason.ABUSE, null, Instant.EPOCH), ORIGIN));
        assertThat(comments.require(comment).moderation().reports())
                .extracting(Report::reader)
                .containsExactlyInAnyOrder("r0", "r1", "r2");
    }

    /** In both instances, so many times in each. */
    private void atOnce(int times, ObjIntConsumer<Instance> act) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int lane = 0; lane < LANES; lane++) {
                int first = lane;
                for (Instance instance : instances) {
                    running.add(threads.submit(() -> {
                        for (int i = first; i < times; i += LANES) {
                            act.accept(instance, i);
                        }
                    }));
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private int mine(String reader, String other) {
        var thread = comments.require(other).thread();
        return store.find(thread, reader, other).value();
    }
}
