/** The real Redis, from the binary that embedded-redis carries for this kind of machine. */
@NullMarked
package org.usersay.standalone.redis;

import org.jspecify.annotations.NullMarked;
