package org.usersay.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Pipeline that batches the commands of many threads into few round trips. While no batch is in flight, a call is sent at
 * once; calls made meanwhile are queued, and the first waiting thread sends all of them in one pipeline. Under load a command
 * costs a fraction of a system call, here and in Redis; without load it costs what it always does.
 *
 * <p>For short commands within requests. A command with a large result, or a blocking one, delays all others.
 */
public final class BatchingPipeline {

    /** Bounds the delay of the last command of a long queue. */
    private static final int MAX_BATCH = 128;

    private final UnifiedJedis redis;
    private final Queue<Call<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean inFlight = new AtomicBoolean();

    /** Enqueued since the last batch; bounds the queue where no thread executes commands any more. */
    private final AtomicInteger enqueued = new AtomicInteger();

    public BatchingPipeline(UnifiedJedis redis) {
        this.redis = redis;
    }

    /**
     * Sends commands and returns the result of one.
     *
     * @param commands adds them to the pipeline and returns the response that is wanted; the commands of one call stay
     *     together and in order
     * @throws JedisException if Redis is unavailable or rejects this command; a rejection does not affect other threads
     */
    public <T> @Nullable T execute(Function<AbstractPipeline, Response<T>> commands) {
        return executeAll(commands).get();
    }

    /**
     * Sends commands and returns what {@code commands} returned, once all responses are complete.
     *
     * @throws JedisException if Redis is unavailable
     */
    public <T> T executeAll(Function<AbstractPipeline, T> commands) {
        var call = new Call<>(Thread.currentThread(), commands);
        waiting.add(call);
        boolean interrupted = false;
        while (!call.done) {
            if (inFlight.compareAndSet(false, true)) {
                sendBatch();
            } else {
                LockSupport.park(this);
                // An interrupt ends the thread later; the result must not be lost.
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return call.result();
    }

    /**
     * Adds commands to the next batch of any thread, before that thread's commands, without waiting. Once a later call of
     * {@link #execute} returns, Redis has executed them. They are lost if Redis is unavailable; rejections are ignored.
     */
    public void enqueue(Consumer<AbstractPipeline> commands) {
        waiting.add(new Call<>(null, pipeline -> {
            commands.accept(pipeline);
            return true;
        }));
        if (enqueued.incrementAndGet() >= MAX_BATCH && inFlight.compareAndSet(false, true)) {
            sendBatch();
        }
    }

    private void sendBatch() {
        var together = new ArrayList<Call<?>>();
        enqueued.set(0);
        try {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                together.add(next);
                if (together.size() == MAX_BATCH) {
                    break;
                }
            }
            if (!together.isEmpty()) {
                exchange(together);
            }
        } finally {
            together.forEach(Call::complete);
            inFlight.set(false);
            wakeNext();
        }
    }

    /** Wakes the first waiting thread, which sends the next call. */
    private void wakeNext() {
        for (Call<?> next : waiting) {
            if (next.caller != null) {
                LockSupport.unpark(next.caller);
                return;
            }
        }
    }

    private void exchange(List<Call<?>> together) {
        try (var pipeline = redis.pipelined()) {
            together.forEach(call -> call.add(pipeline));
            pipeline.sync();
            together.forEach(Call::synced);
        } catch (JedisException e) {
            together.forEach(call -> call.fail(e));
        }
    }

    /** Commands of one call. Written by the sending thread, and read by the caller once it is done. */
    private static final class Call<T> {

        private final @Nullable Thread caller;
        private final Function<AbstractPipeline, T> commands;
        private @Nullable T added;
        private @Nullable RuntimeException failure;
        private boolean synced;
        private volatile boolean done;

        /** Without a caller if no result is waited for. */
        Call(@Nullable Thread caller, Function<AbstractPipeline, T> commands) {
            this.caller = caller;
            this.commands = commands;
        }

        void add(AbstractPipeline pipeline) {
            try {
                added = commands.apply(pipeline);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        void synced() {
            synced = true;
        }

        void fail(JedisException cause) {
            if (failure == null && !synced) {
                failure = new JedisConnectionException(cause.getMessage(), cause);
            }
        }

        void complete() {
            done = true;
            // The sending thread is awake: a permit would end its next park, for a socket for instance, too early.
            if (caller != null && caller != Thread.currentThread()) {
                LockSupport.unpark(caller);
            }
        }

        T result() {
            if (failure != null) {
                throw failure;
            }
            if (!synced || added == null) {
                throw new JedisConnectionException("the commands were not sent");
            }
            return added;
        }
    }
}
