package org.usersay.subscription.orderterm;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderMails;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderTokens;
import org.usersay.subscription.order.SiteDays;
import org.usersay.subscription.order.SubscriberTokens;
import org.usersay.subscription.ordering.Renewals;
import org.usersay.subscription.ordering.Upgrades;
import org.usersay.subscription.outbox.Mail;

/**
 * Begins and ends of terms: the first day of what is paid for, a reminder before the end, and the expiry; and the upgrades that take the
 * place of others. Each is a change of the order's version with its mail in the same write,
 * so that several instances send one.
 */
@Component
class OrderTerms {

    private static final Logger log = LoggerFactory.getLogger(OrderTerms.class);
    private static final int BATCH = 100;

    private final OrderQueries queries;
    private final OrderStore store;
    private final Renewals renewals;
    private final Upgrades upgrades;
    private final SiteDays days;
    private final OrderMails orderMails;
    private final OrderTokens tokens;
    private final SubscriberTokens subscriberTokens;
    private final Clock clock;

    OrderTerms(
            OrderQueries queries,
            OrderStore store,
            Renewals renewals,
            Upgrades upgrades,
            SiteDays days,
            OrderMails orderMails,
            OrderTokens tokens,
            SubscriberTokens subscriberTokens,
            Clock clock) {
        this.queries = queries;
        this.store = store;
        this.renewals = renewals;
        this.upgrades = upgrades;
        this.days = days;
        this.orderMails = orderMails;
        this.tokens = tokens;
        this.subscriberTokens = subscriberTokens;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${usersay.orders.terms:10m}", initialDelayString = "${usersay.orders.terms:10m}")
    void checkTerms() {
        try {
            check(clock.instant());
        } catch (MongoException e) {
            log.debug("Terms are looked for later: {}", e.getMessage());
        }
    }

    void check(Instant now) {
        queries.toBegin(now).forEach(order -> beginIfDue(order, now));
        upgrades.check(now);
        // Expired ones first, which need no reminder any more.
        List<Order> found;
        do {
            found = queries.over(now, BATCH);
            found.forEach(order -> expireIfOver(order, now));
        } while (found.size() == BATCH);
        do {
            found = queries.toRemind(now, BATCH);
            found.forEach(this::remind);
        } while (found.size() == BATCH);
    }

    /** On its first day where its site is. One whose term was over before is not told that it begins. */
    private void beginIfDue(Order order, Instant now) {
        if (order.form().startsOn().isAfter(days.of(order.site(), now))) {
            return;
        }
        var step = new Step(OrderState.ACTIVE, now, Step.SYSTEM, null);
        var mails = order.running(now)
                ? orderMails.about(order, OrderState.ACTIVE, tokens.of(order.reference()))
                : List.<Mail>of();
        store.change(order, List.of(step), Map.of(), mails);
    }

    /** One that is due before its end, as earlier releases stored it, is due at its end from now on. */
    private void expireIfOver(Order order, Instant now) {
        if (order.running(now)) {
            store.change(order, List.of(), Map.of("dueAt", Date.from(order.endsAt())), List.of());
        } else {
            expire(order, now);
        }
    }

    private void expire(Order order, Instant now) {
        var step = new Step(OrderState.EXPIRED, now, Step.SYSTEM, null);
        var mails = isRenewed(order) ? List.<Mail>of() : orderMails.ended(order, tokens.of(order.reference()));
        store.change(order, List.of(step), Map.of(), mails)
                .ifPresent(expired -> subscriberTokens.renew(order, expired));
    }

    private void remind(Order order) {
        var mails = isRenewed(order) ? List.<Mail>of() : orderMails.ending(order, tokens.of(order.reference()));
        store.change(order, List.of(), Collections.singletonMap("remindAt", null), mails);
    }

    private boolean isRenewed(Order order) {
        return renewals.find(order.reference()).isPresent();
    }
}
