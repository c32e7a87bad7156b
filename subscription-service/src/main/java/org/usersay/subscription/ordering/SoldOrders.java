package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderDocumentMapper;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderQueries.Selection;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.SiteDays;
import org.usersay.subscription.ordering.SoldOrder.Refund;

/**
 * Orders that were paid for, for statistics: a range of {@code {site, placedAt, _id}}, in which no order moves meanwhile, read in batches, and
 * their renewals by {@code request}.
 */
@Component
public class SoldOrders {

    private static final int BATCH = 500;

    private final OrderQueries queries;
    private final Renewals renewals;
    private final SiteDays days;

    SoldOrders(OrderQueries queries, Renewals renewals, SiteDays days) {
        this.queries = queries;
        this.renewals = renewals;
        this.days = days;
    }

    /** Each order of a site that was placed before a time and paid for. */
    public void forEach(String site, Instant placedBefore, Consumer<SoldOrder> consumer) {
        var today = days.today(site);
        var batch = new ArrayList<Requested>(BATCH);
        try (var found = queries.select(new Selection(site, null, null, placedBefore), null)
                .batchSize(BATCH)
                .map(SoldOrders::read)
                .iterator()) {
            while (found.hasNext()) {
                var made = found.next();
                if (made.order().billed()) {
                    batch.add(made);
                }
                if (batch.size() == BATCH) {
                    sell(batch, today, consumer);
                    batch.clear();
                }
            }
        }
        sell(batch, today, consumer);
    }

    private void sell(List<Requested> batch, LocalDate today, Consumer<SoldOrder> consumer) {
        var renewed = renewed(batch.stream()
                .map(Requested::order)
                .filter(order -> !order.endsOn().isAfter(today))
                .toList());
        batch.forEach(made -> consumer.accept(sold(made, renewed)));
    }

    /** Of these orders those with a renewal that was paid for and not cancelled. */
    private Set<OrderNumber> renewed(List<Order> ended) {
        var byRequest = new HashMap<String, OrderNumber>();
        ended.forEach(order -> byRequest.put(Renewals.firstRequest(order.reference()), order.reference()));
        var renewed = new HashSet<OrderNumber>();
        if (!byRequest.isEmpty()) {
            queries.requested(byRequest.keySet()).map(SoldOrders::read).forEach(first -> {
                var reference = Objects.requireNonNull(byRequest.get(first.request()));
                if (isKept(first.order(), reference)) {
                    renewed.add(reference);
                }
            });
        }
        return renewed;
    }

    /** Whether the first renewal of an order, or one after others that were cancelled, was paid for. */
    private boolean isKept(Order first, OrderNumber renewed) {
        return first.state() == OrderState.CANCELLED
                ? renewals.find(renewed).filter(made -> made.order().billed()).isPresent()
                : first.billed();
    }

    private static SoldOrder sold(Requested made, Set<OrderNumber> renewed) {
        var order = made.order();
        return new SoldOrder(
                order.total(),
                refunds(order),
                order.paidAt().orElseThrow(),
                order.cancelledAt().orElse(null),
                order.form().startsOn(),
                order.endsOn(),
                Renewals.is(made.request()),
                renewed.contains(order.reference()));
    }

    /** What was paid back before amounts were kept in steps counts with the first of them. */
    private static List<Refund> refunds(Order order) {
        var steps = order.history().stream()
                .filter(step -> step.state() == OrderState.PARTIALLY_REFUNDED)
                .toList();
        var refunds = steps.stream()
                .flatMap(step -> Stream.ofNullable(step.refund()).map(amount -> new Refund(step.at(), amount)))
                .collect(Collectors.toCollection(ArrayList::new));
        var refunded = order.handling().refunded();
        if (refunded != null && !steps.isEmpty()) {
            var unkept = refunds.stream().map(Refund::amount).reduce(refunded, BigDecimal::subtract);
            refunds.add(new Refund(steps.getFirst().at(), unkept));
        }
        return refunds;
    }

    private static Requested read(Document document) {
        return new Requested(OrderDocumentMapper.read(document), document.getString("request"));
    }

    /** An order and the request that made it. */
    private record Requested(Order order, String request) {}
}
