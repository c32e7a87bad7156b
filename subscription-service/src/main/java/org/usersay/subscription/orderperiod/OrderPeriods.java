package org.usersay.subscription.orderperiod;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.order.AddressChange;
import org.usersay.subscription.order.Hold;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderMails;
import org.usersay.subscription.order.OrderPeriodMapper;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderTokens;
import org.usersay.subscription.order.PeriodChange;
import org.usersay.subscription.order.Periods;
import org.usersay.subscription.order.SiteDays;
import org.usersay.subscription.ordering.Renewals;
import org.usersay.subscription.outbox.Mail;

/**
 * Holds and other addresses of orders, by subscribers and staff. Each change is one write on the order's version with its step of
 * the history and its mail, so that two at once do not overlap.
 */
@Component
class OrderPeriods {

    private final OrderStore store;
    private final Renewals renewals;
    private final OrderMails orderMails;
    private final OrderTokens tokens;
    private final MailLimiter mailLimiter;
    private final Destinations destinations;
    private final SiteDays days;
    private final Clock clock;

    OrderPeriods(
            OrderStore store,
            Renewals renewals,
            OrderMails orderMails,
            OrderTokens tokens,
            MailLimiter mailLimiter,
            Destinations destinations,
            SiteDays days,
            Clock clock) {
        this.store = store;
        this.renewals = renewals;
        this.orderMails = orderMails;
        this.tokens = tokens;
        this.mailLimiter = mailLimiter;
        this.destinations = destinations;
        this.days = days;
        this.clock = clock;
    }

    Order hold(Order order, Hold hold, Sender sender) {
        sender.requireSeen(order);
        PeriodRules.require(hold, order, today(order));
        requireNotRenewed(order);
        return change(order, order.periods().with(hold), PeriodChange.HELD, hold.from(), hold.to(), sender);
    }

    /** Takes a hold back that begins on a day; 404 where there is none, 409 where it has begun. */
    Order removeHold(Order order, LocalDate from, Sender sender) {
        sender.requireSeen(order);
        var hold = order.periods().holds().stream()
                .filter(kept -> kept.from().equals(from))
                .findFirst()
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("No hold begins on that day."));
        PeriodRules.requireAhead(from, today(order));
        PeriodRules.requireUnneeded(hold, order);
        requireNotRenewed(order);
        return change(order, order.periods().without(hold), PeriodChange.HOLD_REMOVED, from, hold.to(), sender);
    }

    Order move(Order order, AddressChange change, Sender sender) {
        sender.requireSeen(order);
        PeriodRules.require(change, order, today(order));
        change.address().requireComplete("/address");
        destinations.requireReachable(order, change.address(), sender);
        return change(order, order.periods().with(change), PeriodChange.MOVED, change.from(), change.to(), sender);
    }

    /** The same for another address. */
    Order removeMove(Order order, LocalDate from, Sender sender) {
        sender.requireSeen(order);
        var change = order.periods().addresses().stream()
                .filter(kept -> kept.from().equals(from))
                .findFirst()
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("No address begins on that day."));
        PeriodRules.requireAhead(from, today(order));
        return change(order, order.periods().without(change), PeriodChange.MOVE_REMOVED, from, change.to(), sender);
    }

    /** The renewal begins on the day on which the term ended when it was placed. */
    private void requireNotRenewed(Order order) {
        if (renewals.find(order.reference()).isPresent()) {
            throw PeriodRules.impossible("The order is renewed already, from " + order.endsOn() + " on.");
        }
    }

    private Order change(
            Order seen, Periods periods, PeriodChange change, LocalDate from, @Nullable LocalDate to, Sender sender) {
        var now = clock.instant();
        var changed = seen.with(periods);
        var fields = OrderPeriodMapper.fields(periods);
        if (changed.state().running()) {
            fields.put("dueAt", Date.from(changed.endsAt()));
            if (changed.remindAt().isAfter(now) || seen.remindAt().isAfter(now)) {
                fields.put("remindAt", Date.from(changed.remindAt()));
            }
        }
        var step = new Step(seen.state(), now, sender.name(seen), from + "/" + (to == null ? "" : to), change, null);
        return store.change(seen, List.of(step), fields, mails(changed, change, from, to))
                .orElseThrow(sender::conflict);
    }

    private List<Mail> mails(Order order, PeriodChange change, LocalDate from, @Nullable LocalDate to) {
        return mailLimiter.admitsOwn(order.form().subscriber().email())
                ? orderMails.period(order, change, from, to, tokens.of(order.reference()))
                : List.of();
    }

    private LocalDate today(Order order) {
        return days.today(order.site());
    }
}
