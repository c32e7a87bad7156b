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
        return new Page(
                "Confirm your newsletter · Xác nhận đăng ký bản tin",
                "You get it once you press the button. · Bạn sẽ nhận bản tin sau khi bấm nút.",
                "Confirm · Xác nhận",
                "Confirmed · Đã xác nhận");
    }

    @Override
    public void execute(String token) {
        newsletters.confirm(RandomToken.parse(token).orElseThrow(Newsletters::invalidToken), "mail");
    }
}
