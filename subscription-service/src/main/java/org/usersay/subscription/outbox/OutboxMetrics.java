package org.usersay.subscription.outbox;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.usersay.starter.metrics.SampledGauges;

/** Gauges of the outbox: how many mails are in it, and how long the oldest has been waiting. */
@Component
class OutboxMetrics {

    OutboxMetrics(SampledGauges gauges, MailQueries mails) {
        for (var state : List.of(MailState.WAITING, MailState.SENDING, MailState.DEAD)) {
            gauges.add(
                    "usersay.outbox.mails",
                    "mails in the outbox, counted up to 10,000",
                    () -> mails.count(state),
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        }
        gauges.add(
                "usersay.outbox.age.seconds",
                "time since the oldest mail that is still to be sent was written, other than those of campaigns",
                () -> mails.oldestWaiting().toMillis() / 1000.0);
    }
}
