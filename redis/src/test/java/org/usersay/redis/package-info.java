/** What outlives Redis and how. */
@NullMarked
package org.usersay.redis;

import org.jspecify.annotations.NullMarked;
