package org.usersay.benchmarks.scenario;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.bson.Document;
import redis.clients.jedis.RedisClient;

/** The least a vote can cost: the stores' own clients in a loop, as often as so many threads can. */
public final class Floor {

    private static final String DATABASE = "usersay_floor";
    private static final int ARTICLES = 200;

    private final Setting setting;
    private final int threads;
    private final Duration time;

    public Floor(Setting setting, int threads, Duration time) {
        this.setting = setting;
        this.threads = threads;
        this.time = time;
    }

    /** {@code HINCRBY} through Jedis, commands a second. */
    public double increments() throws InterruptedException {
        try (RedisClient redis = RedisClient.builder()
                .hostAndPort("127.0.0.1", setting.redisPort())
                .build()) {
            return rate(thread -> () -> redis.hincrBy("floor:" + thread, "4", 1));
        }
    }

    /** {@code findOneAndUpdate} by id, as of a vote, each durable; round trips a second. */
    public double updates() throws InterruptedException {
        try (MongoClient client = MongoClients.create(setting.mongodb(DATABASE))) {
            var votes = client.getDatabase(DATABASE).getCollection("votes");
            var upsert = new FindOneAndUpdateOptions().upsert(true);
            return rate(thread -> {
                int[] turn = {0};
                return () -> votes.findOneAndUpdate(
                        Filters.eq("_id", "vir/article-" + turn[0]++ % ARTICLES + "/reader-" + thread),
                        Updates.combine(
                                Updates.set("stars", turn[0] % 5 + 1),
                                Updates.inc("version", 1L),
                                Updates.setOnInsert("keptOut", List.<Document>of())),
                        upsert);
            });
        }
    }

    /** Twice, and the second time counts. */
    private double rate(IntFunction<Runnable> work) throws InterruptedException {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            count(pool, work);
            return count(pool, work) / (time.toNanos() / 1e9);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long count(ExecutorService pool, IntFunction<Runnable> work)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            Runnable once = work.apply(thread);
            counts.add(pool.submit(() -> repeat(once, end)));
        }
        long sum = 0;
        for (Future<Long> count : counts) {
            sum += count.get();
        }
        return sum;
    }

    private static long repeat(Runnable once, long end) {
        long done = 0;
        for (; System.nanoTime() < end; done++) {
            once.run();
        }
        return done;
    }
}
