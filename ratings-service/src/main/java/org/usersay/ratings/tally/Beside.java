package org.usersay.ratings.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same to many things, some of them beside one another, since a store serves many in the time of one. */
public final class Beside {

    private static final int WIDTH = 16;

    private Beside() {}

    /**
     * Returns when all is done.
     *
     * @throws RuntimeException the first failure; what had not begun by then is left undone
     */
    public static <T> void each(Collection<T> things, Consumer<T> work) {
        var waiting = new ConcurrentLinkedQueue<>(things);
        var workers = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(WIDTH, things.size()); i++) {
                workers.add(threads.submit(() -> drain(waiting, work)));
            }
        }
        workers.forEach(Beside::rethrow);
    }

    private static <T> void drain(Queue<T> waiting, Consumer<T> work) {
        try {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                work.accept(next);
            }
        } catch (RuntimeException e) {
            waiting.clear();
            throw e;
        }
    }

    private static void rethrow(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
