package org.usersay.subscription.revenue;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The months of a report in one currency, each as a line. */
final class ReportLines {

    private ReportLines() {}

    static JsonNode currency(JsonNode report, String currency) {
        return StreamSupport.stream(report.get("currencies").spliterator(), false)
                .filter(one -> one.get("currency").stringValue().equals(currency))
                .findFirst()
                .orElseThrow();
    }

    static List<String> of(JsonNode report, String currency) {
        return StreamSupport.stream(currency(report, currency).get("months").spliterator(), false)
                .map(month -> String.join(
                        " ",
                        month.get("month").stringValue(),
                        money(month, "paid"),
                        money(month, "refunded"),
                        money(month, "revenue"),
                        month.get("newOrders").toString(),
                        month.get("renewals").toString(),
                        month.get("lapsed").toString(),
                        month.get("cancelled").toString(),
                        month.get("active").toString(),
                        month.get("churn").isNull()
                                ? "null"
                                : String.valueOf(month.get("churn").doubleValue())))
                .toList();
    }

    private static String money(JsonNode month, String field) {
        return month.get(field).decimalValue().stripTrailingZeros().toPlainString();
    }
}
