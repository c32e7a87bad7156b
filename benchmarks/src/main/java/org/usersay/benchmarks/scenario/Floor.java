package org.usersay.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import redis.clients.jedis.RedisClient;

/** The least a count can cost: {@code HINCRBY} through Jedis, as often as so many threads can. */
public final class Floor {

    private Floor() {}

    /** Commands a second. */
    public static double incrementsPerSecond(int port, int threads, Duration time) throws InterruptedException {
        try (RedisClient redis =
                        RedisClient.builder().hostAndPort("127.0.0.1", port).build();
                ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            increments(redis, pool, threads, time);
            return increments(redis, pool, threads, time) / (time.toNanos() / 1e9);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long increments(RedisClient redis, ExecutorService pool, int threads, Duration time)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        List<Future<Long>> counts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String key = "floor:" + i;
            Callable<Long> task = () -> {
                long done = 0;
                while (System.nanoTime() < end) {
                    redis.hincrBy(key, "4", 1);
                    done++;
                }
                return done;
            };
            counts.add(pool.submit(task));
        }
        long sum = 0;
        for (Future<Long> count : counts) {
            sum += count.get();
        }
        return sum;
    }
}
