package org.usersay.subscription.attemptlimit;

import java.time.Duration;

/** So many attempts in so long a time. */
public record Limit(String name, int attempts, Duration window) {}
