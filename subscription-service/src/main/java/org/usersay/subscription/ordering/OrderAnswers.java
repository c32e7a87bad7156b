package org.usersay.subscription.ordering;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.web.VersionTag;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderTokens;

/** Answers with one order, with its version as their {@code ETag}. */
@Component
public class OrderAnswers {

    private final Orders orders;
    private final OrderPayments payments;
    private final OrderTokens tokens;

    OrderAnswers(Orders orders, OrderPayments payments, OrderTokens tokens) {
        this.orders = orders;
        this.payments = payments;
        this.tokens = tokens;
    }

    /** The order as its reader, or staff, sees it signed in, or who has its token alone. */
    public ResponseEntity<OrderView> of(HttpStatus status, Order order, Optional<Reader> reader) {
        return answer(status, order, orders.view(order, payments.links(order), reader));
    }

    /** The order as staff works on it, with the names of those who did, by their ids. */
    public ResponseEntity<OrderView> forStaff(Order order, Map<String, String> names) {
        return answer(HttpStatus.OK, order, OrderView.forStaff(order, names, payments.linksOfStaff(order)));
    }

    /** What whoever placed an order is told of it: where it stands, and how it is paid. */
    public ResponseEntity<Receipt> placed(Order order) {
        var token = tokens.of(order.reference()).value();
        return ResponseEntity.created(
                        URI.create("/api/v1/subscription-orders/" + order.reference() + "?token=" + token))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(new Receipt(
                        order.reference().value(),
                        order.state(),
                        order.total().amount(),
                        order.due().amount(),
                        order.total().currency().getCurrencyCode(),
                        payments.of(order),
                        payments.online(order)));
    }

    private static ResponseEntity<OrderView> answer(HttpStatus status, Order order, OrderView view) {
        return ResponseEntity.status(status)
                .eTag(VersionTag.of(order.handling().version()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(view);
    }

    /**
     * What becomes of an order.
     *
     * @param due what of the total is to be paid, which is less for an upgrade
     */
    public record Receipt(
            String reference,
            OrderState state,
            BigDecimal total,
            BigDecimal due,
            String currency,
            @Nullable OrderPayment payment,
            @Nullable String checkout) {}
}
