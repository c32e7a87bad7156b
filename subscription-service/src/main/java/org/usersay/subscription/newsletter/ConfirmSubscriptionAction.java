package org.usersay.subscription.newsletter;

import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.usersay.subscription.newsletter.Newsletters.Confirming;
import org.usersay.subscription.oneclick.OneClickAction;
import org.usersay.subscription.oneclick.OneClickTokens;
import org.usersay.subscription.oneclick.OneClickTokens.Target;

/** The button in the confirming mail's page. Whoever opens a second mail's link after the first reads that it is done already. */
@Component
class ConfirmSubscriptionAction implements OneClickAction {

    static final char TOKEN_TYPE = 'c';

    private final Newsletters newsletters;
    private final OneClickTokens clicks;

    ConfirmSubscriptionAction(Newsletters newsletters, OneClickTokens clicks) {
        this.newsletters = newsletters;
        this.clicks = clicks;
    }

    @Override
    public char type() {
        return TOKEN_TYPE;
    }

    @Override
    public Page page(Target target) {
        var link = newsletters.confirming(target.subject());
        if (link.isSubscribed()) {
            return done("already-subscribed", link, target);
        }
        if (!link.isValid()) {
            throw Newsletters.invalidToken();
        }
        return Page.question("confirm-newsletter", link.newsletter());
    }

    @Override
    public Page execute(Target target, Function<String, Set<String>> form) {
        var link = newsletters.confirming(target.subject());
        if (link.isSubscribed()) {
            return done("already-subscribed", link, target);
        }
        newsletters.confirm(link.token(), "mail");
        return done("confirm-newsletter", link, target);
    }

    private Page done(String name, Confirming link, Target target) {
        return Page.done(name, link.newsletter())
                .linkedTo(PreferencesAction.link(clicks, link.subscription(), target.language(), target.site()));
    }
}
