package org.usersay.benchmarks.scenario;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.Service;

/**
 * A million votes on ten thousand articles, the same ones every time; a few articles have most of them. They are written
 * as ratings-service stores them, with every article left moving, so that the service recounts all of them when it
 * starts: the worst loss of Redis there is.
 */
public final class Ballot {

    private static final String DATABASE = "usersay_ratings";
    private static final long SEED = 20261123;
    private static final int VOTES = 1_000_000;
    private static final int ARTICLES = 10_000;
    private static final int BATCH = 5_000;
    private static final int SAMPLE = 50;
    private static final int[] LIKELY = {1, 2, 3, 3, 4, 4, 4, 5, 5, 5};
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Setting setting;
    private final int[] counts = new int[ARTICLES];

    public Ballot(Setting setting) {
        this.setting = setting;
    }

    /** Stores the votes, starts the service anew without Redis' copies, and answers how long until all counts are right. */
    public Duration prepare() throws IOException, InterruptedException {
        try (MongoClient client = MongoClients.create(setting.mongodb(DATABASE))) {
            store(client.getDatabase(DATABASE));
        }
        setting.flushRedis();
        long begun = System.nanoTime();
        setting.restart(Service.RATINGS);
        setting.awaitRedisKeys(ARTICLES);
        awaitCounts();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The same with the service running: from the loss to right counts. */
    public Duration rebuild() {
        long begun = System.nanoTime();
        setting.flushRedis();
        setting.awaitRedisKeys(ARTICLES);
        awaitCounts();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    public int votes() {
        return VOTES;
    }

    public List<Row> rows() {
        Target ratings = setting.target(Service.RATINGS);
        List<Row> rows = new ArrayList<>();
        for (Way way : List.of(new Way("gateway", setting.gateway()), new Way("direct", ratings))) {
            rows.add(Row.same("bulk of 50 among 10,000, " + way.name(), way.target(), bulk(ARTICLES / 2)));
            rows.add(Row.same(
                    "top list, " + way.name(),
                    way.target(),
                    Request.get("/api/v1/sites/vir/ratings/top?period=all&limit=20")));
        }
        return rows;
    }

    /** The votes of a few readers all over the articles, each on one of its own. */
    public List<Row> writes(Readers readers) {
        int[] turn = {0};
        return List.of(
                new Row(
                        "rating PUT among 10,000, gateway",
                        setting.gateway(),
                        readers::renew,
                        () -> vote(readers, turn[0]++)),
                new Row(
                        "rating PUT among 10,000, direct",
                        setting.target(Service.RATINGS),
                        readers::renew,
                        () -> vote(readers, turn[0]++)));
    }

    private static Request vote(Readers readers, int turn) {
        int reader = turn % readers.number();
        int round = turn / readers.number();
        String path = "/api/v1/sites/vir/articles/" + article(round % ARTICLES) + "/rating/mine";
        return readers.as(reader, Request.json("PUT", path, "{\"stars\":" + ((round / ARTICLES + turn) % 5 + 1) + "}"));
    }

    private record Way(String name, Target target) {}

    /** The votes first: an article that is marked may be recounted, and settled, at once. */
    private void store(MongoDatabase database) {
        Random random = new Random(SEED);
        for (int i = 0; i < VOTES; i++) {
            counts[i < ARTICLES ? i : (int) (ARTICLES * Math.pow(random.nextDouble(), 3))]++;
        }
        Iterator<Document> votes = IntStream.range(0, ARTICLES)
                .boxed()
                .flatMap(article -> IntStream.range(0, counts[article]).mapToObj(i -> vote(article, i, random)))
                .iterator();
        insert(database, "votes", VOTES, i -> votes.next());
        insert(
                database,
                "tallies",
                ARTICLES,
                i -> new Document("_id", "vir/" + article(i))
                        .append("moving", true)
                        .append("epoch", 1L));
    }

    private static Document vote(int article, int number, Random random) {
        String voter = "reader-" + number;
        return new Document("_id", "vir/" + article(article) + "/" + voter)
                .append("voter", voter)
                .append("stars", LIKELY[random.nextInt(LIKELY.length)])
                .append("day", 20261101 + random.nextInt(23))
                .append("castAt", Date.from(FIRST.plusSeconds(number)))
                .append("keptOut", List.of())
                .append("version", 1L);
    }

    private static void insert(MongoDatabase database, String collection, int count, IntFunction<Document> make) {
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(make.apply(i));
            if (batch.size() == BATCH || i == count - 1) {
                database.getCollection(collection).insertMany(batch, new InsertManyOptions().ordered(false));
                batch.clear();
            }
        }
    }

    /** Articles of the whole range: the most and the least voted. */
    private void awaitCounts() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int from = 0; from < ARTICLES; from += ARTICLES / 20) {
            while (!right(from)) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("Counts are not right " + PATIENCE + " after the loss");
                }
            }
        }
    }

    private boolean right(int from) {
        Client.Reply reply = setting.client().send(setting.target(Service.RATINGS), bulk(from));
        return reply.status() == 200
                && IntStream.range(from, from + SAMPLE)
                        .allMatch(i -> reply.body().contains("\"" + article(i) + "\":{\"count\":" + counts[i] + ","));
    }

    private static Request bulk(int from) {
        return Request.get("/api/v1/sites/vir/ratings?"
                + IntStream.range(from, from + SAMPLE)
                        .mapToObj(i -> "article=" + article(i))
                        .collect(Collectors.joining("&")));
    }

    private static String article(int number) {
        return "rated-" + number;
    }
}
