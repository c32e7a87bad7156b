package org.usersay.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.Service;

/** Rows about one reader's journey: reading, counting, rating, writing. */
public final class ReaderJourney {

    private static final int ARTICLES = 200;
    private static final int COMMENTS = 60;
    private static final int BATCH = 50;

    private final SystemUnderTest systemUnderTest;
    private final Readers readers;
    private final Texts texts = new Texts(42);

    public ReaderJourney(SystemUnderTest systemUnderTest, Readers readers) {
        this.systemUnderTest = systemUnderTest;
        this.readers = readers;
    }

    /** A thread of sixty comments with replies, and a vote on every article. */
    public void prepare() {
        Client client = systemUnderTest.client();
        String parent = "";
        for (int i = 0; i < COMMENTS; i++) {
            String body = i % 3 == 0 ? comment() : reply(parent);
            String id = client.send(as(i, Request.json("POST", thread("busy"), body)))
                    .expect(201)
                    .value("id");
            parent = i % 3 == 0 ? id : parent;
        }
        for (int i = 0; i < BATCH; i++) {
            client.send(as(i, vote(i, 1 + i % 5))).expect(200);
            client.send(as(i, Request.json("POST", thread(article(i)), comment())))
                    .expect(201);
        }
    }

    public List<BenchmarkCase> rows() {
        List<BenchmarkCase> rows = new ArrayList<>();
        for (Way way : List.of(
                new Way("gateway", systemUnderTest.gateway(), systemUnderTest.gateway()),
                new Way("direct", systemUnderTest.target(Service.COMMENTS), systemUnderTest.target(Service.RATINGS)))) {
            rows.add(BenchmarkCase.same("thread page, " + way.name(), way.comments(), Request.get(thread("busy"))));
            rows.add(BenchmarkCase.same(
                    "rating summary, " + way.name(), way.ratings(), Request.get(rating(article(0)))));
            rows.add(BenchmarkCase.same("rating bulk of 50, " + way.name(), way.ratings(), ratings()));
            rows.add(new BenchmarkCase("rating PUT, " + way.name(), way.ratings(), readers::renew, votes()));
            rows.add(new BenchmarkCase("comment POST, " + way.name(), way.comments(), readers::renew, posts()));
        }
        return rows;
    }

    /** Row of the hot thread page from the front's cache of one second. */
    public BenchmarkCase front(Target front) {
        return BenchmarkCase.same("thread page, front", front, Request.get(thread("busy")));
    }

    private record Way(String name, Target comments, Target ratings) {}

    private Requests votes() {
        int[] turn = {0};
        return () -> {
            int i = turn[0]++;
            return as(i, vote(i / readers.number(), 1 + (i + i / ARTICLES) % 5));
        };
    }

    private Requests posts() {
        int[] turn = {0};
        return () -> {
            int i = turn[0]++;
            return as(i, post(i));
        };
    }

    private Request post(int i) {
        return Request.json("POST", thread(article(i)), comment());
    }

    private static Request vote(int i, int stars) {
        return Request.json("PUT", rating(article(i)) + "/mine", "{\"stars\":" + stars + "}");
    }

    private Request as(int i, Request request) {
        return readers.as(i, request);
    }

    private String comment() {
        return "{\"text\":\"" + texts.next() + "\"}";
    }

    private String reply(String parent) {
        return "{\"text\":\"" + texts.next() + "\",\"parent\":\"" + parent + "\"}";
    }

    static Request counts() {
        return Request.get("/api/v1/sites/vir/comment-counts?" + batch());
    }

    private static Request ratings() {
        return Request.get("/api/v1/sites/vir/ratings?" + batch());
    }

    private static String batch() {
        return IntStream.range(0, BATCH).mapToObj(i -> "article=" + article(i)).collect(Collectors.joining("&"));
    }

    static String article(int i) {
        return "article-" + i % ARTICLES;
    }

    private static String thread(String article) {
        return "/api/v1/sites/vir/articles/" + article + "/comments";
    }

    private static String rating(String article) {
        return "/api/v1/sites/vir/articles/" + article + "/rating";
    }
}
