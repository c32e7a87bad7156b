package org.usersay.subscription.webhook;

import java.time.Duration;
import java.util.Optional;

/** Result of one attempt. */
sealed interface DeliveryResult {

    /** Answered with a status of the 200s. */
    record Delivered() implements DeliveryResult {}

    /**
     * Anything else; another attempt may succeed.
     *
     * @param retryAfter what the endpoint asked for
     */
    record Failed(String why, Optional<Duration> retryAfter) implements DeliveryResult {}

    /** Answered with 410: the endpoint wants nothing more. */
    record Gone() implements DeliveryResult {}

    /** In one word, for metrics and traces. */
    default String outcome() {
        return switch (this) {
            case Delivered delivered -> "delivered";
            case Failed failed -> "failed";
            case Gone gone -> "gone";
        };
    }

    /** In words, for administrators. */
    default String description() {
        return switch (this) {
            case Delivered delivered -> "Delivered.";
            case Failed failed -> failed.why();
            case Gone gone -> "The endpoint answered 410 Gone.";
        };
    }
}
