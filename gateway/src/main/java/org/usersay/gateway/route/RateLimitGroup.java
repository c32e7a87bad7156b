package org.usersay.gateway.route;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Requests that are counted together: metadata {@code limit}. */
public enum RateLimitGroup {
    SESSION,
    TOKENS,
    REFRESH,
    LINKS,
    ACCOUNTS,
    PASSWORD_RESETS,
    PROFILE,
    COMMENTS,
    PREVIEWS,
    VOTES,
    REPORTS,
    RATINGS,
    METER,
    ORDERS,
    NEWSLETTERS;

    private static final Set<RateLimitGroup> COUNTED_LOCALLY =
            EnumSet.of(REFRESH, PROFILE, COMMENTS, PREVIEWS, VOTES, REPORTS, RATINGS, METER);

    /** Name in headers and Redis keys. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether requests are counted by address alone, whatever token they bring, since they try credentials or cause mail. The
     * subscription-service counts them by account as well.
     */
    public boolean isCountedByAddress() {
        return isCountedInRedis() || this == REFRESH;
    }

    /**
     * Whether Redis counts a request before it passes, since a password or a code could be guessed or mail be sent to
     * others. The rest is counted in this process and synchronized within a tenth of a second.
     */
    public boolean isCountedInRedis() {
        return !COUNTED_LOCALLY.contains(this);
    }
}
