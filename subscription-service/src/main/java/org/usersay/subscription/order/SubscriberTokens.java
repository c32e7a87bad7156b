package org.usersay.subscription.order;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.session.Sessions;

/** Access tokens of subscribers, which carry their badges: void once these are others. */
@Component
public class SubscriberTokens {

    private final SiteDays days;
    private final SeatHolders seatHolders;
    private final Accounts accounts;
    private final Sessions sessions;

    SubscriberTokens(SiteDays days, SeatHolders seatHolders, Accounts accounts, Sessions sessions) {
        this.days = days;
        this.seatHolders = seatHolders;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** Whoever the order is for gets a new token where it began or ended today by this change. */
    public void renew(Order before, Order after) {
        var today = days.today(after.site());
        if (before.runsOn(today) != after.runsOn(today)) {
            sessions.renewTokens(holders(after));
        }
    }

    private List<String> holders(Order order) {
        return order.seats() == null
                ? holder(order).map(Account::id).stream().toList()
                : seatHolders.readers(order.seats().first().value());
    }

    private Optional<Account> holder(Order order) {
        var gift = order.form().gift();
        if (gift != null) {
            return Optional.ofNullable(gift.recipientEmail()).flatMap(accounts::find);
        }
        return order.reader() == null
                ? accounts.find(order.form().subscriber().email())
                : accounts.find(order.reader());
    }
}
