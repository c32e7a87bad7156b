package org.usersay.endtoend.fault;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.usersay.endtoend.http.Answer;

/** A request that is repeated until it is acknowledged. Before that only a broken connection or a 503 problem is allowed. */
final class Retry {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final BooleanSupplier stopped;
    private final int success;

    Retry(BooleanSupplier stopped, int success) {
        this.stopped = stopped;
        this.success = success;
    }

    /** The acknowledgement; empty if the test stopped before there was one. */
    Optional<Answer> untilAcknowledged(Supplier<Answer> request) {
        Optional<Answer> first = attempt(request);
        if (first.isPresent()) {
            return first;
        }
        AtomicReference<Optional<Answer>> acknowledged = new AtomicReference<>(Optional.empty());
        await("a request to be acknowledged")
                .dontCatchUncaughtExceptions()
                .pollInterval(PAUSE)
                .atMost(PATIENCE)
                .until(() -> {
                    if (stopped.getAsBoolean()) {
                        return true;
                    }
                    acknowledged.set(attempt(request));
                    return acknowledged.get().isPresent();
                });
        return acknowledged.get();
    }

    private Optional<Answer> attempt(Supplier<Answer> request) {
        try {
            Answer answer = request.get();
            if (answer.status() == success) {
                return Optional.of(answer);
            }
            answer.expect(503).problem();
        } catch (UncheckedIOException unanswered) {
            // The gateway was killed in the middle of it.
        }
        return Optional.empty();
    }
}
