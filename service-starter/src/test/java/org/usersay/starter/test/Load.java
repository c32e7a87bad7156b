package org.usersay.starter.test;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Clients that repeat something until they are stopped, however the test ends meanwhile. */
public final class Load implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Future<?>> clients;

    /** @param request of the client with this number, from 0 */
    public Load(int clients, IntConsumer request) {
        this.clients = IntStream.range(0, clients)
                .<Future<?>>mapToObj(client -> threads.submit(() -> {
                    while (!stopped.get()) {
                        request.accept(client);
                    }
                }))
                .toList();
    }

    /** Lets the last requests finish; throws what a client failed with. */
    public void stop() throws ExecutionException, InterruptedException {
        stopped.set(true);
        for (var client : clients) {
            client.get();
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        threads.close();
    }
}
