package org.usersay.subscription.ordering;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import org.usersay.subscription.coupon.Coupons;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.BoughtSeats;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.order.OrderProblem;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderStore.Made;
import org.usersay.subscription.order.OrderTokens;
import org.usersay.subscription.order.SiteDays;
import org.usersay.subscription.ordering.NewOrders.Sale;
import org.usersay.subscription.quote.Quote;
import org.usersay.subscription.quote.Quotes;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.RandomToken;

/** Places subscription orders, and their renewals. */
@Component
class OrderPlacement {

    private static final int ATTEMPTS = 5;
    private static final String FORM = "/form";

    private final Orders orders;
    private final OrderStore store;
    private final Renewals renewals;
    private final Catalog catalog;
    private final Coupons coupons;
    private final Quotes quotes;
    private final OrderTokens tokens;
    private final SiteDays days;
    private final OrderFormCheck formCheck;
    private final NewOrders newOrders;

    OrderPlacement(
            Orders orders,
            OrderStore store,
            Renewals renewals,
            Catalog catalog,
            Coupons coupons,
            Quotes quotes,
            OrderTokens tokens,
            SiteDays days,
            OrderFormCheck formCheck,
            NewOrders newOrders) {
        this.orders = orders;
        this.store = store;
        this.renewals = renewals;
        this.catalog = catalog;
        this.coupons = coupons;
        this.quotes = quotes;
        this.tokens = tokens;
        this.days = days;
        this.formCheck = formCheck;
        this.newOrders = newOrders;
    }

    /**
     * Places an order; a repeated request gets the order that the first one placed, and another one with its key a 422. A key
     * belongs to the reader, or without one to the address and its browser, so that the keys of strangers do not meet. Who orders
     * agrees to the site's conditions; staff takes orders for others, who agree elsewhere.
     */
    Placed place(
            String site, OrderForm form, Optional<Reader> reader, Requester requester, Optional<IdempotencyKey> key) {
        var offer = catalog.require(site, form.plan(), form.currency());
        formCheck.require(site, form, offer);
        if (reader.filter(who -> who.staffs(site)).isEmpty()) {
            formCheck.requireConsents(site, form);
        }
        var owner = reader.map(Reader::id).orElse(null);
        var fingerprint = IdempotencyKey.fingerprint(site, form);
        var sender = owner == null ? requester.browserDigest().orElse(requester.network()) : owner;
        var request = key.map(given -> given.scopedTo(site + "/" + sender));
        return place(site, form, offer, owner, requester, request, fingerprint, null);
    }

    /** The same for the key of a form, which the server made and nobody else can send: it belongs to no network. */
    Placed placeByForm(String site, OrderForm form, Requester requester, IdempotencyKey key) {
        var offer = catalog.require(site, form.plan(), form.currency());
        formCheck.require(site, form, offer);
        formCheck.requireConsents(site, form);
        var request = Optional.of(key.scopedTo(site + FORM));
        return place(site, form, offer, null, requester, request, IdempotencyKey.fingerprint(site, form), null);
    }

    /** What the key of a form has placed so far; a 422 problem where it placed another order. */
    Optional<Placed> placedByForm(String site, OrderForm form, IdempotencyKey key) {
        return store.findByRequest(key.scopedTo(site + FORM))
                .map(earlier -> again(earlier, IdempotencyKey.fingerprint(site, form)));
    }

    /** What an order would cost that is sent so, or a 400 problem; the coupon may be one that does not count. */
    Quote check(String site, OrderForm form) {
        var offer = catalog.require(site, form.plan(), form.currency());
        formCheck.require(site, form, offer);
        formCheck.requireConsents(site, form);
        return quotes.quote(site, offer.plan(), form.copies(), OrderFormCheck.delivery(form, offer), form.coupon());
    }

    /**
     * Orders the same for another term, from the end of this one on, at the price of today and without gift and coupon. The
     * same order is renewed once: again it is answered with its renewal, unless that was cancelled.
     */
    Placed renew(String orderNumber, @Nullable String token, Optional<Reader> reader, Requester requester) {
        var order = orders.show(orderNumber, token, reader);
        if (order.erased() || !(order.state().delivered() || order.state() == OrderState.EXPIRED)) {
            throw OrderProblem.NOT_RENEWABLE
                    .refusal("Only what was paid for is renewed. Order it anew.")
                    .with("state", order.state());
        }
        if (order.handling().upgrade() != null) {
            throw OrderProblem.NOT_RENEWABLE
                    .refusal("Another order takes its place: "
                            + order.handling().upgrade().order() + ". Renew that one.")
                    .with("state", order.state());
        }
        var earlier = renewals.find(order.reference());
        if (earlier.isPresent()) {
            var renewed = earlier.get().order();
            return new Placed(renewed, tokens.of(renewed.reference()));
        }
        var request = renewals.nextRequest(order.reference());
        var form = renewedForm(order);
        var offer = renewable(order, form);
        return place(
                order.site(), form, offer, order.reader(), requester, Optional.of(request), request, order.seats());
    }

    /** An address that the plan does not need, which earlier releases took, is left out. */
    private OrderForm renewedForm(Order order) {
        var posted = catalog.find(order.site(), order.form().plan())
                .map(offer -> offer.plan().posted())
                .orElse(true);
        return order.renewedForm(days.today(order.site()), posted);
    }

    /** The plan of an order, or a 409 problem where it is not offered any more, or not so many copies, or not there. */
    private Offer renewable(Order order, OrderForm form) {
        try {
            var offer = catalog.require(order.site(), form.plan(), form.currency());
            formCheck.requirePossible(order.site(), form, offer);
            OrderFormCheck.delivery(form, offer);
            return offer;
        } catch (ProblemException e) {
            throw OrderProblem.NOT_RENEWABLE
                    .refusal("What was ordered is not offered any more. Order anew.")
                    .with("state", order.state());
        }
    }

    private Placed place(
            String site,
            OrderForm form,
            Offer offer,
            @Nullable String owner,
            Requester requester,
            Optional<String> request,
            String fingerprint,
            @Nullable BoughtSeats renewed) {
        var placed = request.flatMap(store::findByRequest);
        if (placed.isPresent()) {
            return again(placed.get(), fingerprint);
        }
        var quote = quotes.quote(site, offer.plan(), form.copies(), OrderFormCheck.delivery(form, offer), form.coupon())
                .requireCoupon();
        var mailed = newOrders.admitsMail(form.subscriber().email(), owner, requester);
        var by = owner == null ? Step.SUBSCRIBER : owner;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var order = newOrders.of(site, form, new Sale(offer, quote, null, renewed, by), owner);
            var requestId = request.orElse(order.reference().value());
            if (!claimed(site, form, quote, order)) {
                quote = quotes.quote(
                                site, offer.plan(), form.copies(), OrderFormCheck.delivery(form, offer), form.coupon())
                        .requireCoupon();
                continue;
            }
            if (newOrders.insert(order, requestId, fingerprint, mailed)) {
                return new Placed(order, tokens.of(order.reference()));
            }
            coupons.release(site, form.coupon(), order.reference().value());
            var earlier = request.flatMap(store::findByRequest);
            if (earlier.isPresent()) {
                return again(earlier.get(), fingerprint);
            }
        }
        if (form.coupon() != null) {
            throw CommonProblem.invalid("/coupon", "The coupon is being changed. Try again.");
        }
        throw new IllegalStateException("no free reference in " + ATTEMPTS + " attempts");
    }

    /** Spends the order's coupon as it was when the price was made; true without one. */
    private boolean claimed(String site, OrderForm form, Quote quote, Order order) {
        return form.coupon() == null
                || coupons.claim(
                        site,
                        form.coupon(),
                        quote.couponVersion(),
                        order.reference().value());
    }

    private Placed again(Made earlier, String fingerprint) {
        IdempotencyKey.requireSame(earlier.fingerprint(), fingerprint);
        return new Placed(earlier.order(), tokens.of(earlier.order().reference()));
    }

    /** An order with the token that shows it. */
    record Placed(Order order, RandomToken token) {}
}
