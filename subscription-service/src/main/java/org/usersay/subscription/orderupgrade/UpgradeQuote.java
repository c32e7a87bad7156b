package org.usersay.subscription.orderupgrade;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.ordering.NewOrders.Sale;
import org.usersay.subscription.ordering.Upgrades;

/**
 * The lines of a bill of an upgrade.
 *
 * @param unit one copy for the whole term
 * @param subtotal all copies
 * @param delivery what it costs to bring them there
 * @param tax contained in the total
 * @param credit what the days are worth that are left of the order that runs
 * @param daysLeft how many these are
 * @param due what is to be paid: the total without the credit
 * @param payUntil the last day to pay it, after which the upgrade is cancelled and the order runs on
 */
record UpgradeQuote(
        String plan,
        int copies,
        BigDecimal unit,
        BigDecimal subtotal,
        @Nullable BigDecimal delivery,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal credit,
        long daysLeft,
        BigDecimal due,
        String currency,
        LocalDate payUntil) {

    static UpgradeQuote of(Order order, UpgradeForm form, int copies, Sale sale, Remainder left) {
        var quote = sale.quote();
        return new UpgradeQuote(
                form.plan(),
                copies,
                quote.unit().amount(),
                quote.subtotal().amount(),
                quote.delivery() == null ? null : quote.delivery().amount(),
                quote.tax().amount(),
                quote.total().amount(),
                left.value().amount(),
                left.days(),
                quote.total().minus(left.value()).amount(),
                quote.total().currency().getCurrencyCode(),
                Upgrades.payUntil(order, left.from()));
    }
}
