package org.usersay.subscription.newsletter;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.usersay.subscription.newsletter.NewsletterSubscriptionStore.Proof;
import org.usersay.subscription.oneclick.OneClickAction;

/** The link that every newsletter carries. */
@Component
class UnsubscribeClick implements OneClickAction {

    static final char LETTER = 'l';

    private final NewsletterSubscriptionStore store;
    private final Clock clock;

    UnsubscribeClick(NewsletterSubscriptionStore store, Clock clock) {
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
