/**
 * Weekly digests: campaigns that are made of the most discussed and the best rated articles of a week, which the other services tell.
 * Uses {@code campaign}, {@code contact}.
 */
@NullMarked
package org.usersay.subscription.digest;

import org.jspecify.annotations.NullMarked;
