package org.usersay.subscription.newsletter;

import org.springframework.stereotype.Component;
import org.usersay.subscription.oneclick.OneClickAction;
import org.usersay.subscription.secret.RandomToken;

/** The button in the confirming mail's page. */
@Component
class ConfirmSubscriptionAction implements OneClickAction {

    static final char TOKEN_TYPE = 'c';

    private final Newsletters newsletters;

    ConfirmSubscriptionAction(Newsletters newsletters) {
        this.newsletters = newsletters;
    }

    @Override
    public char type() {
        return TOKEN_TYPE;
    }

    @Override
    public Page page(String token) {
        return new Page("confirm-newsletter", "");
    }

    @Override
    public void execute(String token) {
        newsletters.confirm(RandomToken.parse(token).orElseThrow(Newsletters::invalidToken), "mail");
    }
}
