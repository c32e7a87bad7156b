package org.usersay.subscription.orderdesk;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.mongo.TimePosition;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.web.VersionTag;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.contact.SearchKey;
import org.usersay.subscription.coupon.Coupons;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderDocumentMapper;
import org.usersay.subscription.order.OrderMails;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderQueries.Selection;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderTokens;
import org.usersay.subscription.order.SubscriberTokens;
import org.usersay.subscription.ordering.Orders;
import org.usersay.subscription.ordering.Upgrades;
import org.usersay.subscription.outbox.Mail;

/** The staff's work on orders: lists, search, what is due, and changes. */
@Component
class OrderDesk {

    private static final int MIN_SEARCH = 2;

    private final OrderStore store;
    private final OrderQueries queries;
    private final OrderMails orderMails;
    private final OrderTokens tokens;
    private final Accounts accounts;
    private final Catalog catalog;
    private final Coupons coupons;
    private final SubscriberTokens subscriberTokens;
    private final Upgrades upgrades;
    private final Clock clock;

    OrderDesk(
            OrderStore store,
            OrderQueries queries,
            OrderMails orderMails,
            OrderTokens tokens,
            Accounts accounts,
            Catalog catalog,
            Coupons coupons,
            SubscriberTokens subscriberTokens,
            Upgrades upgrades,
            Clock clock) {
        this.store = store;
        this.queries = queries;
        this.orderMails = orderMails;
        this.tokens = tokens;
        this.accounts = accounts;
        this.catalog = catalog;
        this.coupons = coupons;
        this.subscriberTokens = subscriberTokens;
        this.upgrades = upgrades;
        this.clock = clock;
    }

    /** Those of a site that a filter wants, for a member of the staff. */
    Selection selection(String site, OrderFilter filter, Reader staff) {
        return filter.selection(site, catalog, staff.id());
    }

    List<Order> page(Selection selection, @Nullable TimePosition after, int limit) {
        return queries.select(selection, after)
                .limit(limit)
                .map(OrderDocumentMapper::read)
                .into(new ArrayList<>());
    }

    /** Those to whom an order of the site can be assigned. */
    List<Account> assignees(String site) {
        return accounts.staffOf(site);
    }

    /** Every order of a selection, for the export; read while it is written. */
    Iterable<Order> all(Selection selection) {
        return queries.select(selection, null).map(OrderDocumentMapper::read);
    }

    /** The order of this number; else those whose subscriber, company or address begins so, whatever the case and accents. */
    List<Order> search(String site, String text, int limit) {
        var numbered = OrderNumber.parse(text);
        if (numbered.isPresent()) {
            var found = queries.findAll(site, List.of(numbered.get()));
            if (!found.isEmpty()) {
                return found;
            }
        }
        var key = SearchKey.of(text);
        if (key.length() < MIN_SEARCH) {
            throw CommonProblem.invalid("q", "Two characters at least.");
        }
        return queries.search(site, key, limit);
    }

    /** Orders that wait for the staff by now, those that wait the longest first. */
    List<Order> due(String site, int limit) {
        return queries.due(site, clock.instant(), limit);
    }

    Order read(String orderNumber, Reader staff) {
        var order = OrderNumber.parse(orderNumber).flatMap(store::find).orElseThrow(Orders::unknown);
        staff.requireStaffOf(order.site());
        return order;
    }

    /** Names of those who worked on the order and still have an account, by their ids. */
    Map<String, String> names(Order order) {
        var names = new HashMap<String, String>();
        Stream.concat(
                        order.history().stream().map(Step::by),
                        Stream.ofNullable(order.handling().assignee()))
                .distinct()
                .map(accounts::find)
                .flatMap(Optional::stream)
                .forEach(account -> names.put(account.id(), account.name().value()));
        return names;
    }

    /**
     * Changes an order; the mail to the subscriber is part of the same write.
     *
     * @param ifMatch version that the sender has seen; a 412 where it is another by now
     */
    Order change(String orderNumber, OrderChange change, @Nullable String ifMatch, Reader staff) {
        var order = read(orderNumber, staff);
        VersionTag.require(ifMatch, order.handling().version());
        change.requirePossible(order);
        requireStaff(change.assignee(), order.site());
        var refunded = change.refunded(order);
        if (change.state() == OrderState.CANCELLED) {
            coupons.markPending(
                    order.site(), order.form().coupon(), order.reference().value());
        }
        var changed = store.change(
                        order, steps(order, change, staff), handling(change, refunded, staff), mails(order, change))
                .orElseThrow(() -> (ifMatch == null ? CommonProblem.CONFLICT : CommonProblem.PRECONDITION_FAILED)
                        .refusal("The order was changed in the meantime. Read it again."));
        if (changed.state() == OrderState.CANCELLED) {
            coupons.release(
                    changed.site(), changed.form().coupon(), changed.reference().value());
        }
        subscriberTokens.renew(order, changed);
        if (change.state() != null) {
            upgrades.settle(changed);
        }
        return changed;
    }

    private List<Step> steps(Order order, OrderChange change, Reader staff) {
        var state = change.state() == null ? order.state() : change.state();
        var note = change.note() == null ? null : change.note().value();
        var refund = change.refund() == null
                ? null
                : new Price(change.refund(), order.total().currency()).amount();
        return change.state() == null && note == null
                ? List.of()
                : List.of(new Step(state, clock.instant(), staff.id(), note, null, refund));
    }

    private static Map<String, @Nullable Object> handling(
            OrderChange change, @Nullable BigDecimal refunded, Reader staff) {
        var fields = new HashMap<String, @Nullable Object>();
        if (change.refund() != null) {
            fields.put("refunded", refunded);
        }
        // Taking an order over leaves open what it was noticed for.
        if (change.state() != null || change.note() != null) {
            fields.put(OrderStore.NOTICED, null);
        }
        if (change.assignee() != null) {
            fields.put("assignee", change.assignee());
        } else if (change.assigned() != null) {
            fields.put("assignee", change.assigned() ? staff.id() : null);
        }
        return fields;
    }

    private void requireStaff(@Nullable String assignee, String site) {
        if (assignee != null
                && accounts.findUnlessLeaving(assignee)
                        .filter(account -> account.staffs(site))
                        .isEmpty()) {
            throw CommonProblem.invalid("/assignee", "Nobody of the site's staff has this id.");
        }
    }

    private List<Mail> mails(Order order, OrderChange change) {
        var token = tokens.of(order.reference());
        if (change.refund() != null) {
            return orderMails.refunded(
                    order, new Price(change.refund(), order.total().currency()), token);
        }
        return change.state() == null ? List.of() : orderMails.about(order, change.state(), token);
    }
}
