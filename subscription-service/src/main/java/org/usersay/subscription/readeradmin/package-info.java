/** Administration of readers: roles and suspensions. Uses {@code account}, {@code session}, {@code event}. */
@NullMarked
package org.usersay.subscription.readeradmin;

import org.jspecify.annotations.NullMarked;
