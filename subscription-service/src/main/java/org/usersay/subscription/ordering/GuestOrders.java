package org.usersay.subscription.ordering;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.quote.Quote;
import org.usersay.subscription.requester.Requester;

/** Orders of who is not signed in, for pages of other features. */
@Component
public class GuestOrders {

    private final Orders orders;
    private final OrderPayments payments;

    GuestOrders(Orders orders, OrderPayments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    /** What an order would cost that is sent so, or a 400 problem; the coupon may be one that does not count. */
    public Quote check(String site, OrderForm form) {
        return orders.check(site, form);
    }

    /** Places an order; a repeated request gets the order that the first one placed. */
    public Ticket place(String site, OrderForm form, Requester requester, IdempotencyKey key) {
        var placed = orders.place(site, form, Optional.empty(), requester, Optional.of(key));
        return new Ticket(placed.order().reference().value(), placed.token().value());
    }

    /** The order of a reference and its token, or a 404 problem. */
    public Shown show(Ticket ticket) {
        var order = orders.show(ticket.reference(), ticket.token(), Optional.empty());
        return new Shown(order.site(), order.language(), OrderView.of(order, payments.links(order)));
    }

    /** What shows an order to whoever has it. */
    public record Ticket(String reference, String token) {}

    /** An order with its site and the language of its mails. */
    public record Shown(String site, Language language, OrderView view) {}
}
