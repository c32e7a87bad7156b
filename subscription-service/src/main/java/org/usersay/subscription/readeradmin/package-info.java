/**
 * Administration of readers: roles, suspensions, notes and warnings. Uses {@code account}, {@code contact}, {@code event},
 * {@code outbox}, {@code privacy}, {@code session}.
 */
@NullMarked
package org.usersay.subscription.readeradmin;

import org.jspecify.annotations.NullMarked;
