package org.usersay.subscription.outbox;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.usersay.subscription.outbox.SendingCheck.Verdict;
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
    private final ObjectProvider<SendingCheck> checks;
    private final ObservationRegistry observations;

    MailDispatcher(
            MailStore store,
            SmtpRelay smtpRelay,
            OutboxSettings settings,
            Clock clock,
            ObjectProvider<SendingCheck> checks,
            ObservationRegistry observations) {
        this.store = store;
        this.smtpRelay = smtpRelay;
        this.settings = settings;
        this.clock = clock;
        this.checks = checks;
        this.observations = observations;
    }

    /** Sends the next mail of a lane that is due; false when none is. */
    boolean sendNext(Lane lane) {
        var claim = store.claim(lane);
        claim.ifPresent(this::send);
        return claim.isPresent();
    }

    /** In the trace of the request that caused the mail. */
    private void send(MailStore.Claim claim) {
        var cause = new ReceiverContext<Mail>(MailDispatcher::header, Kind.CONSUMER);
        cause.setCarrier(claim.mail());
        var observation = Observation.start("usersay.mail.send", () -> cause, observations);
        observation.lowCardinalityKeyValue("outcome", "failed");
        try (var scope = observation.openScope()) {
            observation.lowCardinalityKeyValue("outcome", execute(claim));
        } finally {
            observation.stop();
        }
    }

    private static @Nullable String header(Mail mail, String name) {
        return name.equals("traceparent") ? mail.traceparent() : null;
    }

    /** Sends a mail; how it ended. */
    private String execute(MailStore.Claim claim) {
        var mail = claim.mail();
        if (store.wasSent(mail.id())) {
            store.remove(claim);
            return "repeated";
        }
        // Looked up when they are needed, since features that check mails also write some.
        for (var check : checks) {
            switch (check.check(mail)) {
                case Verdict.Drop never -> {
                    store.suppress(claim, never.why());
                    return "suppressed";
                }
                case Verdict.Postpone later -> {
                    store.postpone(claim, later.delay());
                    return "postponed";
                }
                case Verdict.Send now -> {
                    // Asks the next check.
                }
            }
        }
        return switch (smtpRelay.send(mail)) {
            case Result.Accepted taken -> {
                store.sent(claim);
                yield "sent";
            }
            case Result.TemporaryFailure notTaken -> retryOrGiveUp(claim, notTaken.why());
            case Result.Unknown unclear ->
                mail.delivery() == DeliveryGuarantee.AT_LEAST_ONCE
                        ? retryOrGiveUp(claim, unclear.why())
                        : giveUp(claim, unclear.why());
            case Result.Rejected refused -> giveUp(claim, refused.why());
        };
    }

    private String retryOrGiveUp(MailStore.Claim claim, String why) {
        if (claim.createdAt().plus(settings.giveUpAfter()).isBefore(clock.instant())) {
            return giveUp(claim, why);
        }
        store.retryAfter(claim, settings.waitAfter(claim.attempts()), why);
        log.info("Mail {} is tried again later ({}): {}", claim.mail().id(), claim.attempts(), withoutAddresses(why));
        return "postponed";
    }

    /** Relays name the recipient in their answers, which the console shows and the log must not. */
    private static String withoutAddresses(String why) {
        return why.replaceAll("[^\\s<>:]+@[^\\s<>:]+", "(address)");
    }

    private String giveUp(MailStore.Claim claim, String why) {
        store.giveUp(claim, why);
        log.warn("Mail {} is dead: {}", claim.mail().id(), withoutAddresses(why));
        return "dead";
    }
}
