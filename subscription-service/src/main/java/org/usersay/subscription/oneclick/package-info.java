/**
 * Actions performed by one click in a mail, without a cookie and without a stored token: unsubscribing (RFC 8058),
 * confirming. Features implement {@code OneClickAction}. Uses {@code contact}, {@code secret}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.oneclick;

import org.jspecify.annotations.NullMarked;
