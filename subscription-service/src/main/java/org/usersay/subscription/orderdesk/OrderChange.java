package org.usersay.subscription.orderdesk;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.contact.SingleLineText;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderProblem;
import org.usersay.subscription.order.OrderState;

/**
 * What a member of the staff does to an order, all of it at once.
 *
 * @param state the next one
 * @param note for the staff alone
 * @param refund what is paid back, with the state {@code PARTIALLY_REFUNDED}
 * @param assigned whether the order is the sender's to look after, or nobody's
 * @param assignee id of the member of the site's staff whose it is
 */
record OrderChange(
        @Nullable OrderState state,
        @Nullable SingleLineText note,
        @Nullable BigDecimal refund,
        @Nullable Boolean assigned,
        @Nullable @Size(max = 64) String assignee) {

    private static final int MAX_DIGITS = 18;

    /** A 400 problem where nothing is changed, a 409 where the state cannot be reached. */
    void requirePossible(Order order) {
        if (state == null && note == null && refund == null && assigned == null && assignee == null) {
            throw CommonProblem.invalid("", "Send what is to be changed: state, note, refund, assigned or assignee.");
        }
        if (assigned != null && assignee != null) {
            throw CommonProblem.invalid("/assignee", "Send assigned or assignee, and not both.");
        }
        if (state != null && !order.state().next().contains(state)) {
            throw OrderProblem.STATE_NOT_REACHABLE
                    .refusal("The order is " + order.state() + ".")
                    .with("state", order.state());
        }
        var upgrade = order.handling().upgrade();
        if (state != null && upgrade != null) {
            throw OrderProblem.STATE_NOT_REACHABLE
                    .refusal("Order " + upgrade.order()
                            + ", which waits to be paid for, takes its place. Cancel that one first.")
                    .with("state", order.state());
        }
        if ((refund == null) == (state == OrderState.PARTIALLY_REFUNDED)) {
            throw CommonProblem.invalid(
                    "/refund", "An amount is sent with the state PARTIALLY_REFUNDED, and only then.");
        }
    }

    /** All that was paid back of the order with this change; null where nothing was. A 400 problem where it is too much. */
    @Nullable
    BigDecimal refunded(Order order) {
        var before = order.handling().refunded();
        if (refund == null) {
            return before;
        }
        var total = order.total();
        if (isAmount(refund, total)) {
            var sum = before == null ? refund : before.add(refund);
            if (sum.compareTo(total.amount()) < 0) {
                return new Price(sum, total.currency()).amount();
            }
        }
        throw CommonProblem.invalid("/refund", "More than nothing and less than what is left of the total.");
    }

    /** Bounded before anything is computed with it: a number such as 1e-50000000 takes seconds to add. */
    private static boolean isAmount(BigDecimal refund, Price total) {
        return refund.signum() > 0
                && refund.scale() >= -MAX_DIGITS
                && refund.scale() <= MAX_DIGITS
                && refund.precision() - refund.scale() <= MAX_DIGITS
                && refund.stripTrailingZeros().scale() <= total.amount().scale();
    }
}
