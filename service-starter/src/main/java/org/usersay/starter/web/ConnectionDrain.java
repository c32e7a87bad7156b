package org.usersay.starter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * First step of a shutdown, after readiness went down and before the port is closed: for a while every response ends its
 * connection. A client that keeps unused connections for less than that while sends no request on one that is closed under it.
 */
final class ConnectionDrain extends OncePerRequestFilter implements SmartLifecycle {

    private final Duration length;
    private volatile boolean running;

    /** Drain of a length; none if it is zero. */
    ConnectionDrain(Duration length) {
        this.length = length;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!running) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
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
        CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS)
                .execute(stopped);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
