/** Limits on attempts: guesses at one account, mails to one address. Uses {@code contact}, {@code requester}, {@code secret}. */
@NullMarked
package org.usersay.subscription.attemptlimit;

import org.jspecify.annotations.NullMarked;
