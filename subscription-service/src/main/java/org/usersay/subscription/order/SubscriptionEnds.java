package org.usersay.subscription.order;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.account.Accounts;

/** Until when readers are subscribers, which their accounts and their badges say. */
@Component
class SubscriptionEnds {

    private final OrderStore store;
    private final Accounts accounts;

    SubscriptionEnds(OrderStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /** Computed from all of the reader's orders, so that the next change mends what a crash left out. */
    void update(@Nullable String reader) {
        if (reader != null) {
            var until = store.of(reader, Orders.MY_ORDERS).stream()
                    .filter(order -> order.state().running())
                    .map(Order::endsAt)
                    .max(Comparator.naturalOrder());
            accounts.subscribed(reader, until.orElse(null));
        }
    }
}
