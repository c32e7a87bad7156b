package org.usersay.subscription.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.order.OrderForm.Address;

/**
 * Another address from a day on.
 *
 * @param from the first day, in the site's time zone
 * @param to the last day; absent where it is for good
 */
public record AddressChange(
        @NotNull LocalDate from,
        @Nullable LocalDate to,
        @NotNull @Valid Address address) {

    boolean forGood() {
        return to == null;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether both are for a while, and for the same day. */
    public boolean overlaps(AddressChange other) {
        return to != null && other.to != null && !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
