/** How often a client may ask; counted in Redis, or in memory while Redis is away. */
@NullMarked
package org.usersay.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
