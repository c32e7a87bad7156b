package org.usersay.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.RedisServer;

/** Many threads' commands in one pipeline, each with its own answer. */
class BatchingPipelineTests {

    private static final int THREADS = 200;
    private static final int TURNS = 20;

    @Test
    void everyThreadReceivesItsOwnResult() throws IOException, ExecutionException, InterruptedException {
        int port = FreePort.find();
        var server = start(port);
        try (var redis = RedisClient.create("redis://127.0.0.1:" + port);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shared = new BatchingPipeline(redis);
            redis.set("text", "no number");
            List<Future<List<Long>>> counts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                var key = "count-" + thread;
                counts.add(threads.submit(() -> countUpIn(shared, key)));
            }
            for (Future<List<Long>> count : counts) {
                assertThat(count.get()).hasSize(TURNS).isSorted().doesNotHaveDuplicates();
            }
            assertThat(redis.get("count-0")).isEqualTo(Integer.toString(TURNS));
        } finally {
            server.stop();
        }
    }

    /** Each turn between two refusals, which are this thread's own affair. */
    private static List<Long> countUpIn(BatchingPipeline shared, String key) {
        List<Long> answers = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            assertThatExceptionOfType(JedisDataException.class)
                    .isThrownBy(() -> shared.execute(pipeline -> pipeline.incr("text")));
            answers.add(shared.execute(pipeline -> {
                pipeline.set(key + "-before", "x");
                return pipeline.incr(key);
            }));
        }
        return answers;
    }

    @Test
    void failureToAddCommandsDoesNotAffectOtherCalls() throws IOException {
        int port = FreePort.find();
        var server = start(port);
        try (var redis = RedisClient.create("redis://127.0.0.1:" + port)) {
            var shared = new BatchingPipeline(redis);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> shared.execute(pipeline -> {
                        throw new IllegalStateException("cannot be put");
                    }));
            assertThat(shared.<Long>execute(pipeline -> pipeline.incr("count"))).isEqualTo(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void enqueuedCommandsPrecedeLaterCalls() throws IOException, ExecutionException, InterruptedException {
        int port = FreePort.find();
        var server = start(port);
        try (var redis = RedisClient.create("redis://127.0.0.1:" + port);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shared = new BatchingPipeline(redis);
            List<Future<Long>> lengths = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                var key = "list-" + thread;
                lengths.add(threads.submit(() -> {
                    for (int turn = 0; turn < TURNS; turn++) {
                        shared.enqueue(pipeline -> pipeline.rpush(key, "told"));
                        assertThat(shared.<Long>execute(pipeline -> pipeline.rpush(key, "asked")))
                                .isEqualTo(2L * (turn + 1));
                    }
                    return shared.execute(pipeline -> pipeline.llen(key));
                }));
            }
            for (Future<Long> length : lengths) {
                assertThat(length.get()).isEqualTo(2L * TURNS);
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void queueOfEnqueuedCommandsIsBounded() throws IOException {
        int port = FreePort.find();
        var server = start(port);
        try (var redis = RedisClient.create("redis://127.0.0.1:" + port)) {
            var shared = new BatchingPipeline(redis);
            for (int turn = 0; turn < 1_000; turn++) {
                shared.enqueue(pipeline -> pipeline.incr("told"));
            }
            assertThat(Integer.parseInt(redis.get("told"))).isGreaterThan(800);
            server.stop();
            for (int turn = 0; turn < 1_000; turn++) {
                shared.enqueue(pipeline -> pipeline.incr("told"));
            }
            assertThatExceptionOfType(JedisException.class)
                    .isThrownBy(() -> shared.execute(pipeline -> pipeline.incr("told")));
        } finally {
            server.stop();
        }
    }

    @Test
    void noCallWaitsForeverWhileRedisIsUnavailable() throws IOException, InterruptedException, ExecutionException {
        int port = FreePort.find();
        try (var redis = RedisClient.create("redis://127.0.0.1:" + port);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var shared = new BatchingPipeline(redis);
            List<Future<?>> asked = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                asked.add(threads.submit(() -> shared.execute(pipeline -> pipeline.incr("count"))));
            }
            for (Future<?> one : asked) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(one::get)
                        .withCauseInstanceOf(JedisException.class);
            }
            var server = start(port);
            try {
                assertThat(shared.<Long>execute(pipeline -> pipeline.incr("count")))
                        .isEqualTo(1);
            } finally {
                server.stop();
            }
        }
    }

    /** A permit that was left over would end the thread's next wait at once, and each wait for a socket would be two. */
    @Test
    void callerHasNoPermitLeftAfterItsResult() throws IOException, InterruptedException {
        int port = FreePort.find();
        var server = start(port);
        try (var redis = RedisClient.create("redis://127.0.0.1:" + port)) {
            var shared = new BatchingPipeline(redis);
            var answered = new AtomicBoolean();
            var asker = Thread.ofVirtual().start(() -> {
                shared.execute(pipeline -> pipeline.incr("count"));
                answered.set(true);
                LockSupport.park();
            });
            await().until(() -> answered.get() && asker.getState() == Thread.State.WAITING);
            LockSupport.unpark(asker);
            asker.join();
        } finally {
            server.stop();
        }
    }

    private static RedisServer start(int port) throws IOException {
        var server = RedisServer.newRedisServer().bind("127.0.0.1").port(port).build();
        server.start();
        return server;
    }
}
