package org.usersay.subscription.outbox;

import java.time.Duration;

/** Check of a mail right before it is sent, since much may have changed after it was written. Fast, without side effects. */
public interface SendingCheck {

    Verdict check(Mail mail);

    /** What is done with the mail. */
    sealed interface Verdict {

        Verdict SEND = new Send();

        record Send() implements Verdict {}

        /** Never sent. */
        record Drop(String why) implements Verdict {}

        /** Checked again later, without counting as an attempt that failed. */
        record Postpone(Duration delay) implements Verdict {}
    }
}
