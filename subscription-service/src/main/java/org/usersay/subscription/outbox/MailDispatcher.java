package org.usersay.subscription.outbox;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.subscription.outbox.SmtpRelay.Result;

/**
 * Dispatcher of mails, one at a time: claimed before the relay receives it, marked as sent after the relay accepted
 * it.
 */
@Component
class MailDispatcher {

    private static final Logger log = LoggerFactory.getLogger(MailDispatcher.class);

    private final MailStore store;
    private final SmtpRelay smtpRelay;
    private final OutboxSettings settings;
    private final Clock clock;

    MailDispatcher(MailStore store, SmtpRelay smtpRelay, OutboxSettings settings, Clock clock) {
        this.store = store;
        this.smtpRelay = smtpRelay;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends the next mail that is due; false when none is. */
    boolean sendNext() {
        var claim = store.claim();
        claim.ifPresent(this::send);
        return claim.isPresent();
    }

    private void send(MailStore.Claim claim) {
        var mail = claim.mail();
        if (store.wasSent(mail.id())) {
            store.remove(claim);
            return;
        }
        switch (smtpRelay.send(mail)) {
            case Result.Accepted taken -> store.sent(claim);
            case Result.TemporaryFailure notTaken -> retryOrGiveUp(claim, notTaken.why());
            case Result.Unknown unclear -> {
                if (mail.delivery() == DeliveryGuarantee.AT_LEAST_ONCE) {
                    retryOrGiveUp(claim, unclear.why());
                } else {
                    giveUp(claim, unclear.why());
                }
            }
            case Result.Rejected refused -> giveUp(claim, refused.why());
        }
    }

    private void retryOrGiveUp(MailStore.Claim claim, String why) {
        if (claim.createdAt().plus(settings.giveUpAfter()).isBefore(clock.instant())) {
            giveUp(claim, why);
        } else {
            store.retryAfter(claim, settings.waitAfter(claim.attempts()), why);
            log.info("Mail {} is tried again later ({}): {}", claim.mail().id(), claim.attempts(), why);
        }
    }

    private void giveUp(MailStore.Claim claim, String why) {
        store.giveUp(claim, why);
        log.warn("Mail {} is dead: {}", claim.mail().id(), why);
    }
}
