package org.usersay.endtoend.reading;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.json.JsonMapper;

/**
 * A site with one long thread and many short ones, most of it imported.
 *
 * @param comments how many of all articles
 */
record LargeSite(int comments) {

    static final Article LONG_THREAD = new Article("long-thread");

    private static final int SHORT_THREADS = 1_000;
    private static final int COMMENTS_OF_A_SHORT_THREAD = 5;
    private static final int COMMENT_VOTERS = 50;
    private static final int RATINGS = 400;
    private static final int ORDERS = 50;
    private static final int COMMENTS_OF_AN_AUTHOR = 40;
    private static final int CLIENTS = 8;
    private static final Instant FIRST = Instant.parse("2026-01-07T11:01:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    static Article shortThread(int number) {
        return new Article("short-thread-" + number % SHORT_THREADS);
    }

    void fill(Usersay usersay, Path dump) throws InterruptedException, ExecutionException, IOException {
        write(dump);
        importComments(usersay.administrator(), dump);
        List<Visitor> readers = IntStream.range(0, CLIENTS)
                .mapToObj(i -> usersay.reader("reader-" + i))
                .toList();
        inParallel(
                RATINGS,
                i -> readers.get(i % CLIENTS)
                        .put(shortThread(i / CLIENTS).myRating(), Map.of("stars", 1 + i % 5))
                        .expect(200));
        inParallel(
                RATINGS / 10,
                i -> usersay.reader("rater-" + i)
                        .put(LONG_THREAD.myRating(), Map.of("stars", 1 + i % 5))
                        .expect(200));
        String plan = usersay.program()
                .get("/api/v1/sites/" + Usersay.SITE + "/publications")
                .expect(200)
                .text("/items/0/plans/0/id");
        inParallel(ORDERS, i -> order(usersay.program(), plan, "subscriber-" + i + "@example.org"));
    }

    private static void inParallel(int number, IntConsumer each) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = IntStream.range(0, number)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> each.accept(i)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** Places an order; the result is the address under which its subscriber finds it. */
    static String order(Visitor visitor, String plan, String email) {
        return visitor.post(
                        "/api/v1/sites/" + Usersay.SITE + "/subscription-orders",
                        Map.of(
                                "plan",
                                plan,
                                "copies",
                                1,
                                "startsOn",
                                LocalDate.now(ZoneOffset.UTC).plusDays(7).toString(),
                                "subscriber",
                                Map.of("name", "Tran Thi Linh", "email", email, "phone", "+84 24 3845 0537"),
                                "delivery",
                                Map.of(
                                        "recipient", "Linh",
                                        "address", "47 Quang Trung",
                                        "city", "Ha Noi",
                                        "country", "Vietnam")))
                .expect(201)
                .header("Location");
    }

    private static void importComments(Visitor administrator, Path dump) throws IOException {
        String imports = "/api/v1/admin/sites/" + Usersay.SITE + "/imports";
        String job = imports + "/"
                + administrator
                        .send("POST", imports + "?format=usersay", BodyPublishers.ofFile(dump))
                        .expect(202)
                        .text("/id");
        await("the import to be done")
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofHours(1))
                .until(() -> {
                    var progress = administrator.get(job);
                    // The store may be too busy with the import to answer on a slow machine.
                    return progress.status() != 503
                            && progress.expect(200).text("/state").equals("DONE");
                });
    }

    private void write(Path file) throws IOException {
        try (Writer dump = Files.newBufferedWriter(file)) {
            write(dump);
        }
    }

    private void write(Writer dump) throws IOException {
        dump.write("{\"type\":\"export\",\"version\":1}\n");
        int inShortThreads = SHORT_THREADS * COMMENTS_OF_A_SHORT_THREAD;
        thread(dump, LONG_THREAD.id(), comments - inShortThreads);
        for (int i = 0; i < SHORT_THREADS; i++) {
            thread(dump, shortThread(i).id(), COMMENTS_OF_A_SHORT_THREAD);
        }
        for (int voter = 0; voter < COMMENT_VOTERS; voter++) {
            Map<String, Integer> votes = new HashMap<>();
            for (int i = voter; i < comments - inShortThreads; i += 100) {
                votes.put(LONG_THREAD.id() + "-" + i, i % 3 == 0 ? -1 : 1);
            }
            line(
                    dump,
                    Map.of("type", "votes", "article", LONG_THREAD.id(), "reader", "voter-" + voter, "votes", votes));
        }
        dump.write("{\"type\":\"end\"}\n");
    }

    /** A fifth are replies to the top level, one in fifty waits for a moderator, and the oldest has a thousand replies. */
    private void thread(Writer dump, String article, int size) throws IOException {
        line(dump, Map.of("type", "article", "id", article, "title", "About " + article, "state", "OPEN"));
        for (int i = 0; i < size; i++) {
            int author = i % (comments / COMMENTS_OF_AN_AUTHOR);
            Map<String, Object> comment = new HashMap<>(Map.of(
                    "type",
                    "comment",
                    "id",
                    article + "-" + i,
                    "article",
                    article,
                    "author",
                    Map.of("id", "author-" + author, "name", "Author " + author),
                    "text",
                    "Prices of rice and the long road to better trains: remark " + i + ".",
                    "state",
                    i % 50 == 49 ? "HELD" : "PUBLISHED",
                    "createdAt",
                    FIRST.plusSeconds(i).toString()));
            if (i % 5 == 1 && i < 5_000) {
                comment.put("parent", article + "-0");
            } else if (i % 5 == 1) {
                comment.put("parent", article + "-" + (i - i % 50));
            }
            line(dump, comment);
        }
    }

    private static void line(Writer dump, Map<String, Object> values) throws IOException {
        dump.write(JSON.writeValueAsString(values));
        dump.write('\n');
    }
}
