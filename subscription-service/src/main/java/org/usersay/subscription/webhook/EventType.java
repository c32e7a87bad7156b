package org.usersay.subscription.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Types of events that endpoints can be configured to get; each is written by the service in which it happens. */
enum EventType {
    COMMENT_PUBLISHED,
    COMMENT_HELD,
    DECISION_MADE,
    RATING_CHANGED,
    ORDER_CHANGED,
    READER_DELETED;

    /** The types as settings and deliveries name them, such as {@code comment.published}. */
    static Set<String> names() {
        return Arrays.stream(values())
                .map(type -> type.name().toLowerCase(Locale.ROOT).replace('_', '.'))
                .collect(Collectors.toUnmodifiableSet());
    }
}
