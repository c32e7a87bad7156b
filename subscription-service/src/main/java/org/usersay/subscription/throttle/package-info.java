/**
 * How often somebody may try something: guesses at one account, mails to one address. Uses {@code secret}.
 */
@NullMarked
package org.usersay.subscription.throttle;

import org.jspecify.annotations.NullMarked;
