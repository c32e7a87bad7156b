package org.usersay.subscription.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.order.Order;

/**
 * An order as far as its seats are concerned.
 *
 * @param first number under which the seats are kept
 * @param count how many seats there are
 * @param startsOn of the order that counts, likewise {@code endsOn} and the names
 * @param endsOn the day after its last one, which is over everywhere at {@code endsAt}
 * @param buyer name of the company, or of the subscriber
 * @param open whether it is paid for and not over
 * @param staff whether a member of the staff asks, and not the buyer
 */
record SeatOrder(
        String reference,
        String first,
        String site,
        String publication,
        String plan,
        int count,
        LocalDate startsOn,
        LocalDate endsOn,
        Instant endsAt,
        String buyer,
        Language language,
        boolean open,
        boolean staff) {

    /**
     * Of an order that was asked for.
     *
     * @param current the one that counts, of those that have their seats in common
     */
    static SeatOrder of(Order asked, Order current, boolean open, boolean staff) {
        var seats = Objects.requireNonNull(current.seats());
        var company = current.form().company();
        return new SeatOrder(
                asked.reference().value(),
                seats.first().value(),
                current.site(),
                current.publication(),
                current.planName(),
                seats.count(),
                current.form().startsOn(),
                current.endsOn(),
                current.endsAt(),
                (company == null ? current.form().subscriber().name() : company.name()).value(),
                current.language(),
                open,
                staff);
    }
}
