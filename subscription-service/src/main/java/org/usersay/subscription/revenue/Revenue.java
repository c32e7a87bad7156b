package org.usersay.subscription.revenue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.subscription.ordering.SoldOrders;
import org.usersay.subscription.revenue.RevenueReport.InCurrency;

/** Revenue and numbers of subscriptions by month, computed from all orders with each request. Its memory is that of the months. */
@Component
class Revenue {

    private final SoldOrders orders;
    private final Clock clock;

    Revenue(SoldOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** The months from one to another, both of them included. */
    RevenueReport of(Site site, YearMonth from, YearMonth to) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, site.timeZone());
        Map<Currency, List<MonthTally>> currencies = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        var end = to.plusMonths(1).atDay(1).atStartOfDay(site.timeZone()).toInstant();
        orders.forEach(
                site,
                end,
                today,
                order -> currencies
                        .computeIfAbsent(
                                order.total().currency(),
                                currency -> Stream.iterate(
                                                from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                                        .map(month -> new MonthTally(month, currency, today))
                                        .toList())
                        .forEach(month -> month.add(order)));
        return new RevenueReport(
                from.toString(),
                to.toString(),
                site.timeZone().getId(),
                now,
                currencies.entrySet().stream()
                        .map(one -> new InCurrency(
                                one.getKey().getCurrencyCode(),
                                one.getValue().stream().map(MonthTally::month).toList()))
                        .toList());
    }
}
