package org.usersay.subscription.attemptlimit;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.requester.Requester;

/**
 * Bound on all mails together that others can cause to one address: registrations, links, orders, newsletters,
 * notifications. One source takes only a part of it, so that a stranger does not use up what the owner needs; and what the
 * owner causes by a device of the account is counted apart.
 */
@Component
public class MailLimiter {

    /** After which time at most a mail that was not admitted is. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private final AttemptLimiter attemptLimiter;
    private final Limit perSource;
    private final Limit perAddress;

    MailLimiter(AttemptLimiter attemptLimiter, MailLimitSettings settings) {
        this.attemptLimiter = attemptLimiter;
        this.perSource = new Limit("mail-source", settings.perSource(), WINDOW);
        this.perAddress = new Limit("mail-address", settings.perAddress(), WINDOW);
    }

    /** Counts a mail that the sender of a request causes; false where it must not be sent. */
    public boolean admits(EmailAddress to, Requester requester) {
        return admits(to, "network " + requester.network());
    }

    /** Counts a mail about what other readers wrote. */
    public boolean admitsNotification(EmailAddress to) {
        return admits(to, "notifications");
    }

    /** Counts a mail that the owner of the address causes, who is signed in or was so in this browser. */
    public boolean admitsOwn(EmailAddress to) {
        return passes(perSource, to, "owner");
    }

    private boolean admits(EmailAddress to, String source) {
        return passes(perSource, to, source) && passes(perAddress, to, "all");
    }

    private boolean passes(Limit limit, EmailAddress to, String source) {
        return attemptLimiter.attempt(limit, to.mailbox() + " " + source).isEmpty();
    }
}
