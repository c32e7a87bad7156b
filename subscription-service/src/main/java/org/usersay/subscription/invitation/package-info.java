/**
 * Invitations to a role on a site, by mail. Uses {@code account}, {@code cleanup}, {@code contact}, {@code outbox},
 * {@code privacy}, {@code secret}.
 */
@NullMarked
package org.usersay.subscription.invitation;

import org.jspecify.annotations.NullMarked;
