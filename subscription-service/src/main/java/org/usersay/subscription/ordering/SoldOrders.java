package org.usersay.subscription.ordering;

import static com.mongodb.client.model.Projections.exclude;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Site;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderDocumentMapper;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderQueries.Selection;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.ordering.SoldOrder.Refund;
import org.usersay.subscription.outbox.EmbeddedOutbox;

/**
 * Orders that were paid for, for statistics: a range of {@code {site, placedAt, _id}}, in which no order moves meanwhile, read in batches, and
 * their renewals by {@code request}.
 */
@Component
public class SoldOrders {

    private static final int BATCH = 500;

    /** Parts of a document that do not tell what was sold, and without which it is still read. */
    private static final Bson WITHOUT_THE_REST =
            exclude("searchKeys", "seats", "entitlements", "addresses", EmbeddedOutbox.FIELD);

    private final OrderQueries queries;

    SoldOrders(OrderQueries queries) {
        this.queries = queries;
    }

    /** Each order of a site that was placed before a time and paid for, as it stands today. */
    public void forEach(Site site, Instant placedBefore, LocalDate today, Consumer<SoldOrder> consumer) {
        var batch = new ArrayList<Requested>(BATCH);
        try (var found = queries.select(new Selection(site.id(), null, null, placedBefore), null)
                .projection(WITHOUT_THE_REST)
                .batchSize(BATCH)
                .map(SoldOrders::read)
                .iterator()) {
            while (found.hasNext()) {
                var made = found.next();
                if (made.order().billed()) {
                    batch.add(made);
                }
                if (batch.size() == BATCH) {
                    sell(batch, site, today, consumer);
                    batch.clear();
                }
            }
        }
        sell(batch, site, today, consumer);
    }

    private void sell(List<Requested> batch, Site site, LocalDate today, Consumer<SoldOrder> consumer) {
        var zone = site.timeZone();
        var renewed = renewed(
                batch.stream()
                        .map(Requested::order)
                        .filter(order -> !endsOn(order, zone).isAfter(today))
                        .map(Order::reference)
                        .toList(),
                zone);
        upgraded(batch, site, renewed);
        batch.forEach(made -> consumer.accept(sold(made, zone, renewed)));
    }

    /** Of these orders those with a renewal that was paid for and not cancelled before it began, and until when. */
    private Map<OrderNumber, LocalDate> renewed(List<OrderNumber> ended, ZoneId zone) {
        var renewed = new HashMap<OrderNumber, LocalDate>();
        var cancelled = new ArrayList<OrderNumber>();
        forEachRenewal(ended, number -> Stream.of(Renewals.firstRequest(number)), (number, renewal) -> {
            if (renewal.state() == OrderState.CANCELLED) {
                cancelled.add(number);
            }
            keptUntil(renewal, zone).ifPresent(until -> renewed.put(number, until));
        });
        forEachRenewal(
                cancelled,
                Renewals::laterRequests,
                (number, renewal) ->
                        keptUntil(renewal, zone).ifPresent(until -> renewed.merge(number, until, SoldOrders::later)));
        return renewed;
    }

    /** Those in whose place another order is go on with that one. */
    private void upgraded(List<Requested> batch, Site site, Map<OrderNumber, LocalDate> renewed) {
        var upgraded = new HashMap<OrderNumber, OrderNumber>();
        batch.forEach(made -> {
            var upgrade = made.order().handling().upgrade();
            if (upgrade != null && upgrade.endedOn() != null) {
                upgraded.put(upgrade.order(), made.order().reference());
            }
        });
        queries.findAll(site.id(), upgraded.keySet())
                .forEach(order -> keptUntil(order, site.timeZone())
                        .ifPresent(
                                until -> renewed.put(Objects.requireNonNull(upgraded.get(order.reference())), until)));
    }

    private void forEachRenewal(
            List<OrderNumber> renewed,
            Function<OrderNumber, Stream<String>> requests,
            BiConsumer<OrderNumber, Order> consumer) {
        var byRequest = new HashMap<String, OrderNumber>();
        renewed.forEach(number -> requests.apply(number).forEach(request -> byRequest.put(request, number)));
        if (!byRequest.isEmpty()) {
            queries.requested(byRequest.keySet())
                    .projection(WITHOUT_THE_REST)
                    .map(SoldOrders::read)
                    .forEach(made ->
                            consumer.accept(Objects.requireNonNull(byRequest.get(made.request())), made.order()));
        }
    }

    /** When a renewal was cancelled; empty where it was not paid for, or cancelled before it began. */
    private static Optional<LocalDate> keptUntil(Order renewal, ZoneId zone) {
        var until =
                renewal.cancelledAt().map(at -> LocalDate.ofInstant(at, zone)).orElse(LocalDate.MAX);
        return renewal.billed() && !until.isBefore(renewal.form().startsOn()) ? Optional.of(until) : Optional.empty();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static SoldOrder sold(Requested made, ZoneId zone, Map<OrderNumber, LocalDate> renewed) {
        var order = made.order();
        return new SoldOrder(
                order.total(),
                refunds(order, zone),
                LocalDate.ofInstant(order.paidAt().orElseThrow(), zone),
                order.cancelledAt().map(at -> LocalDate.ofInstant(at, zone)).orElse(null),
                order.form().startsOn(),
                endsOn(order, zone),
                Renewals.is(made.request()) || order.credit() != null,
                renewed.get(order.reference()));
    }

    /** The end of the term, or the day on which staff ended the order before. */
    private static LocalDate endsOn(Order order, ZoneId zone) {
        return order.expiredAt()
                .map(at -> LocalDate.ofInstant(at, zone))
                .filter(day -> day.isBefore(order.endsOn()))
                .orElse(order.endsOn());
    }

    /** What was paid back before amounts were kept in steps counts with the first of them. */
    private static List<Refund> refunds(Order order, ZoneId zone) {
        var steps = order.history().stream()
                .filter(step -> step.state() == OrderState.PARTIALLY_REFUNDED || step.refund() != null)
                .toList();
        var refunds = steps.stream()
                .flatMap(step -> Stream.ofNullable(step.refund())
                        .map(amount -> new Refund(LocalDate.ofInstant(step.at(), zone), amount)))
                .collect(Collectors.toCollection(ArrayList::new));
        var refunded = order.handling().refunded();
        if (refunded != null && !steps.isEmpty()) {
            var unkept = refunds.stream().map(Refund::amount).reduce(refunded, BigDecimal::subtract);
            refunds.add(new Refund(LocalDate.ofInstant(steps.getFirst().at(), zone), unkept));
        }
        return refunds;
    }

    private static Requested read(Document document) {
        return new Requested(OrderDocumentMapper.read(document), document.getString("request"));
    }

    /** An order and the request that made it. */
    private record Requested(Order order, String request) {}
}
