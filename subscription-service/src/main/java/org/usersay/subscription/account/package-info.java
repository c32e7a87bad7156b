/**
 * Readers with a verified address. Uses {@code consent}, {@code contact}, {@code password}, {@code event}.
 */
@NullMarked
package org.usersay.subscription.account;

import org.jspecify.annotations.NullMarked;
