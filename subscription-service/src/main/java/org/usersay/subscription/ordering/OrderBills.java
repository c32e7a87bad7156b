package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.contact.SingleLineText;
import org.usersay.subscription.order.Bill;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderStore;

/** Paid orders, for their invoices. */
@Component
public class OrderBills {

    private final Orders orders;
    private final OrderQueries queries;
    private final OrderStore store;
    private final Clock clock;

    OrderBills(Orders orders, OrderQueries queries, OrderStore store, Clock clock) {
        this.orders = orders;
        this.queries = queries;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A paid order, for its reader, or staff, and without the buyer for a caller with its token alone; a 404 problem for others,
     * and where it was not paid.
     */
    public BilledOrder read(String orderNumber, @Nullable String token, Optional<Reader> reader) {
        var order = orders.show(orderNumber, token, reader);
        return bill(order, orders.isReadSignedIn(order, reader))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The order has not been paid."));
    }

    /** Paid orders whose invoice, or credit note, is not issued yet, the earliest first. */
    public List<BilledOrder> uninvoiced(int limit) {
        return queries.uninvoiced(clock.instant(), limit).stream()
                .flatMap(order -> bill(order, false).stream())
                .toList();
    }

    /** The invoice of an order and the credit notes of its refunds were issued, or its site issues none. */
    public void invoiced(BilledOrder order) {
        store.invoiced(new OrderNumber(order.reference()), order.version());
    }

    private static Optional<BilledOrder> bill(Order order, boolean addressed) {
        return order.paidAt().map(paidAt -> {
            var bill = order.bill() == null ? estimate(order) : order.bill();
            var company = order.form().company();
            return new BilledOrder(
                    order.reference().value(),
                    order.handling().version(),
                    order.site(),
                    order.language(),
                    paidAt,
                    addressed ? buyer(order) : null,
                    company == null || !addressed ? null : company.taxCode(),
                    order.publication(),
                    order.planName(),
                    order.form().copies(),
                    order.form().startsOn(),
                    order.soldUntil(),
                    bill.unit(),
                    bill.discount(),
                    bill.delivery(),
                    bill.tax(),
                    bill.taxPercent(),
                    order.total(),
                    credit(order),
                    BilledRefund.of(order));
        });
    }

    private static BilledOrder.@Nullable Credit credit(Order order) {
        var credit = order.credit();
        return credit == null ? null : new BilledOrder.Credit(credit.order().value(), credit.amount());
    }

    /** For orders from before bills were kept: the total, without tax. */
    private static Bill estimate(Order order) {
        var currency = order.total().currency();
        var unit = order.total().amount().divide(BigDecimal.valueOf(order.form().copies()), RoundingMode.HALF_UP);
        return new Bill(
                new Price(unit, currency),
                Price.zero(currency),
                Price.zero(currency),
                Price.zero(currency),
                BigDecimal.ZERO,
                null);
    }

    private static List<String> buyer(Order order) {
        var company = order.form().company();
        if (company != null) {
            return Stream.of(company.name(), company.address())
                    .flatMap(Stream::ofNullable)
                    .map(SingleLineText::value)
                    .toList();
        }
        var lines = new ArrayList<String>();
        if (!order.erased()) {
            lines.add(order.form().subscriber().name().value());
        }
        var to = order.form().delivery();
        if (to != null && order.form().gift() == null) {
            lines.add(to.address().value());
            lines.add(Stream.concat(
                            Stream.of(to.ward(), to.district())
                                    .flatMap(Stream::ofNullable)
                                    .map(SingleLineText::value),
                            Stream.of(to.cityLine()))
                    .collect(Collectors.joining(", ")));
        }
        return lines;
    }
}
