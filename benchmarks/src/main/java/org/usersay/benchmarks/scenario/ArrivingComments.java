package org.usersay.benchmarks.scenario;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;

/** Comments that are posted at a fixed rate until this is closed. */
public final class ArrivingComments implements AutoCloseable {

    private final ScheduledExecutorService poster = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> posting;

    ArrivingComments(Client client, Requests posts, int perSecond) {
        long micros = TimeUnit.SECONDS.toMicros(1) / perSecond;
        posting = poster.scheduleAtFixedRate(() -> post(client, posts.next()), 0, micros, TimeUnit.MICROSECONDS);
    }

    private static void post(Client client, Request request) {
        client.send(request).expect(201);
    }

    /** Fails if a comment was not accepted. */
    @Override
    public void close() {
        poster.close();
        if (posting.state() == Future.State.FAILED) {
            throw new IllegalStateException("Comments stopped arriving", posting.exceptionNow());
        }
    }
}
