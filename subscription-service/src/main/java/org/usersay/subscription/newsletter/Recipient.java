package org.usersay.subscription.newsletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;

/**
 * Subscribed address of a list.
 *
 * @param id of the subscription
 * @param language null for the site's
 * @param since when it was chosen
 */
public record Recipient(
        String id, EmailAddress email, @Nullable Language language, Instant since) {}
