package org.usersay.subscription.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.subscription.test.Client;
import org.usersay.subscription.test.SubscriptionTest;

/** Renewals that are cancelled and orders that staff ends: each subscriber is lost once, and in that month. */
@SubscriptionTest
class ChurnTests {

    @Autowired
    Client client;

    @Autowired
    MongoDatabase database;

    private PastSales sales;

    @BeforeEach
    void begin() {
        sales = new PastSales(client, database);
    }

    @Test
    void renewalThatIsCancelledLaterChangesNoMonthBefore() {
        var first = sales.order("digital-1", "2022-01-01")
                .reached("PAID", "2022-01-01T00:00:00Z")
                .reached("EXPIRED", "2022-02-02T00:00:00Z");
        sales.order("digital-12", "2022-02-01")
                .renewing(first)
                .reached("PAID", "2022-01-20T00:00:00Z")
                .reached("ACTIVE", "2022-02-01T00:00:00Z")
                .reached("CANCELLED", "2022-04-10T00:00:00Z");
        assertThat(months("?from=2022-01&to=2022-04"))
                .containsExactly(
                        "2022-01 53.9 0 53.9 1 1 0 0 1 null",
                        "2022-02 0 0 0 0 0 0 0 1 0.0",
                        "2022-03 0 0 0 0 0 0 0 1 0.0",
                        "2022-04 0 49 -49 0 0 0 1 0 1.0");
    }

    @Test
    void renewalThatIsCancelledLosesItsSubscriberOnce() {
        var begun = sales.order("digital-1", "2022-06-01")
                .reached("PAID", "2022-06-01T00:00:00Z")
                .reached("EXPIRED", "2022-07-02T00:00:00Z");
        sales.order("digital-12", "2022-07-01")
                .renewing(begun)
                .reached("PAID", "2022-06-20T00:00:00Z")
                .reached("CANCELLED", "2022-07-10T00:00:00Z");
        var notBegun = sales.order("digital-1", "2022-09-01")
                .reached("PAID", "2022-09-01T00:00:00Z")
                .reached("EXPIRED", "2022-10-02T00:00:00Z");
        sales.order("digital-12", "2022-10-01")
                .renewing(notBegun)
                .reached("PAID", "2022-09-10T00:00:00Z")
                .reached("CANCELLED", "2022-09-20T00:00:00Z");
        assertThat(months("?from=2022-06&to=2022-10"))
                .containsExactly(
                        "2022-06 53.9 0 53.9 1 1 0 0 1 null",
                        "2022-07 0 49 -49 0 0 0 1 0 1.0",
                        "2022-08 0 0 0 0 0 0 0 0 null",
                        "2022-09 53.9 49 4.9 1 1 0 1 1 null",
                        "2022-10 0 0 0 0 0 1 0 0 1.0");
    }

    @Test
    void orderThatStaffEndsBeforeItsTermRunsNoLonger() {
        sales.order("digital-12", "2023-01-01")
                .reached("PAID", "2023-01-01T00:00:00Z")
                .reached("ACTIVE", "2023-01-01T00:00:00Z")
                .reached("EXPIRED", "2023-03-10T00:00:00Z");
        assertThat(months("?from=2023-01&to=2023-04"))
                .containsExactly(
                        "2023-01 49 0 49 1 0 0 0 1 null",
                        "2023-02 0 0 0 0 0 0 0 1 0.0",
                        "2023-03 0 0 0 0 0 1 0 0 1.0",
                        "2023-04 0 0 0 0 0 0 0 0 null");
        assertThat(months("?from=2023-12&to=2024-01"))
                .containsExactly("2023-12 0 0 0 0 0 0 0 0 null", "2024-01 0 0 0 0 0 0 0 0 null");
    }

    private List<String> months(String period) {
        return ReportLines.of(sales.read(PastSales.OTHER + period), "USD");
    }
}
