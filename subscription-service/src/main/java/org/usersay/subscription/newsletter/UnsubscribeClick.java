package org.usersay.subscription.newsletter;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.usersay.subscription.click.Click;
import org.usersay.subscription.newsletter.SubscriptionStore.Proof;

/** The link that every newsletter carries. */
@Component
class UnsubscribeClick implements Click {

    static final char LETTER = 'l';

    private final SubscriptionStore store;
    private final Clock clock;

    UnsubscribeClick(SubscriptionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public char letter() {
        return LETTER;
    }

    @Override
    public Page ask(String subscription) {
        var parts = subscription.split("/", -1);
        return Page.unsubscribing("Newsletter · Bản tin: " + (parts.length > 1 ? parts[1] : ""));
    }

    @Override
    public void act(String subscription) {
        store.unsubscribe(subscription, new Proof("UNSUBSCRIBED", clock.instant(), "mail", ""));
    }
}
