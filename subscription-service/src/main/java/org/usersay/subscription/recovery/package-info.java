/**
 * Ways back in without the password: reset links and sign-in links. Uses {@code account}, {@code session}, {@code requester}.
 */
@NullMarked
package org.usersay.subscription.recovery;

import org.jspecify.annotations.NullMarked;
