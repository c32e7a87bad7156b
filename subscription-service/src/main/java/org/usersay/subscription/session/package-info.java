/**
 * Signed-in devices and API clients: access tokens, refresh tokens, cookies, revocation. Uses {@code account}, {@code registration}, {@code key}.
 */
@NullMarked
package org.usersay.subscription.session;

import org.jspecify.annotations.NullMarked;
