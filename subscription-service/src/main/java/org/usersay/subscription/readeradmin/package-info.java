/**
 * What a reader may do, decided by others: roles and suspensions. Uses {@code account}, {@code session}, {@code event}.
 */
@NullMarked
package org.usersay.subscription.readeradmin;

import org.jspecify.annotations.NullMarked;
