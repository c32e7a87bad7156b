package org.usersay.subscription.ordering;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderTokens;

/** Subscription orders as those who may read them see them. */
@Component
public class Orders {

    static final int MY_ORDERS = 100;

    private final OrderStore store;
    private final OrderTokens tokens;
    private final Accounts accounts;

    Orders(OrderStore store, OrderTokens tokens, Accounts accounts) {
        this.store = store;
        this.tokens = tokens;
        this.accounts = accounts;
    }

    /** The order, for a caller with its token, its reader, or staff; a 404 for any other. */
    public Order show(String orderNumber, @Nullable String token, Optional<Reader> reader) {
        return OrderNumber.parse(orderNumber)
                .flatMap(store::find)
                .filter(order -> mayRead(order, token, reader))
                .orElseThrow(Orders::unknown);
    }

    List<Order> of(Reader reader) {
        return store.ownedBy(accounts.require(reader.id()), MY_ORDERS);
    }

    /** The order, for its reader or staff; a 404 for any other, also with its token. */
    public Order owned(String orderNumber, Reader reader) {
        return show(orderNumber, null, Optional.of(reader));
    }

    /** The order as its reader, or staff, sees it signed in, or who has its token alone. */
    OrderView view(Order order, OrderLinks links, Optional<Reader> reader) {
        return mayRead(order, null, reader) ? OrderView.forOwner(order, links) : OrderView.of(order, links);
    }

    /** Whether its reader, or staff of its site, reads an order signed in, and not who has its token alone. */
    boolean isReadSignedIn(Order order, Optional<Reader> reader) {
        return mayRead(order, null, reader);
    }

    private boolean mayRead(Order order, @Nullable String token, Optional<Reader> reader) {
        return tokens.opens(order.reference(), token)
                || reader.filter(who -> who.staffs(order.site()) || owns(who, order))
                        .isPresent();
    }

    private boolean owns(Reader reader, Order order) {
        return accounts.find(reader.id()).filter(order::isOf).isPresent();
    }

    public static ProblemException unknown() {
        return CommonProblem.NOT_FOUND.refusal("Check the order's reference and its token.");
    }
}
