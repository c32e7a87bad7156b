/** The Jedis client of a process, pipelines shared by its threads, and Lua scripts kept in resource files. */
@NullMarked
package org.usersay.redis;

import org.jspecify.annotations.NullMarked;
