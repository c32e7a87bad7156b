package org.usersay.comments;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Many who do something at the same time. */
public final class AtOnce {

    private AtOnce() {}

    /** Returns when all are done; what one of them finds wrong is thrown. */
    public static void run(int times, IntConsumer task) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> task.accept(i)))
                    .toList();
            for (var one : running) {
                one.get();
            }
        }
    }
}
