package org.usersay.subscription.ordering;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.privacy.PersonalDataProvider;

/** Personal data in the orders of an account, and in the gifts to it. */
@Component
class OrderPersonalData implements PersonalDataProvider {

    private final OrderStore store;
    private final OrderErasure erasure;
    private final Clock clock;

    OrderPersonalData(OrderStore store, OrderErasure erasure, Clock clock) {
        this.store = store;
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Object export(Account account) {
        return store.of(account).stream().map(OrderView::forStaff).toList();
    }

    @Override
    public void changeEmail(Account account, EmailAddress former) {
        store.changeEmail(account.id(), former, account.email());
    }

    /** What the books need stays: what was sold, when, for how much and, once it was paid for, to which company. */
    @Override
    public void delete(Account account) {
        var now = clock.instant();
        for (var order : store.of(account)) {
            erasure.erase(order, now);
        }
        for (var gift : store.giftsTo(account.email())) {
            erasure.eraseRecipient(gift, now);
        }
    }
}
