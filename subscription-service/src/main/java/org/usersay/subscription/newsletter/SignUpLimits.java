package org.usersay.subscription.newsletter;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.usersay.subscription.attemptlimit.AttemptLimiter;
import org.usersay.subscription.attemptlimit.Limit;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.requester.Requester;

/**
 * Bounds on what sign-ups send to an address that never asked for it: one mail a day for each list, a few for all lists of all
 * sites. They are narrower than those on all mails together, and the caller does not learn of them.
 */
@Component
class SignUpLimits {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final AttemptLimiter attemptLimiter;
    private final MailLimiter mailLimiter;
    private final Limit perSubscription = new Limit("newsletter-subscription", 1, DAY);
    private final Limit perAddress;
    private final Limit perNetwork;
    private final Limit perSite;

    SignUpLimits(AttemptLimiter attemptLimiter, MailLimiter mailLimiter, NewsletterSettings settings) {
        this.attemptLimiter = attemptLimiter;
        this.mailLimiter = mailLimiter;
        this.perAddress = new Limit("newsletter-address", settings.mailsPerAddress(), DAY);
        this.perNetwork = new Limit("newsletter-network", settings.signUpsPerNetwork(), HOUR);
        this.perSite = new Limit("newsletter-site", settings.signUpsPerSite(), HOUR);
    }

    /** Counts a sign-up without a proof of work; whether it needs one. Independent of the address. */
    boolean isSuspicious(String site, Requester requester) {
        var ofNetwork = attemptLimiter.attempt(perNetwork, requester.network()).isPresent();
        return attemptLimiter.attempt(perSite, site).isPresent() || ofNetwork;
    }

    /** Counts a confirming mail; false where it must not be sent. */
    boolean admits(EmailAddress to, String subscription, Requester requester) {
        if (attemptLimiter.attempt(perSubscription, subscription).isPresent()) {
            return false;
        }
        if (mailLimiter.admits(to, requester)
                && attemptLimiter.attempt(perAddress, to.mailbox()).isEmpty()) {
            return true;
        }
        reset(subscription);
        return false;
    }

    /** Lets the owner, who confirmed or withdrew, or whose sign-up was not kept, ask for the same list again. */
    void reset(String subscription) {
        attemptLimiter.reset(perSubscription, subscription);
    }
}
