/** Senders of requests: their network and their browser. Uses {@code secret} and {@code outbox}. */
@NullMarked
package org.usersay.subscription.requester;

import org.jspecify.annotations.NullMarked;
