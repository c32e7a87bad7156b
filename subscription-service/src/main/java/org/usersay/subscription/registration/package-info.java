/** Registrations with an unverified address. Uses {@code account}, {@code consent}. */
@NullMarked
package org.usersay.subscription.registration;

import org.jspecify.annotations.NullMarked;
