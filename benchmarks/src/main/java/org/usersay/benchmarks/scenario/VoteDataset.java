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
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.Service;

/**
 * A million votes on ten thousand articles, the same ones every time; a few articles have most of them. They are written
 * as ratings-service stores them.
 */
public final class VoteDataset {

    private static final String DATABASE = "usersay_ratings";
    private static final long SEED = 20261123;
    private static final int VOTES = 1_000_000;
    private static final int ARTICLES = 10_000;
    private static final int BATCH = 5_000;
    private static final int SAMPLE = 50;
    /** As many articles as one request may ask for. */
    private static final int LARGEST = 100;

    private static final int[] LIKELY = {1, 2, 3, 3, 4, 4, 4, 5, 5, 5};
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final SystemUnderTest systemUnderTest;
    private final Client client;
    private final int[] counts = new int[ARTICLES];

    public VoteDataset(SystemUnderTest systemUnderTest) {
        this.systemUnderTest = systemUnderTest;
        client = systemUnderTest.client();
    }

    /** Stores the votes and restarts the service without Redis' copies; the result is the time until all counts are right. */
    public Duration prepare() throws IOException, InterruptedException {
        try (MongoClient mongo = MongoClients.create(systemUnderTest.mongodb(DATABASE))) {
            store(mongo.getDatabase(DATABASE));
        }
        systemUnderTest.flushRedis();
        long begun = System.nanoTime();
        systemUnderTest.restart(Service.RATINGS);
        systemUnderTest.awaitRedisKeys(ARTICLES);
        awaitCounts();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The same with the service running and every article at rest: from the loss to right counts. */
    public Duration rebuild() {
        long begun = System.nanoTime();
        systemUnderTest.flushRedis();
        systemUnderTest.awaitRedisKeys(ARTICLES);
        awaitCounts();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    public int votes() {
        return VOTES;
    }

    public List<BenchmarkCase> reads() {
        List<BenchmarkCase> rows = new ArrayList<>();
        for (Way way : ways()) {
            rows.add(BenchmarkCase.same(
                    "ballot: bulk of 50 among 10,000, " + way.name(), way.target(), bulk(ARTICLES / 2, SAMPLE)));
            rows.add(BenchmarkCase.same(
                    "ballot: top list, " + way.name(),
                    way.target(),
                    Request.get("/api/v1/sites/vir/ratings/top?period=all&limit=20")));
        }
        return rows;
    }

    public List<BenchmarkCase> steadyVotes(Readers readers) {
        return ways().stream()
                .map(way -> new BenchmarkCase(
                        "ballot: rating PUT, articles with votes, " + way.name(),
                        way.target(),
                        readers::renew,
                        new VoteRequests(readers).steady()))
                .toList();
    }

    /** They add tens of thousands of articles: best measured last. */
    public List<BenchmarkCase> firstVotes(Readers readers) {
        VoteRequests voteRequests = new VoteRequests(readers);
        return ways().stream()
                .map(way -> new BenchmarkCase(
                        "ballot: rating PUT, the first on its article, " + way.name(),
                        way.target(),
                        readers::renew,
                        voteRequests.first()))
                .toList();
    }

    private record Way(String name, Target target) {}

    private List<Way> ways() {
        return List.of(
                new Way("gateway", systemUnderTest.gateway()),
                new Way("direct", systemUnderTest.target(Service.RATINGS)));
    }

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
    }

    private static Document vote(int article, int number, Random random) {
        String voter = "reader-" + number;
        return new Document("_id", "vir/" + article(article) + "/" + voter)
                .append("voter", voter)
                .append("stars", LIKELY[random.nextInt(LIKELY.length)])
                .append("day", 20261101 + random.nextInt(23))
                .append("castAt", Date.from(FIRST.plusSeconds(number)))
                .append("exclusions", List.of())
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

    /** Every article. */
    private void awaitCounts() {
        for (int i = 0; i < ARTICLES; i += LARGEST) {
            int from = i;
            await("Counts are not right", () -> right(from));
        }
    }

    private static void await(String otherwise, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise + " after " + PATIENCE);
            }
        }
    }

    private boolean right(int from) {
        Client.Reply reply = client.send(systemUnderTest.target(Service.RATINGS), bulk(from, LARGEST));
        return reply.status() == 200
                && IntStream.range(from, from + LARGEST)
                        .allMatch(i -> reply.body().contains("\"" + article(i) + "\":{\"count\":" + counts[i] + ","));
    }

    private static Request bulk(int from, int number) {
        return Request.get("/api/v1/sites/vir/ratings?"
                + IntStream.range(from, from + number)
                        .mapToObj(i -> "article=" + article(i))
                        .collect(Collectors.joining("&")));
    }

    static String article(int number) {
        return "rated-" + number;
    }
}
