package org.usersay.subscription.invitation;

import java.time.Instant;
import org.usersay.starter.identity.Role;
import org.usersay.subscription.contact.EmailAddress;

/**
 * Invitation of an address to a role on a site.
 *
 * @param by id of the administrator
 */
record Invitation(
        String id, String site, Role role, EmailAddress email, String by, Instant createdAt, Instant expiresAt) {}
