package org.usersay.subscription.newsletter;

import org.springframework.stereotype.Component;
import org.usersay.subscription.oneclick.OneClickAction;
import org.usersay.subscription.secret.RandomToken;

/** The button in the confirming mail's page. */
@Component
class ConfirmClick implements OneClickAction {

    static final char LETTER = 'c';

    private final Newsletters newsletters;

    ConfirmClick(Newsletters newsletters) {
        this.newsletters = newsletters;
    }

    @Override
    public char letter() {
        return LETTER;
    }

    @Override
    public Page ask(String token) {
        return new Page(
                "Confirm your newsletter · Xác nhận đăng ký bản tin",
                "You get it once you press the button. · Bạn sẽ nhận bản tin sau khi bấm nút.",
                "Confirm · Xác nhận",
                "Confirmed · Đã xác nhận");
    }

    @Override
    public void act(String token) {
        newsletters.confirm(RandomToken.parse(token).orElseThrow(Newsletters::invalidToken), "mail");
    }
}
