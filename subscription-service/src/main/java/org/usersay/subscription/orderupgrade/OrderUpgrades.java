package org.usersay.subscription.orderupgrade;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.order.Bill.Credit;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.SiteDays;
import org.usersay.subscription.ordering.NewOrders;
import org.usersay.subscription.ordering.NewOrders.Sale;
import org.usersay.subscription.ordering.OrderFormCheck;
import org.usersay.subscription.ordering.Renewals;
import org.usersay.subscription.ordering.Upgrades;
import org.usersay.subscription.quote.Quotes;
import org.usersay.subscription.requester.Requester;

/**
 * Orders of another plan in place of one that runs. That one is claimed by its version before the new one is written, so that of several
 * at once one is placed, and what is credited is what was left when it was claimed.
 */
@Component
class OrderUpgrades {

    private static final int ATTEMPTS = 5;

    private final Catalog catalog;
    private final OrderFormCheck formCheck;
    private final Quotes quotes;
    private final NewOrders newOrders;
    private final OrderStore store;
    private final Renewals renewals;
    private final Upgrades upgrades;
    private final SiteDays days;

    OrderUpgrades(
            Catalog catalog,
            OrderFormCheck formCheck,
            Quotes quotes,
            NewOrders newOrders,
            OrderStore store,
            Renewals renewals,
            Upgrades upgrades,
            SiteDays days) {
        this.catalog = catalog;
        this.formCheck = formCheck;
        this.quotes = quotes;
        this.newOrders = newOrders;
        this.store = store;
        this.renewals = renewals;
        this.upgrades = upgrades;
        this.days = days;
    }

    /** What is to be paid for a plan in place of an order today; a 400 problem for a bad plan, a 409 where the order takes none. */
    UpgradeQuote quote(Order order, UpgradeForm form) {
        var offered = offer(order, form, Step.SUBSCRIBER);
        return UpgradeQuote.of(order, form, offered.form().copies(), offered.sale(), offered.left());
    }

    /** Places the order; a request that is repeated with its key gets the same one, and every other one a 409 while it is open. */
    Order place(Order order, UpgradeForm form, Reader reader, Requester requester, Optional<IdempotencyKey> key) {
        var request = key.map(given -> given.scopedTo(order.site() + "/" + reader.id()));
        var fingerprint = IdempotencyKey.fingerprint(order.reference().value(), form);
        var earlier = request.flatMap(store::findByRequest);
        if (earlier.isPresent()) {
            IdempotencyKey.requireSame(earlier.get().fingerprint(), fingerprint);
            return earlier.get().order();
        }
        var by = name(order, reader);
        var offered = offer(order, form, by);
        var mailed = newOrders.admitsMail(order.form().subscriber().email(), order.reader(), requester);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var placed = newOrders.of(order.site(), offered.form(), offered.sale(), order.reader());
            // A number that is taken already would claim the order for a stranger's.
            if (store.find(placed.reference()).isEmpty()) {
                if (upgrades.claim(order, placed.reference(), by).isEmpty()) {
                    throw changed();
                }
                if (newOrders.insert(placed, request.orElse(placed.reference().value()), fingerprint, mailed)) {
                    return placed;
                }
                throw changed();
            }
        }
        throw new IllegalStateException("no free reference in " + ATTEMPTS + " attempts");
    }

    /** Cancels the upgrade of an order that is not paid for; a 404 problem where there is none, a 409 where it is paid for. */
    void withdraw(Order order, Reader reader) {
        var upgrade = Optional.ofNullable(order.handling().upgrade())
                .flatMap(claim -> store.find(claim.order()))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The order has no upgrade."));
        if (!upgrade.state().unpaid()) {
            throw UpgradeRules.impossible("The upgrade is " + upgrade.state() + ".", order);
        }
        if (!upgrades.cancel(upgrade, name(order, reader))) {
            throw changed();
        }
    }

    private Offered offer(Order order, UpgradeForm form, String by) {
        UpgradeRules.require(order, days.today(order.site()));
        if (renewals.find(order.reference()).isPresent()) {
            throw UpgradeRules.impossible(
                    "The order is renewed already. Upgrade the renewal once it has begun, or ask the publisher to cancel it.",
                    order);
        }
        var offer = catalog.require(order.site(), form.plan())
                .in(order.total().currency())
                .orElseThrow(() -> UpgradeRules.otherCurrency(order));
        var ordered = form(order, form, offer.plan().posted());
        UpgradeRules.require(order, offer.plan(), ordered.copies());
        formCheck.requirePossible(order.site(), ordered, offer);
        if (form.delivery() != null) {
            form.delivery().requireComplete("/delivery");
        }
        var quote = quotes.quote(
                order.site(), offer.plan(), ordered.copies(), OrderFormCheck.delivery(ordered, offer), null);
        var left = Remainder.of(order, days.today(order.site()));
        UpgradeRules.requireDue(order, quote.total(), left.value());
        var credit = new Credit(order.reference(), left.value());
        return new Offered(ordered, new Sale(offer, quote, credit, order.seats(), by), left);
    }

    /** From today on, as long as it is not paid for. */
    private OrderForm form(Order order, UpgradeForm form, boolean posted) {
        var today = days.today(order.site());
        var home = posted ? order.homeOn(today) : null;
        return order.form()
                .again(
                        form.plan(),
                        form.copies() == null ? order.form().copies() : form.copies(),
                        order.total().currency(),
                        today,
                        form.delivery() == null ? home : form.delivery());
    }

    private static String name(Order order, Reader reader) {
        return reader.staffs(order.site()) && !reader.id().equals(order.reader()) ? reader.id() : Step.SUBSCRIBER;
    }

    private static ProblemException changed() {
        return CommonProblem.CONFLICT.refusal("The order was changed in the meantime. Read it again.");
    }

    /** What takes the place of an order, and what is left of that. */
    private record Offered(OrderForm form, Sale sale, Remainder left) {}
}
