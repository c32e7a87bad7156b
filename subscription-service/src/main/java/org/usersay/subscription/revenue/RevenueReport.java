package org.usersay.subscription.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions of a site by month.
 *
 * @param from the first month, such as {@code 2026-01}
 * @param to the last one
 * @param timeZone of the site, by which months begin
 * @param asOf when it was computed, which is how far the last month is counted
 * @param currencies in which something was paid or runs, in alphabetical order
 */
record RevenueReport(String from, String to, String timeZone, Instant asOf, List<InCurrency> currencies) {

    RevenueReport {
        currencies = List.copyOf(currencies);
    }

    /**
     * Orders in one currency.
     *
     * @param months every one, oldest first
     */
    record InCurrency(String currency, List<Month> months) {

        InCurrency {
            months = List.copyOf(months);
        }
    }

    /**
     * One month.
     *
     * @param paid totals of the orders that were paid for in it
     * @param refunded what went back in it: parts of orders, and what was left of those that were cancelled
     * @param revenue the first without the second
     * @param newOrders orders that were paid for in it and renew no other
     * @param renewals orders that were paid for in it and renew another one
     * @param lapsed orders whose term ended in it, and which were not renewed until now
     * @param cancelled orders that were paid for and were cancelled in it
     * @param active subscriptions that ran on its last day, or run today
     * @param churn share, from 0 to 1, of those active when it began that lapsed or were cancelled in it; null where none was active
     */
    record Month(
            String month,
            BigDecimal paid,
            BigDecimal refunded,
            BigDecimal revenue,
            int newOrders,
            int renewals,
            int lapsed,
            int cancelled,
            int active,
            @Nullable BigDecimal churn) {}
}
