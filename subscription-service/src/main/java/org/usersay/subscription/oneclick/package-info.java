/**
 * One click from a mail, without a cookie and without a stored token: it ends a kind of mail (RFC 8058), or confirms that it is
 * wanted. Features that offer one implement {@code Click}. Uses {@code secret}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.oneclick;

import org.jspecify.annotations.NullMarked;
