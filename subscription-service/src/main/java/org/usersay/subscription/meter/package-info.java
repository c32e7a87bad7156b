/**
 * Metered articles: those that readers without an entitlement may read in a month. Uses {@code account}, {@code attemptlimit},
 * {@code cleanup}, {@code entitlement}, {@code privacy}, {@code requester}, {@code secret}.
 */
@NullMarked
package org.usersay.subscription.meter;

import org.jspecify.annotations.NullMarked;
