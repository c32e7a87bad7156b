/** Deletion of expired documents. Uses no other feature. */
@NullMarked
package org.usersay.subscription.cleanup;

import org.jspecify.annotations.NullMarked;
