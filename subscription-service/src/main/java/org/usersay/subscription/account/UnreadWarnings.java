package org.usersay.subscription.account;

import java.time.Instant;
import java.util.List;

/** Warnings of moderators that readers have not acknowledged yet. */
public interface UnreadWarnings {

    /** Oldest first by site, a few at most. */
    List<Warning> of(String reader);

    /** Warning as its reader sees it. */
    record Warning(String id, String site, String text, Instant at) {}
}
