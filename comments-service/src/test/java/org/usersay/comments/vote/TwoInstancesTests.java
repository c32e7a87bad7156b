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
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.CommentUpdates;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.OriginCheck;
import org.usersay.comments.comment.Report;
import org.usersay.comments.comment.SuspensionCheck;

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
    AutowireCapableBeanFactory beans;

    @Autowired
    CommentVoteStore ballots;

    @Autowired
    Comments comments;

    @Autowired
    OriginCheck originCheck;

    @Autowired
    SuspensionCheck suspensionCheck;

    private final String article = Api.article();
    private String comment = "";

    /** What takes turns in one instance. */
    private record Instance(Votes votes, CommentUpdates changes) {}

    private final List<Instance> instances = new ArrayList<>();

    @BeforeEach
    void start() {
        comment = id(api.posted(article, "ann", "worth a vote"));
        for (int i = 0; i < 2; i++) {
            var changes = beans.createBean(CommentUpdates.class);
            instances.add(new Instance(new Votes(ballots, comments, changes, originCheck, suspensionCheck), changes));
        }
    }

    @RepeatedTest(3)
    void oneVoteOfAReaderIsCountedOnce() throws InterruptedException, ExecutionException {
        atOnce(25, (instance, i) -> instance.votes().cast("bob", comment, 1));
        var tally = comments.require(comment).tally();
        assertThat(tally.up()).isEqualTo(1);
        assertThat(tally.down()).isZero();
        assertThat(tally.pending()).isEmpty();
    }

    @RepeatedTest(5)
    void readerOfTwoMindsEndsWithTheVoteHisBallotShows() throws InterruptedException, ExecutionException {
        atOnce(25, (instance, i) -> instance.votes().cast("bob", comment, i % 3 - 1));
        assertThat(comments.require(comment).tally().score()).isEqualTo(mine("bob", comment));
    }

    @Test
    void manyReadersOfTwoMindsAreCountedExactly() throws InterruptedException, ExecutionException {
        atOnce(40, (instance, i) -> instance.votes().cast("reader" + i % 7, comment, i * 5 % 3 - 1));
        var minds = new int[3];
        for (int reader = 0; reader < 7; reader++) {
            minds[mine("reader" + reader, comment) + 1]++;
        }
        var tally = comments.require(comment).tally();
        assertThat(tally.up()).isEqualTo(minds[2]);
        assertThat(tally.down()).isEqualTo(minds[0]);
        assertThat(tally.pending()).isEmpty();
        assertThat(api.read(Api.thread(article)).at("/items/0/score").intValue())
                .isEqualTo(minds[2] - minds[0]);
    }

    @Test
    void oneReaderOverSeveralCommentsKeepsEveryVote() throws InterruptedException, ExecutionException {
        var others = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            others.add(id(api.posted(article, "ann", "another")));
        }
        atOnce(40, (instance, i) -> instance.votes().cast("bob", others.get(i % 4), i % 3 == 0 ? 1 : -1));
        assertThat(others).allSatisfy(other -> {
            var tally = comments.require(other).tally();
            assertThat(tally.up() + tally.down()).isEqualTo(1);
            assertThat(tally.score()).isEqualTo(mine("bob", other));
        });
    }

    @Test
    void readersComplaintsAreKeptOnceEach() throws InterruptedException, ExecutionException {
        atOnce(
                25,
                (instance, i) -> instance.changes()
                        .report(comment, new Report("r" + i % 3, Report.Reason.ABUSE, null, Instant.EPOCH)));
        assertThat(comments.require(comment).standing().reports())
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
                            asRequest(instance, i, act);
                        }
                    }));
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static void asRequest(Instance instance, int i, ObjIntConsumer<Instance> act) {
        var attributes = new ServletRequestAttributes(new MockHttpServletRequest(), new MockHttpServletResponse());
        RequestContextHolder.setRequestAttributes(attributes);
        try {
            act.accept(instance, i);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private int mine(String reader, String other) {
        var thread = comments.require(other).thread();
        return ballots.find(thread, reader, other).value();
    }
}
