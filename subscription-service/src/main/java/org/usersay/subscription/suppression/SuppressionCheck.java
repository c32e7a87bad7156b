package org.usersay.subscription.suppression;

import org.springframework.stereotype.Component;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.SendingCheck;

/**
 * Check of the list when a mail is sent, not when it is written. To an address that bounces nothing is sent; after a complaint, and where staff
 * entered it, only mails that somebody asked for, which are those without a link to unsubscribe.
 */
@Component
class SuppressionCheck implements SendingCheck {

    private final SuppressionStore store;

    SuppressionCheck(SuppressionStore store) {
        this.store = store;
    }

    @Override
    public Verdict check(Mail mail) {
        return store.find(mail.letter().site(), mail.to())
                .filter(reason -> reason == SuppressionReason.BOUNCE || mail.unsubscribe() != null)
                .<Verdict>map(reason -> new Verdict.Drop("The address is suppressed: " + reason + "."))
                .orElse(Verdict.SEND);
    }
}
