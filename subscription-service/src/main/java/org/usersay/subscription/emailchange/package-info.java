/**
 * Changes of an account's address, which the old and the new one both confirm. Uses {@code account}, {@code recovery},
 * {@code privacy}, {@code outbox}.
 */
@NullMarked
package org.usersay.subscription.emailchange;

import org.jspecify.annotations.NullMarked;
