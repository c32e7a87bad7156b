package org.usersay.subscription.ordering;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.usersay.starter.idempotency.IdempotencyKey;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.quote.Quote;
import org.usersay.subscription.requester.Requester;

/** Orders of who is not signed in, for pages of other features. */
@Component
public class GuestOrders {

    private final OrderPlacement placement;
    private final Orders orders;
    private final OrderPayments payments;

    GuestOrders(OrderPlacement placement, Orders orders, OrderPayments payments) {
        this.placement = placement;
        this.orders = orders;
        this.payments = payments;
    }

    /** What an order would cost that is sent so, or a 400 problem; the coupon may be one that does not count. */
    public Quote check(String site, OrderForm form) {
        return placement.check(site, form);
    }

    /**
     * Places an order; a repeated request gets the order that the first one placed, from whatever network it comes.
     *
     * @param key of the form, which nobody can guess
     */
    public Ticket place(String site, OrderForm form, Requester requester, UUID key) {
        return ticket(placement.placeByForm(site, form, requester, new IdempotencyKey(key.toString())));
    }

    /** The order that a form has placed before; a 422 problem where something else was in it then. */
    public Optional<Ticket> placed(String site, OrderForm form, UUID key) {
        return placement
                .placedByForm(site, form, new IdempotencyKey(key.toString()))
                .map(GuestOrders::ticket);
    }

    private static Ticket ticket(OrderPlacement.Placed placed) {
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
