package org.usersay.benchmarks.scenario;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.bson.Document;
import org.usersay.benchmarks.load.Latencies;
import org.usersay.benchmarks.load.Plan;
import org.usersay.benchmarks.load.WarmUp;
import org.usersay.benchmarks.process.ProcessorTime;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;

/**
 * The least a vote can cost: the stores' own clients in loops of this process, as many as there are connections, each with
 * a connection of its own. One loop runs on a platform thread; more of them on virtual threads, as the service's do.
 */
final class StoreBaseline implements AutoCloseable {

    private static final String DATABASE = "usersay_floor";
    private static final int ARTICLES = 200;

    private final Plan plan;
    private final RedisClient redis;
    private final MongoClient mongo;
    private final MongoCollection<Document> votes;
    private final ExecutorService threads;

    StoreBaseline(SystemUnderTest systemUnderTest, Plan plan) {
        this.plan = plan;
        int loops = plan.connections();
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(loops);
        pool.setMaxIdle(loops);
        redis = RedisClient.builder()
                .hostAndPort("127.0.0.1", systemUnderTest.redisPort())
                .poolConfig(pool)
                .build();
        mongo = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(systemUnderTest.mongodb(DATABASE)))
                // As the service writes a vote.
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToConnectionPoolSettings(connections -> connections.maxSize(loops))
                .build());
        votes = mongo.getDatabase(DATABASE).getCollection("votes");
        votes.createIndex(Indexes.ascending("voter"));
        threads = Executors.newThreadPerTaskExecutor(
                loops == 1 ? Thread.ofPlatform().factory() : Thread.ofVirtual().factory());
    }

    void warmUp() throws InterruptedException {
        WarmUp.run(plan.rounds(), () -> repeat(this::increment, plan.warmUp()).count());
        WarmUp.run(plan.rounds(), () -> repeat(this::update, plan.warmUp()).count());
    }

    /** {@code HINCRBY} through Jedis. */
    Cost increments() throws InterruptedException {
        return measure(this::increment);
    }

    /** Durable {@code findOneAndUpdate} by id through the driver, of documents as votes are. */
    Cost updates() throws InterruptedException {
        return measure(this::update);
    }

    private Runnable increment(int loop) {
        return () -> redis.hincrBy("floor:" + loop, "4", 1);
    }

    private Runnable update(int loop) {
        var upsert = new FindOneAndUpdateOptions().upsert(true);
        String voter = "reader-" + loop;
        int[] turn = {0};
        return () -> votes.findOneAndUpdate(
                Filters.eq("_id", "vir/article-" + turn[0]++ % ARTICLES + "/" + voter),
                Updates.combine(
                        Updates.set("stars", turn[0] % 5 + 1),
                        Updates.set("day", 20261101),
                        Updates.set("castAt", Date.from(Instant.now())),
                        Updates.set("network", null),
                        Updates.inc("version", 1L),
                        Updates.setOnInsert("voter", voter),
                        Updates.setOnInsert("keptOut", List.<String>of())),
                upsert);
    }

    private Cost measure(IntFunction<Runnable> work) throws InterruptedException {
        long self = ProcessHandle.current().pid();
        Duration before = ProcessorTime.of(self);
        long begun = System.nanoTime();
        Latencies latencies = repeat(work, plan.measured());
        double seconds = (System.nanoTime() - begun) / 1e9;
        Duration used = ProcessorTime.of(self).minus(before);
        return Cost.of(latencies, seconds, used);
    }

    private Latencies repeat(IntFunction<Runnable> work, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Latencies>> loops = new ArrayList<>();
        for (int loop = 0; loop < plan.connections(); loop++) {
            Runnable once = work.apply(loop);
            loops.add(threads.submit(() -> repeat(once, end)));
        }
        Latencies all = new Latencies();
        try {
            for (Future<Latencies> loop : loops) {
                all.addAll(loop.get());
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
        return all;
    }

    private static Latencies repeat(Runnable once, long end) {
        Latencies latencies = new Latencies();
        for (long now = System.nanoTime(); now < end; ) {
            once.run();
            long then = System.nanoTime();
            latencies.add(then - now);
            now = then;
        }
        return latencies;
    }

    @Override
    public void close() {
        threads.close();
        redis.close();
        mongo.close();
    }
}
