package org.usersay.subscription.revenue;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.csv.CsvLine;
import org.usersay.subscription.revenue.RevenueReport.InCurrency;
import org.usersay.subscription.revenue.RevenueReport.Month;

/** A report as a CSV file: a line for each month and currency. */
final class RevenueCsv {

    private static final List<String> HEADINGS = List.of(
            "month",
            "currency",
            "paid",
            "refunded",
            "revenue",
            "newOrders",
            "renewals",
            "lapsed",
            "cancelled",
            "active",
            "churn");

    private RevenueCsv() {}

    static String of(RevenueReport report) {
        var file = new StringBuilder(CsvLine.BYTE_ORDER_MARK + CsvLine.of(HEADINGS));
        for (var currency : report.currencies()) {
            currency.months().forEach(month -> file.append(CsvLine.of(cells(currency, month))));
        }
        return file.toString();
    }

    private static List<@Nullable Object> cells(InCurrency in, Month month) {
        return Arrays.asList(
                month.month(),
                in.currency(),
                month.paid(),
                month.refunded(),
                month.revenue(),
                month.newOrders(),
                month.renewals(),
                month.lapsed(),
                month.cancelled(),
                month.active(),
                month.churn());
    }
}
