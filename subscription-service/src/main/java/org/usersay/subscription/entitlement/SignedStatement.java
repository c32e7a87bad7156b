package org.usersay.subscription.entitlement;

import java.time.Instant;

/**
 * A signed statement for the paywall.
 *
 * @param statement a JSON Web Token
 * @param expiresAt when it does not count any more
 */
public record SignedStatement(String statement, Instant expiresAt) {}
