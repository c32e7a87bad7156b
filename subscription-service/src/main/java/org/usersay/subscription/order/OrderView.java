package org.usersay.subscription.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as answers show it. */
record OrderView(
        String reference,
        OrderState state,
        BigDecimal total,
        String currency,
        String publication,
        String plan,
        int termMonths,
        int copies,
        LocalDate startsOn,
        Instant placedAt,
        @Nullable Staff staff) {

    /** What the subscriber sees: nothing that a forwarded link would give away. */
    static OrderView of(Order order) {
        return of(order, null);
    }

    static OrderView forStaff(Order order) {
        var form = order.form();
        return of(
                order,
                new Staff(
                        order.site(),
                        order.reader(),
                        form.subscriber(),
                        form.delivery(),
                        form.company(),
                        form.gift(),
                        form.coupon(),
                        order.state().next().stream().sorted().toList(),
                        order.history()));
    }

    private static OrderView of(Order order, @Nullable Staff staff) {
        return new OrderView(
                order.reference().value(),
                order.state(),
                order.total().amount(),
                order.total().currency().getCurrencyCode(),
                order.publication(),
                order.planName(),
                order.termMonths(),
                order.form().copies(),
                order.form().startsOn(),
                order.placedAt(),
                staff);
    }

    /** What staff needs to work on it. */
    record Staff(
            String site,
            @Nullable String reader,
            OrderForm.Subscriber subscriber,
            OrderForm.@Nullable Address delivery,
            OrderForm.@Nullable Company company,
            OrderForm.@Nullable Gift gift,
            @Nullable String coupon,
            List<OrderState> next,
            List<Order.Step> history) {}
}
