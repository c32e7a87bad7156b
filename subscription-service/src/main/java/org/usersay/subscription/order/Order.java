package org.usersay.subscription.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.Language;

/**
 * A subscription order as it was placed, and what became of it. The plan's name and price are those of that day.
 *
 * @param reader who was signed in when it was placed
 */
record Order(
        OrderNumber reference,
        String site,
        OrderState state,
        @Nullable String reader,
        OrderForm form,
        String publication,
        String planName,
        int termMonths,
        Price total,
        Language language,
        Instant placedAt,
        List<Step> history) {

    Order {
        history = List.copyOf(history);
    }

    /** When the last issue it paid for has come out. */
    Instant endsAt() {
        return form.startsOn()
                .plusMonths(termMonths)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /** One change of state: when, by whom, and what was noted. */
    record Step(
            OrderState state,
            Instant at,
            String by,
            @Nullable String note) {}
}
