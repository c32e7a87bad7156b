/**
 * What subscribers may read: for their account, for the publisher's paywall, and as their badge. Uses {@code account}, {@code order},
 * {@code session}, {@code signingkey}.
 */
@NullMarked
package org.usersay.subscription.entitlement;

import org.jspecify.annotations.NullMarked;
