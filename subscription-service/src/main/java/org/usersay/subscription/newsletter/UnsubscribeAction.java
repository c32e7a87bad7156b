package org.usersay.subscription.newsletter;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.oneclick.OneClickAction;

/** Unsubscribe link of a newsletter. */
@Component
class UnsubscribeAction implements OneClickAction {

    static final char TOKEN_TYPE = 'l';

    private static final int ID_PARTS = 3;

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
    public void execute(String subject) {
        store.unsubscribe(
                subscription(subject), Proof.byMail("UNSUBSCRIBED", clock.instant(), "mail"), campaign(subject));
    }

    /** Id of the subscription, which is followed by the campaign whose mail the link stood in, if it was one's. */
    static String subscription(String subject) {
        var parts = subject.split("/", -1);
        return parts.length > ID_PARTS ? String.join("/", List.of(parts).subList(0, ID_PARTS)) : subject;
    }

    private static @Nullable String campaign(String subject) {
        var parts = subject.split("/", -1);
        return parts.length > ID_PARTS ? parts[ID_PARTS] : null;
    }
}
