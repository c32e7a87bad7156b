package org.usersay.subscription.ordering;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.order.Handling.Payment;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderDocumentMapper;
import org.usersay.subscription.order.OrderMails;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderQueries;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderTokens;
import org.usersay.subscription.order.PaymentMethods;
import org.usersay.subscription.order.SiteDays;
import org.usersay.subscription.order.SubscriberTokens;
import org.usersay.subscription.ordering.Booking.Outcome;
import org.usersay.subscription.ordering.OrderView.CreditNote;
import org.usersay.subscription.payment.CheckoutRequest;
import org.usersay.subscription.payment.Checkouts;
import org.usersay.subscription.payment.PaymentNotice;
import org.usersay.subscription.payment.PaymentProblem;
import org.usersay.subscription.payment.QrImage;
import org.usersay.subscription.payment.RequestedTransfer;
import org.usersay.subscription.payment.Sellers;

/** Payment of orders: what a subscriber is asked to transfer, and what was transferred. */
@Component
public class OrderPayments {

    private static final int ATTEMPTS = 5;

    private final OrderStore store;
    private final OrderQueries queries;
    private final OrderMails orderMails;
    private final OrderTokens tokens;
    private final PaymentMethods paymentMethods;
    private final SubscriberTokens subscriberTokens;
    private final Upgrades upgrades;
    private final Checkouts checkouts;
    private final Sellers sellers;
    private final Orders orders;
    private final SiteDays days;
    private final Clock clock;

    OrderPayments(
            OrderStore store,
            OrderQueries queries,
            OrderMails orderMails,
            OrderTokens tokens,
            PaymentMethods paymentMethods,
            SubscriberTokens subscriberTokens,
            Upgrades upgrades,
            Checkouts checkouts,
            Sellers sellers,
            Orders orders,
            SiteDays days,
            Clock clock) {
        this.store = store;
        this.queries = queries;
        this.orderMails = orderMails;
        this.tokens = tokens;
        this.paymentMethods = paymentMethods;
        this.subscriberTokens = subscriberTokens;
        this.upgrades = upgrades;
        this.checkouts = checkouts;
        this.sellers = sellers;
        this.orders = orders;
        this.days = days;
        this.clock = clock;
    }

    /** How an order is paid, for who may read it; null where it waits for no transfer. */
    @Nullable
    OrderPayment of(Order order) {
        return requested(order)
                .map(transfer -> OrderPayment.of(transfer, address(order, "payment-code.svg")))
                .orElse(null);
    }

    /** The drawn code of the transfer that an order waits for, or a 404 problem. */
    String image(Order order) {
        return requested(order)
                .map(RequestedTransfer::code)
                .map(QrImage::svg)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The order waits for no transfer with a code."));
    }

    private Optional<RequestedTransfer> requested(Order order) {
        return paymentMethods.transfer(order);
    }

    /**
     * Books a transfer on the order of the site that its text names, and tells the subscriber. A transfer that was booked
     * before changes nothing. The order's confirmation is part of the booking where staff has not confirmed it.
     */
    public Booking book(String site, BankTransfer transfer, Reader staff) {
        var named = queries.findAll(site, OrderNumber.allIn(transfer.text()));
        if (named.size() != 1) {
            return new Booking(Outcome.UNKNOWN, null, null);
        }
        var payment = new Payment(transfer.transaction(), transfer.on());
        return book(named.getFirst(), payment, transfer.amount(), staff.id(), false);
    }

    /**
     * Books what a provider has received on the order that it names; 404 where the site has none of this number. What cannot be
     * booked is noted on the order, which is due for the staff then until they change or note something. A payment that was booked or noted before changes nothing.
     */
    public Booking book(String site, PaymentNotice notice) {
        var order = OrderNumber.parse(notice.reference())
                .flatMap(store::find)
                .filter(found -> found.site().equals(site))
                .orElseThrow(Orders::unknown);
        var payment = new Payment(notice.transaction(), days.of(site, notice.at()));
        return book(order, payment, new Price(notice.amount(), notice.currency()), Step.SYSTEM, true);
    }

    private Booking book(Order found, Payment payment, Price amount, String by, boolean noted) {
        Optional<Order> seen = Optional.of(found);
        for (var attempt = 0; attempt < ATTEMPTS && seen.isPresent(); attempt++) {
            var order = seen.get();
            var outcome = outcome(order, payment, amount);
            var written = outcome == Outcome.MATCHED
                    ? pay(order, payment, by)
                    : !noted || outcome == Outcome.ALREADY_BOOKED || note(order, payment, amount, outcome);
            if (written) {
                return Booking.of(outcome, order);
            }
            seen = store.find(order.reference());
        }
        throw CommonProblem.UNAVAILABLE.refusal("The order changes too often. Send it again.");
    }

    private static Outcome outcome(Order order, Payment payment, Price amount) {
        var booked = order.handling().payment();
        if ((booked != null && booked.transaction().equals(payment.transaction())) || isNoted(order, payment)) {
            return Outcome.ALREADY_BOOKED;
        }
        if (!order.state().unpaid()) {
            return Outcome.NOT_DUE;
        }
        return order.due().equals(amount) ? Outcome.MATCHED : Outcome.WRONG_AMOUNT;
    }

    private boolean pay(Order order, Payment payment, String by) {
        var mails = orderMails.about(order, OrderState.PAID, tokens.of(order.reference()));
        var paid = store.change(
                order,
                steps(order, clock.instant(), by),
                Map.of("payment", OrderDocumentMapper.payment(payment)),
                mails);
        paid.ifPresent(now -> {
            subscriberTokens.renew(order, now);
            upgrades.settle(now);
        });
        return paid.isPresent();
    }

    /** Tells the staff of money that has to go back; false where the order was changed since it was seen. */
    private boolean note(Order order, Payment payment, Price amount, Outcome outcome) {
        var now = clock.instant();
        var text = "%s: %s, %s, %s"
                .formatted(outcome, amount.written(order.language()), payment.on(), payment.transaction());
        var step = new Step(order.state(), now, Step.SYSTEM, text);
        return store.change(order, List.of(step), Map.of(OrderStore.NOTICED, Date.from(now)), List.of())
                .isPresent();
    }

    private static boolean isNoted(Order order, Payment payment) {
        return order.history().stream()
                .filter(step -> step.by().equals(Step.SYSTEM))
                .anyMatch(step -> step.note() != null && step.note().endsWith(", " + payment.transaction()));
    }

    private static List<Step> steps(Order order, Instant now, String by) {
        var steps = new ArrayList<Step>();
        if (order.state() == OrderState.SUBMITTED) {
            steps.add(new Step(OrderState.CONFIRMED, now, by, null));
        }
        steps.add(new Step(OrderState.PAID, now, by, null));
        return steps;
    }

    /** Address of the provider's page where an order is paid, for who may read it. */
    public URI checkout(String orderNumber, @Nullable String token, Optional<Reader> reader) {
        var order = orders.show(orderNumber, token, reader);
        if (!order.state().unpaid() || order.due().amount().signum() == 0) {
            throw PaymentProblem.NOTHING_TO_PAY
                    .refusal("The order is " + order.state() + ".")
                    .with("state", order.state());
        }
        return checkouts.page(
                order.site(),
                new CheckoutRequest(
                        order.reference().value(),
                        order.publication() + ", " + order.planName(),
                        order.due().amount(),
                        order.due().currency(),
                        order.form().subscriber().email().value(),
                        order.language().code(),
                        orderMails.page(order, tokens.of(order.reference()))));
    }

    /** What an answer about an order leads to, for who may read it. */
    OrderLinks links(Order order) {
        return new OrderLinks(of(order), online(order), invoice(order, true), creditNotes(order, true));
    }

    /** The same for staff, who need no token and do not pay. */
    OrderLinks linksOfStaff(Order order) {
        return new OrderLinks(null, null, invoice(order, false), creditNotes(order, false));
    }

    /** Address that has a provider's page prepared, for who may read the order; null where it cannot be paid so. */
    @Nullable
    String online(Order order) {
        return paymentMethods.online(order) ? address(order, "checkouts") : null;
    }

    /** Null where it was not paid, or its site issues none. */
    private @Nullable String invoice(Order order, boolean withToken) {
        return isInvoiced(order) ? address(order, "invoice.pdf", withToken) : null;
    }

    private List<CreditNote> creditNotes(Order order, boolean withToken) {
        return isInvoiced(order)
                ? BilledRefund.of(order).stream()
                        .map(refund -> new CreditNote(
                                refund.amount().amount(),
                                refund.at(),
                                address(order, "credit-notes/" + refund.number(), withToken)))
                        .toList()
                : List.of();
    }

    private boolean isInvoiced(Order order) {
        return order.billed() && sellers.of(order.site()).isPresent();
    }

    private String address(Order order, String part, boolean withToken) {
        return withToken ? address(order, part) : path(order, part);
    }

    private String address(Order order, String part) {
        return path(order, part) + "?token=" + tokens.of(order.reference()).value();
    }

    private static String path(Order order, String part) {
        return "/api/v1/subscription-orders/" + order.reference() + "/" + part;
    }
}
