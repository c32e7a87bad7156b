package org.usersay.subscription.newsletter;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.usersay.subscription.newsletter.NewsletterSubscriptionStore.Proof;
import org.usersay.subscription.oneclick.OneClickAction;

/** Unsubscribe link of a newsletter. */
@Component
class UnsubscribeAction implements OneClickAction {

    static final char TOKEN_TYPE = 'l';

    private final NewsletterSubscriptionStore store;
    private final Clock clock;

    UnsubscribeAction(NewsletterSubscriptionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public char type() {
        return TOKEN_TYPE;
    }

    @Override
    public Page page(String subscription) {
        var parts = subscription.split("/", -1);
        return new Page("unsubscribe-newsletter", parts.length > 1 ? parts[1] : "");
    }

    @Override
    public void execute(String subscription) {
        store.unsubscribe(subscription, new Proof("UNSUBSCRIBED", clock.instant(), "mail", ""));
    }
}
