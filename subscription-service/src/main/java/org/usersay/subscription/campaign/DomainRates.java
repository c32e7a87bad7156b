package org.usersay.subscription.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.usersay.subscription.contact.EmailAddress;

/**
 * When the next mail to each domain is due at the earliest. Domains that are behind no mail are left out, so that their number
 * depends on the rates and not on that of the recipients.
 */
record DomainRates(Map<String, Instant> next) {

    static final DomainRates NONE = new DomainRates(Map.of());

    DomainRates {
        next = Map.copyOf(next);
    }

    /** Time for a mail to an address that is due at {@code slot} otherwise. */
    Instant slot(EmailAddress email, Instant slot) {
        var own = next.get(domain(email));
        return own != null && own.isAfter(slot) ? own : slot;
    }

    /** After a mail to an address at {@code at}, while the campaign is at {@code slot}. */
    DomainRates after(EmailAddress email, Instant at, Duration interval, Instant slot) {
        var later = new HashMap<>(next);
        later.values().removeIf(time -> !time.isAfter(slot));
        later.put(domain(email), at.plus(interval));
        return new DomainRates(later);
    }

    private static String domain(EmailAddress email) {
        return email.key().substring(email.key().lastIndexOf('@') + 1);
    }
}
