package org.usersay.benchmarks.scenario;

import java.util.List;
import java.util.stream.IntStream;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;

/** Five thousand articles of twenty comments, whose first pages are read evenly, through the gateway. */
public final class LongTail {

    private static final int ARTICLES = 5_000;
    private static final int COMMENTS = 20;
    private static final int REPLIES = 5;

    /** Articles of the same kind that only warm the processes up. */
    private static final int WARM_UP_ARTICLES = 1_000;

    private static final int COMMENTS_PER_SECOND = 10;
    private static final long SEED = 20261128;

    private final SystemUnderTest systemUnderTest;
    private final Readers readers;

    public LongTail(SystemUnderTest systemUnderTest, Readers readers) {
        this.systemUnderTest = systemUnderTest;
        this.readers = readers;
    }

    /** Imports the articles. */
    public void prepare() {
        StringBuilder dump = new StringBuilder(DumpLines.HEADER);
        Texts texts = new Texts(SEED);
        for (int article = 0; article < ARTICLES + WARM_UP_ARTICLES; article++) {
            String name = article(article);
            dump.append(DumpLines.article(name));
            for (int i = 0; i < COMMENTS; i++) {
                int parent = i < COMMENTS - REPLIES ? DumpLines.TOP_LEVEL : i - (COMMENTS - REPLIES);
                dump.append(DumpLines.comment(name, i, parent, texts.next(), (article + i) % 500));
            }
        }
        new DumpImport(systemUnderTest).run(dump.append(DumpLines.END).toString());
    }

    /** Pages of the articles that no row measures. */
    public Requests warmUp() {
        return Requests.inTurn(pages(ARTICLES, ARTICLES + WARM_UP_ARTICLES));
    }

    /** Each page once. */
    public BenchmarkCase firstReads() {
        return row("first read of each page", () -> {}, Requests.each(pages(0, ARTICLES)));
    }

    /** Each page once, after all of Redis was lost. */
    public BenchmarkCase firstReadsWithEmptyRedis() {
        return row(
                "first read of each page, Redis emptied",
                systemUnderTest::flushRedis,
                Requests.each(pages(0, ARTICLES)));
    }

    public BenchmarkCase readsAgain() {
        return row("pages in turn, again", () -> {}, Requests.inTurn(pages(0, ARTICLES)));
    }

    /** To be measured while {@link #commentsArriving} is open. */
    public BenchmarkCase readsWhileCommentsArrive() {
        return row(
                "pages in turn, %d comments a second arriving".formatted(COMMENTS_PER_SECOND),
                () -> {},
                Requests.inTurn(pages(0, ARTICLES)));
    }

    private BenchmarkCase row(String name, Runnable before, Requests requests) {
        return new BenchmarkCase("long tail: " + name, systemUnderTest.gateway(), before, requests);
    }

    /** Posts to the articles in turn. */
    public ArrivingComments commentsArriving() {
        readers.renew();
        int[] turn = {0};
        Texts texts = new Texts(SEED + 1);
        return new ArrivingComments(
                systemUnderTest.client(),
                () -> {
                    int i = turn[0]++;
                    // 7 and the number of articles have no common divisor: every article has its turn.
                    String page = page(7 * i % ARTICLES);
                    return readers.as(i, Request.json("POST", page, "{\"text\":\"" + texts.next() + "\"}"));
                },
                COMMENTS_PER_SECOND);
    }

    private static List<Request> pages(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Request.get(page(i))).toList();
    }

    private static String page(int article) {
        return "/api/v1/sites/vir/articles/" + article(article) + "/comments";
    }

    private static String article(int number) {
        return "tail-" + number;
    }
}
