package org.usersay.subscription.entitlement;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.order.Subscriptions;
import org.usersay.subscription.session.BadgeSource;

/** The badge of readers who have a subscription that runs. */
@Component
class SubscriberBadge implements BadgeSource {

    private static final List<String> SUBSCRIBER = List.of("SUBSCRIBER");

    private final Subscriptions subscriptions;

    SubscriberBadge(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Badges of(Account account, Instant now) {
        var running = subscriptions.of(account);
        return new Badges(running.subscriptions().isEmpty() ? List.of() : SUBSCRIBER, running.until());
    }
}
