package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.problem;
import static org.usersay.comments.Api.thread;

import com.mongodb.client.MongoDatabase;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Votes, one for each reader and comment, and their exact counts. */
@CommentsServiceTest
class VotingTests {

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    private final String article = Api.article();
    private String comment = "";

    @BeforeEach
    void post() {
        comment = id(api.posted(article, "ann", "worth a vote"));
    }

    @Test
    void readerVotesChangesAndWithdraws() {
        assertThat(tally(vote("bob", 1))).containsExactly(1, 0, 1, 1);
        assertThat(tally(vote("bob", 1))).containsExactly(1, 0, 1, 1);
        assertThat(tally(vote("eve", 1))).containsExactly(2, 0, 2, 1);
        assertThat(tally(vote("bob", -1))).containsExactly(1, 1, 0, -1);
        assertThat(tally(vote("bob", 0))).containsExactly(1, 0, 1, 0);
        var shown = api.read(thread(article)).at("/items/0");
        assertThat(shown.get("up").intValue()).isEqualTo(1);
        assertThat(shown.get("score").intValue()).isEqualTo(1);
    }

    @Test
    void myVotesComeWithThePage() {
        vote("bob", 1);
        var other = id(api.posted(article, "ann", "another"));
        api.voted("bob", other, -1);
        var mine = mine("bob");
        assertThat(mine.at("/votes/" + comment).intValue()).isEqualTo(1);
        assertThat(mine.at("/votes/" + other).intValue()).isEqualTo(-1);
        vote("bob", 0);
        assertThat(mine("bob").get("votes")).hasSize(1);
        assertThat(mine("eve").get("votes")).isEmpty();
    }

    @Test
    void voteOnOwnCommentIsRefused() {
        var result = vote("ann", 1);
        assertThat(result).hasStatus(403);
        assertThat(problem(result)).isEqualTo("/problems/own-comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-2", "1.5", "\"1\"", "null", "{\"$gt\":0}", "1e9"})
    void invalidValueIsRefused(String value) {
        assertThat(api.call(
                        HttpMethod.PUT,
                        "/comments/" + comment + "/vote",
                        Tokens.reader("bob"),
                        "{\"value\":" + value + "}"))
                .hasStatus(400);
        assertThat(api.read("/comments/" + comment).get("up").intValue()).isZero();
    }

    @Test
    void unpublishedCommentTakesNoVote() {
        api.decide("REJECT", comment);
        assertThat(vote("bob", 1)).hasStatus(404);
    }

    @Test
    void fiftyConcurrentVotesOfOneReaderCountOnce() {
        atOnce(50, i -> assertThat(vote("bob", 1)).hasStatusOk());
        assertThat(api.read("/comments/" + comment).get("up").intValue()).isEqualTo(1);
    }

    @Test
    void concurrentVotesOfFiftyReadersAllCount() {
        atOnce(50, i -> assertThat(vote("reader" + i, i % 5 == 0 ? -1 : 1)).hasStatusOk());
        var shown = api.read(thread(article)).at("/items/0");
        assertThat(shown.get("up").intValue()).isEqualTo(40);
        assertThat(shown.get("down").intValue()).isEqualTo(10);
    }

    @Test
    void countMatchesTheLastVoteOfAReaderWhoKeepsChangingIt() {
        atOnce(40, i -> vote("bob", i % 3 - 1));
        int mine = mine("bob").at("/votes/" + comment).asInt(0);
        assertThat(api.read("/comments/" + comment).get("score").intValue()).isEqualTo(mine);
    }

    @Test
    void topOrderIsByLowerBoundAndNotByDifference() {
        var sure = id(api.posted(article, "ann", "ten of ten"));
        var loud = id(api.posted(article, "ann", "twenty-five of forty"));
        var lucky = id(api.posted(article, "ann", "one of one"));
        vote(sure, 10, 0);
        vote(loud, 25, 15);
        vote(lucky, 1, 0);
        assertThat(api.ids(article, "top", 10)).containsExactly(sure, loud, lucky, comment);
        assertThat(api.ids(article, "controversial", 2).getFirst()).isEqualTo(loud);
    }

    private void vote(String id, int up, int down) {
        for (int i = 0; i < up + down; i++) {
            api.voted("voter" + i, id, i < up ? 1 : -1);
        }
    }

    private static void atOnce(int times, IntConsumer task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> task.accept(i)))
                    .toList();
            running.forEach(one -> assertThatCode(one::get).doesNotThrowAnyException());
        }
    }

    private MvcTestResult vote(String reader, int value) {
        return api.vote(reader, comment, value);
    }

    private static int[] tally(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        var body = body(result);
        return new int[] {
            body.get("up").intValue(),
            body.get("down").intValue(),
            body.get("score").intValue(),
            body.get("mine").intValue()
        };
    }

    private JsonNode mine(String reader) {
        return body(api.call(HttpMethod.GET, thread(article) + "/mine", Tokens.reader(reader), null));
    }
}
