package org.usersay.subscription.campaign;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.usersay.subscription.newsletter.Recipients;
import org.usersay.subscription.outbox.Bulk;
import org.usersay.subscription.outbox.Mail;
import org.usersay.subscription.outbox.SendingCheck;

/** Check of a campaign's mail when it is sent: whether the campaign is paused or cancelled, and its recipient still on the list. */
@Component
class CampaignCheck implements SendingCheck {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final CampaignStore store;
    private final Recipients recipients;

    CampaignCheck(CampaignStore store, Recipients recipients) {
        this.store = store;
        this.recipients = recipients;
    }

    @Override
    public Verdict check(Mail mail) {
        var bulk = mail.bulk();
        return bulk == null ? Verdict.SEND : check(mail, bulk);
    }

    private Verdict check(Mail mail, Bulk bulk) {
        var found = store.find(bulk.campaign());
        if (found.isEmpty() || found.get().state() == CampaignState.CANCELLED) {
            return new Verdict.Drop("The campaign was cancelled.");
        }
        var campaign = found.get();
        if (campaign.state() == CampaignState.PAUSED) {
            return new Verdict.Postpone(PAUSE);
        }
        return recipients.isSubscribed(campaign.site(), campaign.draft().list(), mail.to())
                ? Verdict.SEND
                : new Verdict.Drop("The address unsubscribed.");
    }
}
