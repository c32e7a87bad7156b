package org.usersay.subscription.ordering;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.web.VersionTag;
import org.usersay.subscription.order.Order;

/** Answers with one order, with its version as their {@code ETag}. */
@Component
public class OrderAnswers {

    private final Orders orders;
    private final OrderPayments payments;

    OrderAnswers(Orders orders, OrderPayments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    /** The order as its reader, or staff, sees it signed in, or who has its token alone. */
    public ResponseEntity<OrderView> of(HttpStatus status, Order order, Optional<Reader> reader) {
        return answer(status, order, orders.view(order, payments.links(order), reader));
    }

    /** The order as staff works on it, with the names of those who did, by their ids. */
    public ResponseEntity<OrderView> forStaff(Order order, Map<String, String> names) {
        return answer(HttpStatus.OK, order, OrderView.forStaff(order, names, payments.linksOfStaff(order)));
    }

    private static ResponseEntity<OrderView> answer(HttpStatus status, Order order, OrderView view) {
        return ResponseEntity.status(status)
                .eTag(VersionTag.of(order.handling().version()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(view);
    }
}
