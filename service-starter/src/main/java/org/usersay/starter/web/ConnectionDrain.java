package org.usersay.starter.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.JettyServerCustomizer;
import org.springframework.context.SmartLifecycle;

/**
 * First step of a shutdown, after readiness went down: the port is closed, so that new connections go to another instance, and
 * the open ones are served on. Jetty ends each with its next response. A client that keeps unused connections for less than
 * the drain's length sends no request on one that is closed under it.
 *
 * <p>The port is closed first and not last: while the open connections still serve, a client makes few new ones, and one that
 * the system has accepted but Jetty has not is reset with the port. A connection whose response is just being written when the
 * drain begins may end with that response although it does not say so.
 */
final class ConnectionDrain implements JettyServerCustomizer, SmartLifecycle {

    private final Duration length;
    private volatile @Nullable Server server;
    private volatile boolean running;

    /** Drain that lasts until all connections are closed, but no longer than {@code length}. */
    ConnectionDrain(Duration length) {
        this.length = length;
    }

    @Override
    public void customize(Server customized) {
        server = customized;
        if (length.isPositive()) {
            for (var connector : customized.getConnectors()) {
                if (connector instanceof AbstractConnector connections) {
                    connections.setShutdownIdleTimeout(length.toMillis());
                }
            }
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    /** In the default phase, which ends before that of Spring Boot's graceful shutdown begins. */
    @Override
    public void stop(Runnable stopped) {
        stop();
        var drained = server;
        if (drained == null) {
            stopped.run();
            return;
        }
        var closed = CompletableFuture.allOf(Arrays.stream(drained.getConnectors())
                        .map(Connector::shutdown)
                        .toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, length.toMillis(), TimeUnit.MILLISECONDS);
        Thread.startVirtualThread(() -> {
            try {
                closed.join();
            } finally {
                stopped.run();
            }
        });
    }

    /** The server goes on when its context pauses, as it does in Spring Boot, so the port must too. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
