package org.usersay.subscription.order;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.order.Booking.Outcome;
import org.usersay.subscription.order.Handling.Payment;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.payment.BankTransfers;
import org.usersay.subscription.payment.QrImage;
import org.usersay.subscription.payment.RequestedTransfer;

/** Payment of orders: what a subscriber is asked to transfer, and what was transferred. */
@Component
public class OrderPayments {

    private static final int ATTEMPTS = 5;

    private final OrderStore store;
    private final OrderQueries queries;
    private final OrderMails orderMails;
    private final OrderTokens tokens;
    private final BankTransfers bankTransfers;
    private final SubscriberTokens subscriberTokens;
    private final Clock clock;

    OrderPayments(
            OrderStore store,
            OrderQueries queries,
            OrderMails orderMails,
            OrderTokens tokens,
            BankTransfers bankTransfers,
            SubscriberTokens subscriberTokens,
            Clock clock) {
        this.store = store;
        this.queries = queries;
        this.orderMails = orderMails;
        this.tokens = tokens;
        this.bankTransfers = bankTransfers;
        this.subscriberTokens = subscriberTokens;
        this.clock = clock;
    }

    /** How an order is paid, for who may read it; null where it waits for no transfer. */
    @Nullable
    OrderPayment of(Order order) {
        return requested(order)
                .map(transfer -> OrderPayment.of(
                        transfer,
                        "/api/v1/subscription-orders/" + order.reference() + "/payment-code.svg?token="
                                + tokens.of(order.reference()).value()))
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
        return order.requestedTransfer(bankTransfers);
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
        Optional<Order> seen = Optional.of(named.getFirst());
        for (var attempt = 0; attempt < ATTEMPTS && seen.isPresent(); attempt++) {
            var order = seen.get();
            var outcome = outcome(order, transfer);
            if (outcome != Outcome.MATCHED || pay(order, transfer, staff)) {
                return Booking.of(outcome, order);
            }
            seen = store.find(order.reference());
        }
        throw CommonProblem.UNAVAILABLE.refusal("The order changes too often. Send the statement again.");
    }

    private static Outcome outcome(Order order, BankTransfer transfer) {
        var payment = order.handling().payment();
        if (payment != null && payment.transaction().equals(transfer.transaction())) {
            return Outcome.ALREADY_BOOKED;
        }
        if (!order.state().unpaid()) {
            return Outcome.NOT_DUE;
        }
        return order.total().equals(transfer.amount()) ? Outcome.MATCHED : Outcome.WRONG_AMOUNT;
    }

    private boolean pay(Order order, BankTransfer transfer, Reader staff) {
        var mails = orderMails.about(order, OrderState.PAID, tokens.of(order.reference()));
        var paid = store.pay(
                order, steps(order, clock.instant(), staff), new Payment(transfer.transaction(), transfer.on()), mails);
        paid.ifPresent(now -> subscriberTokens.renew(order, now));
        return paid.isPresent();
    }

    private static List<Step> steps(Order order, Instant now, Reader staff) {
        var steps = new ArrayList<Step>();
        if (order.state() == OrderState.SUBMITTED) {
            steps.add(new Step(OrderState.CONFIRMED, now, staff.id(), null));
        }
        steps.add(new Step(OrderState.PAID, now, staff.id(), null));
        return steps;
    }
}
