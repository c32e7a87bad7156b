/**
 * Transactional outbox of mails: written with their cause, sent later, retried, and shown to administrators after the
 * last failure. Uses {@code contact}, {@code secret}.
 */
@NullMarked
package org.usersay.subscription.outbox;

import org.jspecify.annotations.NullMarked;
