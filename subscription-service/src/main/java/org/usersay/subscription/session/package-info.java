/**
 * Sessions of browsers and API clients: access tokens, refresh tokens, cookies, revocation. Uses {@code account},
 * {@code attemptlimit}, {@code registration}, {@code requester}, {@code signingkey}.
 */
@NullMarked
package org.usersay.subscription.session;

import org.jspecify.annotations.NullMarked;
