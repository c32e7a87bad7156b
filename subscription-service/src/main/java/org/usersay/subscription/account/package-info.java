/**
 * Readers with a verified address. Uses {@code contact}, {@code password}, {@code event}.
 */
@NullMarked
package org.usersay.subscription.account;

import org.jspecify.annotations.NullMarked;
