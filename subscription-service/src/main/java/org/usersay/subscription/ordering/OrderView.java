package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.consent.Consent;
import org.usersay.subscription.order.AddressChange;
import org.usersay.subscription.order.Handling;
import org.usersay.subscription.order.Hold;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.order.OrderState;

/**
 * An order as answers show it.
 *
 * @param due what of the total is to be paid, or was, which is less for an upgrade
 * @param credit what is left of the order that it upgrades; null where it upgrades none
 * @param upgrade number of the order that takes its place, once that is paid for; null where none does
 * @param seats how many seats it bought; null where its plan has none
 * @param issue day of the issue that it begins with; null where it begins on a day alone
 * @param endsOn the day after the last of the term
 * @param delivery where it goes to; null where nothing is delivered, and for who has the order's token alone
 * @param addresses other addresses; null for who has the order's token alone
 * @param payment the transfer that it waits for
 * @param checkout address under the API's host that has a provider's page prepared to pay it; null where there is none
 * @param invoice address of its invoice, likewise
 * @param creditNotes of what was paid back, the first first; empty where its site issues no invoices
 */
public record OrderView(
        String reference,
        OrderState state,
        BigDecimal total,
        BigDecimal due,
        String currency,
        @Nullable Credit credit,
        @Nullable String upgrade,
        String publication,
        String plan,
        int termMonths,
        int copies,
        @Nullable Integer seats,
        LocalDate startsOn,
        @Nullable LocalDate issue,
        LocalDate endsOn,
        Instant placedAt,
        List<Hold> holds,
        OrderForm.@Nullable Address delivery,
        @Nullable List<AddressChange> addresses,
        @Nullable OrderPayment payment,
        @Nullable String checkout,
        @Nullable String invoice,
        List<CreditNote> creditNotes,
        @Nullable Staff staff) {

    /** What the subscriber sees: nothing that a forwarded link would give away. */
    static OrderView of(Order order, OrderLinks links) {
        return of(order, links, false, null);
    }

    /** What the subscriber sees signed in. */
    static OrderView forOwner(Order order, OrderLinks links) {
        return of(order, links, true, null);
    }

    public static OrderView forStaff(Order order) {
        return forStaff(order, Map.of(), OrderLinks.NONE);
    }

    /** The same with the names of those who worked on it, by their ids. */
    static OrderView forStaff(Order order, Map<String, String> names, OrderLinks links) {
        var form = order.form();
        return of(
                order,
                links,
                true,
                new Staff(
                        order.site(),
                        order.handling().version(),
                        order.reader(),
                        form.subscriber(),
                        form.delivery(),
                        form.company(),
                        form.gift(),
                        form.coupon(),
                        order.consents(),
                        order.state().next().stream().sorted().toList(),
                        order.history(),
                        order.handling().payment(),
                        order.handling().refunded(),
                        order.handling().assignee(),
                        order.endsOn(),
                        names));
    }

    private static OrderView of(Order order, OrderLinks links, boolean addressed, @Nullable Staff staff) {
        return new OrderView(
                order.reference().value(),
                order.state(),
                order.total().amount(),
                order.due().amount(),
                order.total().currency().getCurrencyCode(),
                Credit.of(order),
                order.handling().upgrade() == null
                        ? null
                        : order.handling().upgrade().order().value(),
                order.publication(),
                order.planName(),
                order.termMonths(),
                order.form().copies(),
                order.seats() == null ? null : order.seats().count(),
                order.form().startsOn(),
                order.form().issue(),
                order.endsOn(),
                order.placedAt(),
                order.periods().holds(),
                addressed ? order.form().delivery() : null,
                addressed ? order.periods().addresses() : null,
                links.payment(),
                links.checkout(),
                links.invoice(),
                links.creditNotes(),
                staff);
    }

    /**
     * What is left of an order, and pays a part of the one that takes its place.
     *
     * @param order its number
     */
    record Credit(String order, BigDecimal amount) {

        private static @Nullable Credit of(Order order) {
            var credit = order.credit();
            return credit == null
                    ? null
                    : new Credit(credit.order().value(), credit.amount().amount());
        }
    }

    /**
     * Credit note of money that went back.
     *
     * @param file its address under the API's host
     */
    record CreditNote(BigDecimal amount, Instant at, String file) {}

    /**
     * What staff needs to work on it.
     *
     * @param version counts its changes: its {@code ETag} is this in quotes
     * @param consents what the orderer agreed to
     * @param history changes of state, and notes, which have the state of the time
     * @param endsOn the same as the order's
     * @param names of those who worked on it, by their ids, where one order is read
     */
    record Staff(
            String site,
            int version,
            @Nullable String reader,
            OrderForm.Subscriber subscriber,
            OrderForm.@Nullable Address delivery,
            OrderForm.@Nullable Company company,
            OrderForm.@Nullable Gift gift,
            @Nullable String coupon,
            List<Consent> consents,
            List<OrderState> next,
            List<Order.Step> history,
            Handling.@Nullable Payment payment,
            @Nullable BigDecimal refunded,
            @Nullable String assignee,
            LocalDate endsOn,
            Map<String, String> names) {}
}
