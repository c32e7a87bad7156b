package org.usersay.subscription.newsletter;

import org.jspecify.annotations.Nullable;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;

/**
 * Subscribed address of a list.
 *
 * @param id of the subscription
 * @param language null for the site's
 */
public record Recipient(
        String id, EmailAddress email, @Nullable Language language) {}
