/** Registrations with an unverified address. Uses {@code account}. */
@NullMarked
package org.usersay.subscription.registration;

import org.jspecify.annotations.NullMarked;
