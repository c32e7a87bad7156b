package org.usersay.subscription.suppression;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Suppressed address.
 *
 * @param id digest of the address
 * @param email {@code erased} once its account is deleted
 * @param detail what the receiving server said, or what staff noted
 * @param by who entered it; null for what came by itself
 */
record Suppression(
        String id,
        String email,
        SuppressionReason reason,
        String detail,
        Instant since,
        @Nullable String by) {

    static Suppression read(Document document) {
        var id = document.getString("_id");
        return new Suppression(
                id.substring(id.indexOf('/') + 1),
                document.getString("email"),
                SuppressionReason.valueOf(document.getString("reason")),
                document.getString("detail"),
                document.getDate("since").toInstant(),
                document.getString("by"));
    }
}
