package org.usersay.starter.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a trail, latest line first.
 *
 * @param next cursor of the lines before these; null where there are none
 */
public record AuditPage(List<AuditEntry> items, @Nullable String next) {

    public AuditPage {
        items = List.copyOf(items);
    }
}
