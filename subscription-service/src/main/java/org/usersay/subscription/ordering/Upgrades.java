package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.order.Handling.Upgrade;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderDocumentMapper;
import org.usersay.subscription.order.OrderMails;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderTokens;
import org.usersay.subscription.order.PeriodChange;
import org.usersay.subscription.order.SiteDays;
import org.usersay.subscription.order.SubscriberTokens;

/**
 * Orders that take the place of one that runs. The order that runs is claimed first, which is the mark by which a crash is repaired:
 * it stays until the other one is paid for, and ends the claimed one, or is cancelled.
 */
@Component
public class Upgrades {

    private static final String CLAIM = "upgrade";
    private static final Duration TIME_TO_PLACE = Duration.ofMinutes(10);
    private static final int DAYS_TO_PAY = 7;
    private static final int ATTEMPTS = 5;

    private final OrderStore store;
    private final OrderQueries queries;
    private final OrderMails orderMails;
    private final OrderTokens tokens;
    private final SubscriberTokens subscriberTokens;
    private final SiteDays days;
    private final Clock clock;

    Upgrades(
            OrderStore store,
            OrderQueries queries,
            OrderMails orderMails,
            OrderTokens tokens,
            SubscriberTokens subscriberTokens,
            SiteDays days,
            Clock clock) {
        this.store = store;
        this.queries = queries;
        this.orderMails = orderMails;
        this.tokens = tokens;
        this.subscriberTokens = subscriberTokens;
        this.days = days;
        this.clock = clock;
    }

    /** Claims an order for the one that is to be placed under a number; empty where it was changed since it was seen. */
    public Optional<Order> claim(Order seen, OrderNumber upgrade, String by) {
        var now = clock.instant();
        var claim = OrderDocumentMapper.upgrade(new Upgrade(upgrade, now, null));
        return store.change(
                seen,
                List.of(step(seen.state(), now, by, PeriodChange.UPGRADE_ORDERED, upgrade, null)),
                Map.of(CLAIM, claim),
                List.of());
    }

    /** The last day on which the upgrade of an order is paid for that is ordered on a day. */
    public static LocalDate payUntil(Order upgraded, LocalDate orderedOn) {
        var week = orderedOn.plusDays(DAYS_TO_PAY);
        var last = upgraded.endsOn().minusDays(1);
        return last.isBefore(week) ? last : week;
    }

    /** Cancels an upgrade that is not paid for, with which the order that it was to take the place of is free; false where it changed. */
    public boolean cancel(Order upgrade, String by) {
        var step = new Step(OrderState.CANCELLED, clock.instant(), by, null);
        var mails = orderMails.about(upgrade, OrderState.CANCELLED, tokens.of(upgrade.reference()));
        var cancelled = store.change(upgrade, List.of(step), Map.of(), mails);
        cancelled.ifPresent(this::settle);
        return cancelled.isPresent();
    }

    /** Ends the order that an upgrade takes the place of, or frees it, once the upgrade is paid for or cancelled. */
    public void settle(Order upgrade) {
        var credit = upgrade.credit();
        if (credit != null) {
            settle(credit.order(), clock.instant());
        }
    }

    /** The same for all that a crash left behind, and the end of the time to pay. */
    public void check(Instant now) {
        queries.upgrading().forEach(order -> settle(order.reference(), now));
    }

    private void settle(OrderNumber reference, Instant now) {
        Optional<Order> found = store.find(reference);
        for (var attempt = 0; attempt < ATTEMPTS && found.isPresent() && !isSettled(found.get(), now); attempt++) {
            found = store.find(reference);
        }
    }

    /** False where an order was changed since it was seen. */
    private boolean isSettled(Order order, Instant now) {
        var claim = order.handling().upgrade();
        if (claim == null || claim.openSince() == null) {
            return true;
        }
        var found = store.find(claim.order());
        if (found.isEmpty()) {
            return claim.openSince().plus(TIME_TO_PLACE).isAfter(now) || isFreed(order, claim, now);
        }
        var upgrade = found.get();
        if (upgrade.billed()) {
            return isEnded(order, upgrade, now);
        }
        if (upgrade.state() == OrderState.CANCELLED) {
            return isFreed(order, claim, now);
        }
        return !isLate(order, upgrade, now) || cancel(upgrade, Step.SYSTEM);
    }

    private boolean isLate(Order order, Order upgrade, Instant now) {
        var orderedOn = days.of(order.site(), upgrade.placedAt());
        return !order.state().running() || days.of(order.site(), now).isAfter(payUntil(order, orderedOn));
    }

    private boolean isFreed(Order order, Upgrade claim, Instant now) {
        var step = step(order.state(), now, Step.SYSTEM, PeriodChange.UPGRADE_WITHDRAWN, claim.order(), null);
        return store.change(order, List.of(step), Collections.singletonMap(CLAIM, null), List.of())
                .isPresent();
    }

    /** The credit is paid back in the same write, to the upgrade and not to the subscriber. */
    private boolean isEnded(Order order, Order upgrade, Instant now) {
        var credit = Objects.requireNonNull(upgrade.credit()).amount().amount();
        var fields = new HashMap<String, @Nullable Object>();
        var begins = upgrade.form().startsOn();
        var endedOn = begins.isBefore(order.endsOn()) ? begins : order.endsOn();
        fields.put(CLAIM, OrderDocumentMapper.upgrade(new Upgrade(upgrade.reference(), null, endedOn)));
        if (credit.signum() > 0) {
            var before = order.handling().refunded();
            fields.put("refunded", before == null ? credit : before.add(credit));
        }
        var step = step(
                OrderState.EXPIRED,
                now,
                Step.SYSTEM,
                PeriodChange.UPGRADED,
                upgrade.reference(),
                credit.signum() > 0 ? credit : null);
        var ended = store.change(order, List.of(step), fields, List.of());
        ended.ifPresent(over -> subscriberTokens.renew(order, over));
        return ended.isPresent();
    }

    private static Step step(
            OrderState state,
            Instant at,
            String by,
            PeriodChange change,
            OrderNumber upgrade,
            @Nullable BigDecimal credit) {
        return new Step(state, at, by, upgrade.value(), change, credit);
    }
}
