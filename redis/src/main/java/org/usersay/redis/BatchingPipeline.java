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
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Commands of many threads in few round trips. Who asks while nobody is under way goes at once; who asks meanwhile waits,
 * and the first of those who wait then takes all of them along in one pipeline. Under load a command so costs a fraction
 * of a system call, here and in Redis; alone it costs what it always did.
 *
 * <p>For commands on the way of a request, which are short. One that answers much, or blocks, keeps the others waiting.
 */
public final class BatchingPipeline {

    /** So that the last of a long queue does not wait for all of it to be answered. */
    private static final int MOST_TOGETHER = 128;

    private final RedisClient redis;
    private final Queue<Question<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** What was told since anybody asked; bounded, where nobody asks any more. */
    private final AtomicInteger told = new AtomicInteger();

    public BatchingPipeline(RedisClient redis) {
        this.redis = redis;
    }

    /**
     * Sends commands and answers one of them.
     *
     * @param commands puts them into the pipeline and returns the response that is wanted; those of one call stay
     *     together and in their order
     * @throws JedisException where Redis is away or refuses this command; other threads' commands are not concerned by
     *     a refusal
     */
    public <T> @Nullable T ask(Function<AbstractPipeline, Response<T>> commands) {
        return askAll(commands).get();
    }

    /**
     * Sends commands and returns what {@code commands} returned, once all are answered; each response tells itself what
     * the answer was.
     *
     * @throws JedisException where Redis is away
     */
    public <T> T askAll(Function<AbstractPipeline, T> commands) {
        var question = new Question<>(Thread.currentThread(), commands);
        waiting.add(question);
        boolean interrupted = false;
        while (!question.over) {
            if (underWay.compareAndSet(false, true)) {
                travel();
            } else {
                LockSupport.park(this);
                // Whoever interrupts wants the thread to end, not this answer to be lost.
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return question.answer();
    }

    /**
     * Sends commands along with the next question of whichever thread, before it, and waits for nothing: who tells and
     * then asks knows with the answer that Redis has done what it was told. What is told while Redis is away is lost, and
     * a refusal is not heard of.
     */
    public void tell(Consumer<AbstractPipeline> commands) {
        waiting.add(new Question<>(null, pipeline -> {
            commands.accept(pipeline);
            return true;
        }));
        if (told.incrementAndGet() >= MOST_TOGETHER && underWay.compareAndSet(false, true)) {
            travel();
        }
    }

    private void travel() {
        var together = new ArrayList<Question<?>>();
        told.set(0);
        try {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                together.add(next);
                if (together.size() == MOST_TOGETHER) {
                    break;
                }
            }
            if (!together.isEmpty()) {
                exchange(together);
            }
        } finally {
            together.forEach(Question::end);
            underWay.set(false);
            wakeNext();
        }
    }

    /** The first who waits for an answer travels next. */
    private void wakeNext() {
        for (Question<?> next : waiting) {
            if (next.asker != null) {
                LockSupport.unpark(next.asker);
                return;
            }
        }
    }

    private void exchange(List<Question<?>> together) {
        try (var pipeline = redis.pipelined()) {
            together.forEach(question -> question.put(pipeline));
            pipeline.sync();
            together.forEach(Question::arrived);
        } catch (JedisException e) {
            together.forEach(question -> question.fail(e));
        }
    }

    /** What one thread wants to know. Written by whoever travels, and read by the asker once it is over. */
    private static final class Question<T> {

        private final @Nullable Thread asker;
        private final Function<AbstractPipeline, T> commands;
        private @Nullable T put;
        private @Nullable RuntimeException failure;
        private boolean answered;
        private volatile boolean over;

        /** Of nobody, where no answer is waited for. */
        Question(@Nullable Thread asker, Function<AbstractPipeline, T> commands) {
            this.asker = asker;
            this.commands = commands;
        }

        void put(AbstractPipeline pipeline) {
            try {
                put = commands.apply(pipeline);
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        void arrived() {
            answered = true;
        }

        void fail(JedisException cause) {
            if (failure == null && !answered) {
                failure = new JedisConnectionException(cause.getMessage(), cause);
            }
        }

        void end() {
            over = true;
            // Who travelled himself is awake: the permit would end his next wait, for a socket say, before its time.
            if (asker != null && asker != Thread.currentThread()) {
                LockSupport.unpark(asker);
            }
        }

        T answer() {
            if (failure != null) {
                throw failure;
            }
            if (!answered || put == null) {
                throw new JedisConnectionException("Redis was not asked.");
            }
            return put;
        }
    }
}
