/** The Jedis client and Lua scripts kept in resource files. */
@NullMarked
package org.usersay.starter.redis;

import org.jspecify.annotations.NullMarked;
