/** What outlives Redis and how. */
@NullMarked
package org.usersay.starter.redis;

import org.jspecify.annotations.NullMarked;
