package org.usersay.subscription.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.account.Account;

/** Badges that an access token carries, and readers' names with it. */
public interface BadgeSource {

    Badges of(Account account, Instant now);

    /**
     * Badges for a time.
     *
     * @param until when they may be others, which no token outlives; null where only a change makes them so
     */
    record Badges(List<String> names, @Nullable Instant until) {

        public Badges {
            names = List.copyOf(names);
        }

        Instant earlier(Instant end) {
            return until != null && until.isBefore(end) ? until : end;
        }
    }
}
