package org.usersay.subscription.meter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.entitlement.SignedStatement;

/**
 * Whether an article may be read, and how many others.
 *
 * @param limit free articles in a month; null for entitled readers, as the next two
 * @param remaining how many others may still be read in this month
 * @param startsAgainAt when the next month begins
 * @param statement for the paywall; null where the article may not be read
 * @param expiresAt when the statement does not count any more
 */
record MeterReading(
        String article,
        State state,
        @Nullable Integer limit,
        @Nullable Integer remaining,
        @Nullable Instant startsAgainAt,
        @Nullable String statement,
        @Nullable Instant expiresAt) {

    /** Why the article may be read, or may not. */
    enum State {
        /** The reader has an entitlement, and is not counted. */
        ENTITLED,
        /** It is one of the month's free articles. */
        COUNTED,
        /** The month's free articles were others. */
        USED_UP
    }

    static MeterReading entitled(String article, SignedStatement statement) {
        return new MeterReading(
                article, State.ENTITLED, null, null, null, statement.statement(), statement.expiresAt());
    }

    static MeterReading counted(
            String article, int limit, int remaining, Instant startsAgainAt, SignedStatement statement) {
        return new MeterReading(
                article, State.COUNTED, limit, remaining, startsAgainAt, statement.statement(), statement.expiresAt());
    }

    static MeterReading usedUp(String article, int limit, Instant startsAgainAt) {
        return new MeterReading(article, State.USED_UP, limit, 0, startsAgainAt, null, null);
    }
}
