package org.usersay.subscription.seat;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.attemptlimit.AttemptLimiter;
import org.usersay.subscription.attemptlimit.Limit;
import org.usersay.subscription.attemptlimit.MailLimiter;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.requester.Requester;

/**
 * Bounds on what invitations send to addresses that never asked for it: of one order twice as many a day as it has seats and a
 * few more, two of them to one address; a few to one address from all orders; so many from a network. They are narrower than
 * those on all mails together.
 */
@Component
class SeatLimits {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MORE = 10;
    private static final String MANY = "Many were invited already. Go on later.";
    private static final String OFTEN = "This address was invited too often. Try it later.";

    private final AttemptLimiter attemptLimiter;
    private final MailLimiter mailLimiter;
    private final Limit perInvited = new Limit("seat-invited", 2, DAY);
    private final Limit perAddress;
    private final Limit perNetwork;

    SeatLimits(AttemptLimiter attemptLimiter, MailLimiter mailLimiter, SeatSettings settings) {
        this.attemptLimiter = attemptLimiter;
        this.mailLimiter = mailLimiter;
        this.perAddress = new Limit("seat-address", settings.mailsPerAddress(), DAY);
        this.perNetwork = new Limit("seat-network", settings.invitationsPerNetwork(), Duration.ofHours(1));
    }

    /** Counts an invitation; a 429 problem where it must not be sent. */
    void require(SeatOrder order, EmailAddress to, Requester requester) {
        var perOrder = new Limit("seat-order", 2 * order.count() + MORE, DAY);
        require(perOrder, order.first(), MANY);
        require(perNetwork, requester.network(), MANY);
        require(perInvited, order.first() + " " + to.mailbox(), OFTEN);
        require(perAddress, to.mailbox(), OFTEN);
        if (!mailLimiter.admits(to, requester)) {
            throw CommonProblem.TOO_MANY_REQUESTS.refusal(OFTEN).retryAfter(MailLimiter.WINDOW);
        }
    }

    private void require(Limit limit, String whom, String why) {
        attemptLimiter.attempt(limit, whom).ifPresent(wait -> {
            throw CommonProblem.TOO_MANY_REQUESTS.refusal(why).retryAfter(wait);
        });
    }
}
