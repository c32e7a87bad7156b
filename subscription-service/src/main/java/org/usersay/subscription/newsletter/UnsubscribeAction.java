package org.usersay.subscription.newsletter;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.subscription.oneclick.OneClickAction;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;

/** Unsubscribe link of a newsletter. */
@Component
class UnsubscribeAction implements OneClickAction {

    static final char TOKEN_TYPE = 'l';

    private static final String PAGE = "unsubscribe-newsletter";
    private static final int ID_PARTS = 3;

    private final Newsletters newsletters;
    private final NewsletterSubscriptionStore store;
    private final SignUpLimits limits;
    private final OneClickTokens clicks;
    private final Clock clock;

    UnsubscribeAction(
            Newsletters newsletters,
            NewsletterSubscriptionStore store,
            SignUpLimits limits,
            OneClickTokens clicks,
            Clock clock) {
        this.newsletters = newsletters;
        this.store = store;
        this.limits = limits;
        this.clicks = clicks;
        this.clock = clock;
    }

    @Override
    public char type() {
        return TOKEN_TYPE;
    }

    @Override
    public Page page(Target target) {
        return linked(Page.question(PAGE, newsletter(target)), target);
    }

    @Override
    public Page execute(Target target, Function<String, Set<String>> form) {
        var id = subscription(target.subject());
        var before = store.stateOf(id);
        store.unsubscribe(id, Proof.byMail("UNSUBSCRIBED", clock.instant(), "mail"), campaign(target.subject()));
        if (before.filter(SubscriptionState.WAITING::equals).isPresent()) {
            limits.reset(id);
        }
        return linked(Page.done(PAGE, newsletter(target)), target);
    }

    private Page linked(Page page, Target target) {
        return page.linkedTo(
                PreferencesAction.link(clicks, subscription(target.subject()), target.language(), target.site()));
    }

    private String newsletter(Target target) {
        return newsletters.nameOf(subscription(target.subject()));
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
