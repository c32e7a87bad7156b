/**
 * Mail that must not be lost: written down with its cause, sent later, retried, and shown to staff when it fails for good. Uses {@code contact}, {@code secret}.
 */
@NullMarked
package org.usersay.subscription.outbox;

import org.jspecify.annotations.NullMarked;
